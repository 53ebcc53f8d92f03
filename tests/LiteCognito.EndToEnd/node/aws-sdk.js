'use strict';
// Creates a pool, an app client and a user with the AWS SDK. Input: endpoint, region, username, password, generateSecret?
const sdk = require('@aws-sdk/client-cognito-identity-provider');
const { failed, input, print } = require('./exchange');

const client = new sdk.CognitoIdentityProviderClient({
  endpoint: input.endpoint,
  region: input.region,
  credentials: { accessKeyId: input.accessKeyId ?? 'testing', secretAccessKey: input.secretAccessKey ?? 'testing' },
  maxAttempts: 1,
});

async function setUp() {
  const pool = await client.send(new sdk.CreateUserPoolCommand({ PoolName: 'end-to-end', MfaConfiguration: 'OFF' }));
  const poolId = pool.UserPool.Id;
  const app = await client.send(
    new sdk.CreateUserPoolClientCommand({
      UserPoolId: poolId,
      ClientName: 'end-to-end',
      GenerateSecret: Boolean(input.generateSecret),
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    }),
  );
  await client.send(
    new sdk.AdminCreateUserCommand({ UserPoolId: poolId, Username: input.username, MessageAction: 'SUPPRESS' }),
  );
  await client.send(
    new sdk.AdminSetUserPasswordCommand({
      UserPoolId: poolId,
      Username: input.username,
      Password: input.password,
      Permanent: true,
    }),
  );
  print({
    result: 'set-up',
    poolId,
    clientId: app.UserPoolClient.ClientId,
    clientSecret: app.UserPoolClient.ClientSecret,
  });
}

setUp().catch(failed);
