'use strict';
// Signs in with Amplify, with its userPoolEndpoint. Input: endpoint, poolId, clientId, username, password, totpSecret?
const { Amplify } = require('aws-amplify');
const { confirmSignIn, fetchAuthSession, fetchUserAttributes, signIn } = require('aws-amplify/auth');
const { failed, input, signedIn } = require('./exchange');
const { totp } = require('./totp');

// Without localStorage, Amplify keeps the tokens in memory.
Amplify.configure({
  Auth: { Cognito: { userPoolId: input.poolId, userPoolClientId: input.clientId, userPoolEndpoint: input.endpoint } },
});

const challenges = [];
const request = globalThis.fetch;
globalThis.fetch = (address, options) => {
  const headers = new Headers(options.headers);
  if (headers.get('x-amz-target')?.endsWith('.RespondToAuthChallenge')) challenges.push(JSON.parse(options.body).ChallengeName);
  return request(address, options);
};

async function run() {
  const { nextStep } = await signIn({ username: input.username, password: input.password, options: { authFlowType: 'USER_SRP_AUTH' } });
  if (nextStep.signInStep === 'CONFIRM_SIGN_IN_WITH_TOTP_CODE') await confirmSignIn({ challengeResponse: totp(input.totpSecret) });
  await fetchUserAttributes();
  const { tokens } = await fetchAuthSession();
  signedIn(tokens.accessToken.toString(), tokens.idToken.toString(), challenges);
}

run().catch(failed);
