'use strict';
// Signs in with amazon-cognito-identity-js, which confirms a new device automatically.
// Input: endpoint, poolId, clientId, username, password, totpSecret?, smsCode?, deviceKey?, deviceGroupKey?, devicePassword?
const { AuthenticationDetails, CognitoUser, CognitoUserPool } = require('amazon-cognito-identity-js');
const { failed, input, signedIn } = require('./exchange');
const { totp } = require('./totp');

const memory = new Map();
const storage = {
  setItem: (key, value) => memory.set(key, String(value)),
  getItem: (key) => memory.get(key) ?? null,
  removeItem: (key) => memory.delete(key),
  clear: () => memory.clear(),
};

// The keys under which amazon-cognito-identity-js stores a user's device.
const slots = { deviceKey: 'deviceKey', deviceGroupKey: 'deviceGroupKey', devicePassword: 'randomPasswordKey' };
const slot = (name) => `CognitoIdentityServiceProvider.${input.clientId}.${input.username}.${slots[name]}`;
for (const name of Object.keys(slots)) if (input[name]) storage.setItem(slot(name), input[name]);
const device = () => Object.fromEntries(Object.keys(slots).map((name) => [name, storage.getItem(slot(name))]));

const pool = new CognitoUserPool({
  UserPoolId: input.poolId,
  ClientId: input.clientId,
  endpoint: input.endpoint,
  Storage: storage,
});
const user = new CognitoUser({ Username: input.username, Pool: pool, Storage: storage });

const challenges = [];
const request = user.client.request.bind(user.client);
user.client.request = (operation, parameters, callback) => {
  if (operation === 'RespondToAuthChallenge') challenges.push(parameters.ChallengeName);
  return request(operation, parameters, callback);
};

const steps = {
  onSuccess: (session) =>
    signedIn(session.getAccessToken().getJwtToken(), session.getIdToken().getJwtToken(), challenges, device()),
  onFailure: failed,
  totpRequired: () => user.sendMFACode(totp(input.totpSecret), steps, 'SOFTWARE_TOKEN_MFA'),
  mfaRequired: () => user.sendMFACode(input.smsCode, steps),
  selectMFAType: () => user.sendMFASelectionAnswer('SOFTWARE_TOKEN_MFA', steps),
  newPasswordRequired: () => user.completeNewPasswordChallenge(input.newPassword, {}, steps),
};

user.authenticateUser(new AuthenticationDetails({ Username: input.username, Password: input.password }), steps);
