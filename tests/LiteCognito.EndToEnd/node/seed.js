'use strict';
// Starts the emulator of the npm package with a seed, signs a user in, and tries a seed with a mistake.
// Input: package, the path of index.js; program, that of litecognito; path or seed; username, password
const { CognitoIdentityProviderClient, AdminGetUserCommand } = require('@aws-sdk/client-cognito-identity-provider');
const { failed, input, print } = require('./exchange');

process.env.LITECOGNITO_BINARY = input.program;
const { start } = require(input.package);

(async () => {
  const emulator = await start({ seed: input.path ?? JSON.parse(input.seed) });
  const { endpoint, region, credentials, userPoolId } = emulator;
  const client = new CognitoIdentityProviderClient({ endpoint, region, credentials });
  const user = await client.send(new AdminGetUserCommand({ UserPoolId: userPoolId, Username: input.username }));
  await emulator.stop();
  const mistake = await start({ seed: { UserPool: [] } }).then(() => 'started', (error) => error.message);
  print({ userPoolId, region, clients: emulator.userPools[0].clients.length, status: user.UserStatus, mistake });
})().catch(failed);
