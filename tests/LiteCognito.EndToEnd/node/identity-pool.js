'use strict';
// Gets credentials from an identity pool, with an ID token or as a guest, and calls a signed operation with them.
// Input: endpoint, region, identityPoolId, provider?, idToken?
const { CognitoIdentityClient, GetCredentialsForIdentityCommand, GetIdCommand, GetOpenIdTokenCommand } = require('@aws-sdk/client-cognito-identity');
const { CognitoIdentityProviderClient, ListUserPoolsCommand } = require('@aws-sdk/client-cognito-identity-provider');
const { failed, input, print } = require('./exchange');

const identities = new CognitoIdentityClient({ endpoint: input.endpoint, region: input.region });
const Logins = input.idToken ? { [input.provider]: input.idToken } : undefined;

async function run() {
  const { IdentityId } = await identities.send(new GetIdCommand({ IdentityPoolId: input.identityPoolId, Logins }));
  const { Credentials } = await identities.send(new GetCredentialsForIdentityCommand({ IdentityId, Logins }));
  const { Token } = await identities.send(new GetOpenIdTokenCommand({ IdentityId, Logins }));
  const call = (sessionToken) =>
    new CognitoIdentityProviderClient({
      endpoint: input.endpoint,
      region: input.region,
      credentials: { accessKeyId: Credentials.AccessKeyId, secretAccessKey: Credentials.SecretKey, sessionToken },
    }).send(new ListUserPoolsCommand({ MaxResults: 1 }));
  const pools = await call(Credentials.SessionToken);
  print({
    result: 'done',
    key: Credentials.AccessKeyId.slice(0, 4),
    expiresIn: Math.round((Credentials.Expiration - Date.now()) / 60_000),
    pools: pools.UserPools.length,
    withoutSessionToken: await call(undefined).catch((error) => error.name),
    amr: JSON.parse(Buffer.from(Token.split('.')[1], 'base64url')).amr[0],
  });
}

run().catch(failed);
