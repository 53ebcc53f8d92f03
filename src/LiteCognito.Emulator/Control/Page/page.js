'use strict';
// Every text of the emulator is set with textContent: a user name may look like HTML.

const Interval = 1000, Limit = 10000;
const $ = id => document.getElementById(id);
const rows = new WeakMap(); // the elements of each list, by the JSON of their items
let chosenPool, timer, pending, seen;

function element(name, text, className, ...children) {
  const made = document.createElement(name);
  if (text != null) made.textContent = text;
  if (className) made.className = className;
  made.append(...children);
  return made;
}

function time(text) {
  const at = new Date(text), made = element('time');
  const sameDay = at.toDateString() === new Date().toDateString();
  made.textContent = sameDay ? at.toLocaleTimeString() : at.toLocaleString();
  made.dateTime = text;
  made.title = text;
  return made;
}

// Changes only the items that differ, so that focus, selection and scrolling stay.
function show(name, items, build) {
  const list = $(name + '-list'), old = rows.get(list) ?? new Map(), next = new Map();
  for (const item of items) {
    let key = JSON.stringify(item);
    while (next.has(key)) key += ' ';
    next.set(key, old.get(key) ?? build(item));
  }
  for (const [key, row] of old) if (!next.has(key)) row.remove();
  let place = list.firstElementChild;
  for (const row of next.values())
    if (row === place) place = place.nextElementSibling;
    else list.insertBefore(row, place);
  rows.set(list, next);
  $(name + '-none').hidden = items.length > 0;
  const table = list.closest('table');
  if (table) table.hidden = items.length === 0;
}

function row(list, cells) {
  const made = element('tr'), labels = $(list + '-list').closest('table').querySelectorAll('thead th');
  made.setAttribute('role', 'row');
  cells.forEach((content, index) => {
    const cell = element(index ? 'td' : 'th');
    cell.setAttribute('role', index ? 'cell' : 'rowheader');
    if (index) cell.dataset.label = labels[index].textContent;
    else cell.scope = 'row';
    cell.classList.toggle('empty', content == null);
    cell.append(content instanceof Node ? content : element('div', content ?? '–'));
    made.append(cell);
  });
  return made;
}

const lines = texts => texts.length ? element('div', null, null, ...texts.map(text => element('div', text))) : null;

function announce(text) {
  $('news').textContent = text;
}

async function copy(code, button) {
  try {
    await navigator.clipboard.writeText(code.textContent);
  } catch {
    // Without HTTPS, only addresses of the machine itself have the clipboard.
    getSelection().selectAllChildren(code);
    if (!document.execCommand('copy')) return announce('Select the code and copy it.');
  }
  button.firstChild.textContent = 'Copied';
  announce('Copied.');
  setTimeout(() => { button.firstChild.textContent = 'Copy'; }, 2000);
}

function message(item) {
  const code = element('span', item.code, 'code');
  const button = element('button', null, null, 'Copy', element('span', ` ${item.code}`, 'hidden'));
  button.type = 'button';
  button.addEventListener('click', () => copy(code, button));
  const about = element('span', `${item.purpose}, ${item.medium}, ${item.poolId}, `, 'weak', time(item.sentAt));
  const to = item.username === item.destination ? item.username : `${item.username} · ${item.destination}`;
  return element('li', null, null, code, element('div', null, 'to', element('span', to), about), button);
}

function news(messages) {
  const keys = messages.map(item => JSON.stringify(item));
  const fresh = seen ? messages.filter((_, index) => !seen.has(keys[index])) : [];
  seen = new Set(keys);
  if (fresh.length === 1) announce(`New message for ${fresh[0].username}: ${fresh[0].code}`);
  else if (fresh.length > 1) announce(`${fresh.length} new messages`);
}

function showPools(overview) {
  const select = $('pool'), ids = overview.pools.map(pool => pool.id);
  if (JSON.stringify([...select.options].map(option => option.value)) !== JSON.stringify(ids))
    select.replaceChildren(...overview.pools.map(pool =>
      new Option(pool.name ? `${pool.name} (${pool.id})` : pool.id, pool.id)));
  if (overview.userPoolId && select.value !== overview.userPoolId) select.value = overview.userPoolId;
  show('pools', overview.pools, pool => row('pools', [
    pool.id, pool.name, pool.users,
    lines([...pool.clients.map(client => `${client.name}: ${client.id}${client.hasSecret ? ', with a secret' : ''}`),
      ...pool.moreClients ? [`and ${pool.moreClients} more`] : []]),
  ]));
  $('pools-more').hidden = !overview.morePools;
}

function render(overview) {
  const now = new Date(overview.now), isShifted = Math.abs(now - Date.now()) > 60000;
  setState('Live', false);
  $('clock').textContent = isShifted ? `The emulator's clock shows ${now.toLocaleString()}.` : '';
  news(overview.messages);
  show('messages', overview.messages, message);
  $('messages-none').textContent = $('recipient').value
    ? 'No messages for this user or address.' : 'No messages yet. Sign a user up, and the code appears here.';
  $('messages-more').hidden = overview.messages.length < 50;
  showPools(overview);
  show('users', overview.users, user => row('users', [
    user.username, user.enabled ? user.status : `${user.status}, disabled`,
    lines(Object.entries(user.attributes).map(([name, value]) => `${name}: ${value}`)), lines(user.groups),
    lines(user.mfa.map(factor => factor === user.preferredMfa ? `${factor}, preferred` : factor)),
  ]));
  $('users-none').textContent = $('prefix').value ? 'No user begins like this.' : 'No users.';
  $('users-more').hidden = !overview.moreUsers;
  show('sign-ins', overview.signIns, signIn => row('sign-ins', [
    signIn.username, signIn.clientName, time(signIn.signedInAt), time(signIn.lastUsedAt), time(signIn.expiresAt),
  ]));
  show('requests', overview.requests, request => row('requests', [
    request.operation, element('div', request.outcome, request.outcome === 'OK' ? '' : 'bad'), request.username, request.clientId,
    time(request.time), `${Math.round(request.durationMilliseconds)} ms`,
  ]));
}

function setState(text, isBad) {
  const state = $('state');
  if (state.textContent !== text) state.textContent = text;
  state.classList.toggle('bad', isBad);
}

async function refresh() {
  clearTimeout(timer);
  pending?.abort();
  const current = pending = new AbortController();
  const limit = setTimeout(() => current.abort(), Limit);
  const query = new URLSearchParams({ prefix: $('prefix').value, recipient: $('recipient').value });
  if (chosenPool) query.set('userPoolId', chosenPool);
  try {
    const response = await fetch(`overview?${query}`, { signal: current.signal });
    const overview = await response.json();
    if (current !== pending) return;
    if (!response.ok) throw new Error(overview.message);
    render(overview);
  } catch (error) {
    if (current !== pending) return;
    setState(error instanceof TypeError || error.name === 'AbortError'
      ? 'The emulator does not answer. Trying again…' : String(error.message), true);
  } finally {
    clearTimeout(limit);
    if (current === pending && document.visibilityState === 'visible') timer = setTimeout(refresh, Interval);
  }
}

for (const form of document.forms) form.addEventListener('submit', event => { event.preventDefault(); });
for (const id of ['recipient', 'prefix']) $(id).addEventListener('input', () => {
  if (id === 'recipient') seen = null; // what a filter shows is not new
  refresh();
});
$('pool').addEventListener('change', event => { chosenPool = event.target.value; refresh(); });
document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') refresh(); });
refresh();
