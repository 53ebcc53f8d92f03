'use strict';
// Signs in with cognito-srp-helper over the AWS SDK, and confirms a new device.
// Input: endpoint, region, poolId, clientId, clientSecret?, username, password, totpSecret?, deviceKey?, deviceGroupKey?, devicePassword?
const {
  CognitoIdentityProviderClient,
  ConfirmDeviceCommand,
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

let device = {
  deviceKey: input.deviceKey,
  deviceGroupKey: input.deviceGroupKey,
  devicePassword: input.devicePassword,
};
const known = device.deviceKey ? { DEVICE_KEY: device.deviceKey } : {};

async function confirm(accessToken, { DeviceKey, DeviceGroupKey }) {
  const { DeviceRandomPassword, DeviceSecretVerifierConfig } = srp.createDeviceVerifier(DeviceKey, DeviceGroupKey);
  await client.send(
    new ConfirmDeviceCommand({ AccessToken: accessToken, DeviceKey, DeviceName: 'srp-helper', DeviceSecretVerifierConfig }),
  );
  return { deviceKey: DeviceKey, deviceGroupKey: DeviceGroupKey, devicePassword: DeviceRandomPassword };
}

const respond = (challenge, username, answers, complete = (command) => command) =>
  client.send(
    new RespondToAuthChallengeCommand(
      complete({
        ClientId: input.clientId,
        ChallengeName: challenge.ChallengeName,
        Session: challenge.Session,
        ChallengeResponses: { USERNAME: username, ...known, ...secretHash(username), ...answers },
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
        AuthParameters: { CHALLENGE_NAME: 'SRP_A', USERNAME: input.username, ...known, ...secretHash(input.username) },
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
    } else if (answer.ChallengeName === 'DEVICE_SRP_AUTH') {
      // As in the package's documentation, the device uses the SRP session of the password, with the same A.
      answer = await respond(answer, username, {}, (command) => srp.wrapAuthChallenge(session, command));
    } else if (answer.ChallengeName === 'DEVICE_PASSWORD_VERIFIER') {
      const signed = srp.signSrpSessionWithDevice(session, answer, device.deviceGroupKey, device.devicePassword);
      answer = await respond(answer, username, {}, (command) => srp.wrapAuthChallenge(signed, command));
    } else {
      throw new Error(`No answer to the challenge ${answer.ChallengeName}.`);
    }
  }
  const tokens = answer.AuthenticationResult;
  if (tokens.NewDeviceMetadata) device = await confirm(tokens.AccessToken, tokens.NewDeviceMetadata);
  signedIn(tokens.AccessToken, tokens.IdToken, challenges, device);
}

signIn().catch(failed);
