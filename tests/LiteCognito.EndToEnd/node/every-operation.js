'use strict';
// Calls every operation of a service with the AWS SDK, with the inputs in calls/. Input: endpoint, region, service, variables.
// Prints the operations that the server does not know, what was wrong, and the code of the error of each operation that was refused.
const fs = require('node:fs');
const path = require('node:path');
const { failed, input, print } = require('./exchange');

const packages = { 'user-pools': '@aws-sdk/client-cognito-identity-provider', 'identity-pools': '@aws-sdk/client-cognito-identity' };
const name = packages[input.service];
const sdk = require(name);
const client = new sdk[input.service === 'user-pools' ? 'CognitoIdentityProviderClient' : 'CognitoIdentityClient']({
  endpoint: input.endpoint,
  region: input.region,
  credentials: { accessKeyId: 'testing', secretAccessKey: 'testing' },
  maxAttempts: 1,
});
const calls = JSON.parse(fs.readFileSync(path.join(__dirname, '..', 'calls', `${input.service}.json`), 'utf8'));
const variables = JSON.parse(input.variables);

// The errors of an operation are named in the documentation of its class alone.
function errorsOf(operation) {
  const types = fs.readFileSync(path.join(__dirname, 'node_modules', name, 'dist-types', 'commands', `${operation}Command.d.ts`), 'utf8');
  return [...types.matchAll(/@throws \{@link (\w+)\}/g)].map((match) => match[1]).filter((error) => !error.endsWith('ServiceException'));
}

async function fill(value) {
  if (Array.isArray(value)) return Promise.all(value.map(fill));
  if (typeof value === 'object') return Object.fromEntries(await Promise.all(Object.entries(value).map(async ([key, item]) => [key, await fill(item)])));
  if (typeof value !== 'string' || !value.includes('$')) return value;
  if (value === '$code') return (await (await fetch(new URL('/_emulator/messages', input.endpoint))).json()).messages.at(-1).code;
  return value.replace(/\$(\w+)/g, (_, variable) => variables[variable] ?? missing(variable));
}

function missing(variable) {
  throw new Error(`$${variable} is missing`);
}

async function run() {
  const unknown = [];
  const problems = [];
  const refused = {};
  let succeeded = 0;
  for (const [operation, parameters, saved = {}] of calls) {
    try {
      const answer = await client.send(new sdk[`${operation}Command`](await fill(parameters)));
      for (const [variable, member] of Object.entries(saved)) variables[variable] = member.split('.').reduce((object, key) => object?.[key], answer);
      succeeded++;
    } catch (error) {
      const status = error.$metadata?.httpStatusCode;
      if (error.name === 'UnknownOperationException') {
        unknown.push(operation);
        for (const variable of Object.keys(saved)) variables[variable] ??= '00000000-0000-4000-8000-000000000000';
      } else if (status >= 500 || !errorsOf(operation).includes(error.name)) problems.push(`${operation}: ${status} ${error.name}: ${error.message}`);
      else refused[operation] = `${error.name}: ${error.message}`;
    }
  }
  const called = new Set(calls.map(([operation]) => operation));
  const all = Object.keys(sdk).filter((key) => /^[A-Z]\w+Command$/.test(key)).map((key) => key.slice(0, -'Command'.length));
  for (const operation of all) if (!called.has(operation)) problems.push(`${operation}: not called`);
  print({ operations: all.length, succeeded, unknown, problems, refused });
}

run().catch(failed);
