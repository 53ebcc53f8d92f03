'use strict';
// Calls every operation of identity pools. Input: endpoint, region, provider, clientId, idToken
const sdk = require('@aws-sdk/client-cognito-identity');
const { failed, input, print } = require('./exchange');

const client = new sdk.CognitoIdentityClient({
  endpoint: input.endpoint,
  region: input.region,
  credentials: { accessKeyId: 'testing', secretAccessKey: 'testing' },
});
const called = new Set();
const call = (name, members) => {
  called.add(name);
  return client.send(new sdk[name + 'Command'](members));
};
const role = 'arn:aws:iam::000000000000:role/user';
const developer = 'login.example';

async function run() {
  const settings = {
    IdentityPoolName: 'people',
    AllowUnauthenticatedIdentities: true,
    DeveloperProviderName: developer,
    CognitoIdentityProviders: [{ ProviderName: input.provider, ClientId: input.clientId, ServerSideTokenCheck: true }],
  };
  const { IdentityPoolId } = await call('CreateIdentityPool', { ...settings, IdentityPoolTags: { team: 'blue' } });
  const pool = { IdentityPoolId };
  await call('SetIdentityPoolRoles', { ...pool, Roles: { authenticated: role } });
  const { Roles } = await call('GetIdentityPoolRoles', pool);
  const { AllowClassicFlow } = await call('UpdateIdentityPool', { ...pool, ...settings, AllowClassicFlow: true });
  const { IdentityPoolName } = await call('DescribeIdentityPool', pool);
  const { IdentityPools } = await call('ListIdentityPools', { MaxResults: 60 });

  const ResourceArn = `arn:aws:cognito-identity:${input.region}:000000000000:identitypool/${IdentityPoolId}`;
  await call('TagResource', { ResourceArn, Tags: { cost: 'low' } });
  await call('UntagResource', { ResourceArn, TagKeys: ['team'] });
  const { Tags } = await call('ListTagsForResource', { ResourceArn });
  const tags = { ...pool, IdentityProviderName: input.provider };
  await call('SetPrincipalTagAttributeMap', { ...tags, UseDefaults: false, PrincipalTags: { name: 'sub' } });
  const { PrincipalTags } = await call('GetPrincipalTagAttributeMap', tags);

  const Logins = { [input.provider]: input.idToken };
  const { IdentityId } = await call('GetId', { ...pool, Logins });
  const { Credentials } = await call('GetCredentialsForIdentity', { IdentityId, Logins });
  await call('GetOpenIdToken', { IdentityId, Logins });
  const { CreationDate } = await call('DescribeIdentity', { IdentityId });
  await call('UnlinkIdentity', { IdentityId, Logins, LoginsToRemove: [input.provider] });
  const unlinked = await call('GetOpenIdToken', { IdentityId, Logins }).catch((error) => error.message);

  const signIn = (user) => call('GetOpenIdTokenForDeveloperIdentity', { ...pool, Logins: { [developer]: user } });
  const ann = await signIn('ann');
  const ben = await signIn('ben');
  const merged = await call('MergeDeveloperIdentities', {
    ...pool, DeveloperProviderName: developer, SourceUserIdentifier: 'ann', DestinationUserIdentifier: 'ben',
  });
  const { DeveloperUserIdentifierList } = await call('LookupDeveloperIdentity', { ...pool, IdentityId: ben.IdentityId, MaxResults: 60 });
  await call('UnlinkDeveloperIdentity', {
    ...pool, IdentityId: ben.IdentityId, DeveloperProviderName: developer, DeveloperUserIdentifier: 'ann',
  });
  const { Identities } = await call('ListIdentities', { ...pool, MaxResults: 60, HideDisabled: true });
  const { UnprocessedIdentityIds } = await call('DeleteIdentities', { IdentityIdsToDelete: [ann.IdentityId] });
  await call('DeleteIdentityPool', pool);
  const gone = await call('DescribeIdentityPool', pool).catch((error) => error.name);
  print({
    result: 'done',
    called: called.size,
    roles: Object.keys(Roles).join(),
    settings: `${IdentityPoolName},${AllowClassicFlow},${IdentityPools.length}`,
    tags: `${JSON.stringify(Tags)},${PrincipalTags.name}`,
    key: Credentials.AccessKeyId.slice(0, 4),
    isNew: Math.abs(CreationDate - Date.now()) < 60_000,
    unlinked: unlinked.replace(IdentityId, 'ID'),
    merged: merged.IdentityId === ben.IdentityId,
    users: DeveloperUserIdentifierList.join(),
    enabled: Identities.length,
    unprocessed: UnprocessedIdentityIds.length,
    gone,
  });
}

run().catch(failed);
