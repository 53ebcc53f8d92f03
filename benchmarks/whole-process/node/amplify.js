'use strict';
// Signs in with Amplify and prints the access token.
const { Amplify } = require('aws-amplify');
const { fetchAuthSession, signIn } = require('aws-amplify/auth');

const [userPoolEndpoint, userPoolId, userPoolClientId] = process.argv.slice(2);
const { LITECOGNITO_USERNAME: username, LITECOGNITO_PASSWORD: password } = process.env;

// Without localStorage, Amplify keeps the tokens in memory.
Amplify.configure({ Auth: { Cognito: { userPoolId, userPoolClientId, userPoolEndpoint } } });

async function run() {
  await signIn({ username, password, options: { authFlowType: 'USER_SRP_AUTH' } });
  const { tokens } = await fetchAuthSession();
  console.log(JSON.stringify({ accessToken: tokens.accessToken.toString() }));
}

run();
