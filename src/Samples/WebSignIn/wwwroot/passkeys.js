// A form with data-passkey asks the browser for a passkey, puts the answer into its field and submits itself.
const canUsePasskeys = Boolean(window.PublicKeyCredential?.parseRequestOptionsFromJSON);

for (const element of document.querySelectorAll('[data-needs-passkeys]'))
  element.hidden = !canUsePasskeys;
for (const element of document.querySelectorAll('[data-lacks-passkeys]'))
  element.hidden = canUsePasskeys;

async function askBrowser(form) {
  const options = JSON.parse(form.dataset.options);
  const credential = form.dataset.passkey === 'create'
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  return JSON.stringify(credential.toJSON());
}

async function answer(form) {
  const button = form.querySelector('button');
  const problem = form.querySelector('[data-problem]');
  problem.hidden = true;
  button.disabled = true;
  try {
    form.elements.namedItem('Credential').value = await askBrowser(form);
    form.submit();
  } catch (error) {
    problem.textContent = error.name === 'InvalidStateError'
      ? 'This device already has a passkey for your account.'
      : 'The browser returned no passkey. Try again, or go back.';
    problem.hidden = false;
    button.disabled = false;
    button.focus();
  }
}

if (canUsePasskeys)
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    form.addEventListener('submit', event => {
      event.preventDefault();
      answer(form);
    });
    answer(form); // the user has asked for it on the page before
  }
