'use strict';
// Signs in with cognito-srp-helper over the AWS SDK. Input: endpoint, region, poolId, clientId, clientSecret?, username, password, totpSecret?
const {
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
} = require('@aws-sdk/client-cognito-identity-provider');
const srp = require('cognito-srp-helper');
const { failed, input, signedIn } = require('./exchange');
const { totp } = require('./totp');

const client = new CognitoIdentityProviderClient({
  endpoint: input.endpoint,
  region: input.region,
  credentials: { accessKeyId: 'testing', secretAccessKey: 'testing' },
  maxAttempts: 1,
});

const secretHash = (username) =>
  input.clientSecret ? { SECRET_HASH: srp.createSecretHash(username, input.clientId, input.clientSecret) } : {};

const respond = (challenge, username, answers, complete = (command) => command) =>
  client.send(
    new RespondToAuthChallengeCommand(
      complete({
        ClientId: input.clientId,
        ChallengeName: challenge.ChallengeName,
        Session: challenge.Session,
        ChallengeResponses: { USERNAME: username, ...secretHash(username), ...answers },
      }),
    ),
  );

async function signIn() {
  const session = srp.createSrpSession(input.username, input.password, input.poolId, false);
  let answer = await client.send(
    new InitiateAuthCommand(
      srp.wrapInitiateAuth(session, {
        ClientId: input.clientId,
        AuthFlow: 'USER_SRP_AUTH',
        AuthParameters: { CHALLENGE_NAME: 'SRP_A', USERNAME: input.username, ...secretHash(input.username) },
      }),
    ),
  );

  const challenges = [];
  let username = input.username;
  while (answer.ChallengeName) {
    challenges.push(answer.ChallengeName);
    username = answer.ChallengeParameters?.USER_ID_FOR_SRP ?? answer.ChallengeParameters?.USERNAME ?? username;
    if (answer.ChallengeName === 'PASSWORD_VERIFIER') {
      const signed = srp.signSrpSession(session, answer);
      answer = await respond(answer, username, {}, (command) => srp.wrapAuthChallenge(signed, command));
    } else if (answer.ChallengeName === 'SOFTWARE_TOKEN_MFA') {
      answer = await respond(answer, username, { SOFTWARE_TOKEN_MFA_CODE: totp(input.totpSecret) });
    } else {
      throw new Error(`No answer to the challenge ${answer.ChallengeName}.`);
    }
  }
  const tokens = answer.AuthenticationResult;
  signedIn(tokens.AccessToken, tokens.IdToken, challenges);
}

signIn().catch(failed);
