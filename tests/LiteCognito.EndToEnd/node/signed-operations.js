'use strict';
// Calls signed operations with the AWS SDK and prints the results.
// Input: scenario, endpoint, region; secretAccessKey?
const sdk = require('@aws-sdk/client-cognito-identity-provider');
const { failed, input, print } = require('./exchange');
const { totp } = require('./totp');

const client = new sdk.CognitoIdentityProviderClient({
  endpoint: input.endpoint,
  region: input.region,
  credentials: { accessKeyId: 'testing', secretAccessKey: input.secretAccessKey ?? 'testing' },
});
const call = (operation, parameters) => client.send(new sdk[operation + 'Command'](parameters));
const Password = 'Correct-horse-7';

// Reads all pages of a list with two items per page, and returns the number of items on each page.
async function all(list, member, parameters, size = 'Limit', token = 'NextToken') {
  const pages = [];
  let next;
  do {
    const page = await call(list, { ...parameters, [size]: 2, [token]: next });
    pages.push(page[member].length);
    next = page[token];
  } while (next);
  return pages;
}

const names = (users) => users.map((user) => user.Username);
const pool = async (settings) => (await call('CreateUserPool', { PoolName: 'signed', ...settings })).UserPool.Id;

async function app(UserPoolId, settings) {
  const made = await call('CreateUserPoolClient', { UserPoolId, ClientName: 'app', ...settings });
  return made.UserPoolClient;
}

async function permanent(UserPoolId, Username, attributes = {}) {
  const UserAttributes = Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));
  await call('AdminCreateUser', { UserPoolId, Username, UserAttributes, MessageAction: 'SUPPRESS' });
  await call('AdminSetUserPassword', { UserPoolId, Username, Password, Permanent: true });
}

const scenarios = {
  async users() {
    const UserPoolId = await pool();
    const maria = { UserPoolId, Username: 'maria' };
    const email = { Name: 'email', Value: 'maria@example.com' };
    const made = await call('AdminCreateUser', { ...maria, UserAttributes: [email], DesiredDeliveryMediums: ['EMAIL'] });
    await call('AdminUpdateUserAttributes', { ...maria, UserAttributes: [{ Name: 'email_verified', Value: 'true' }, { Name: 'name', Value: 'Maria' }] });
    await call('AdminSetUserPassword', { ...maria, Password, Permanent: true });
    await call('AdminResetUserPassword', maria);
    await call('AdminDisableUser', maria);
    const disabled = await call('AdminGetUser', maria);
    await call('AdminEnableUser', maria);
    await call('AdminDeleteUserAttributes', { ...maria, UserAttributeNames: ['name'] });
    const enabled = await call('AdminGetUser', maria);
    await call('AdminUserGlobalSignOut', maria);
    await call('AdminDeleteUser', maria);
    const gone = await call('AdminGetUser', maria).catch((error) => error.name);
    return {
      made: made.User.UserStatus,
      created: made.User.UserCreateDate instanceof Date,
      disabled: [disabled.Enabled, disabled.UserStatus, disabled.UserAttributes.find((a) => a.Name === 'name').Value].join(),
      enabled: [enabled.Enabled, enabled.UserAttributes.map((a) => a.Name).sort()].join(),
      gone,
    };
  },

  async lists() {
    const UserPoolId = await pool();
    for (const name of ['anna', 'anton', 'berta', 'carl "the" great', 'dora']) {
      const Username = name.split(' ')[0];
      await permanent(UserPoolId, Username, { name, email: `${Username}@example.com` });
    }
    const found = async (Filter) => names((await call('ListUsers', { UserPoolId, Filter })).Users).join();
    return {
      pages: (await all('ListUsers', 'Users', { UserPoolId }, 'Limit', 'PaginationToken')).join(),
      prefix: await found('username ^= "an"'),
      quoted: await found('name = "carl \\"the\\" great"'),
      status: await found('cognito:user_status = "CONFIRMED"'),
      attributes: (await call('ListUsers', { UserPoolId, AttributesToGet: ['email'], Limit: 1 })).Users[0].Attributes.map((a) => a.Name).join(),
    };
  },

  async groups() {
    const UserPoolId = await pool();
    await permanent(UserPoolId, 'maria');
    for (const GroupName of ['admins', 'staff', 'guests'])
      await call('CreateGroup', { UserPoolId, GroupName, Description: GroupName, Precedence: 1 });
    const maria = { UserPoolId, Username: 'maria' };
    await call('AdminAddUserToGroup', { ...maria, GroupName: 'staff' });
    await call('AdminAddUserToGroup', { ...maria, GroupName: 'admins' });
    await call('UpdateGroup', { UserPoolId, GroupName: 'staff', Precedence: 7 });
    const staff = await call('GetGroup', { UserPoolId, GroupName: 'staff' });
    const members = names((await call('ListUsersInGroup', { UserPoolId, GroupName: 'staff' })).Users);
    await call('AdminRemoveUserFromGroup', { ...maria, GroupName: 'staff' });
    await call('DeleteGroup', { UserPoolId, GroupName: 'guests' });
    return {
      staff: [staff.Group.Description, staff.Group.Precedence, staff.Group.CreationDate instanceof Date].join(),
      members: members.join(),
      of: (await call('AdminListGroupsForUser', maria)).Groups.map((group) => group.GroupName).join(),
      pages: (await all('ListGroups', 'Groups', { UserPoolId })).join(),
    };
  },

  async clients() {
    const UserPoolId = await pool();
    const made = await app(UserPoolId, { GenerateSecret: true, ReadAttributes: ['email'], RefreshTokenValidity: 5 });
    const id = { UserPoolId, ClientId: made.ClientId };
    const described = (await call('DescribeUserPoolClient', id)).UserPoolClient;
    const updated = (await call('UpdateUserPoolClient', { ...id, ClientName: 'renamed', CallbackURLs: ['https://example.com/'] })).UserPoolClient;
    const second = (await call('AddUserPoolClientSecret', id)).ClientSecretDescriptor;
    const secrets = (await call('ListUserPoolClientSecrets', id)).ClientSecrets;
    await call('DeleteUserPoolClientSecret', { ...id, ClientSecretId: secrets[0].ClientSecretId });
    const rotated = (await call('DescribeUserPoolClient', id)).UserPoolClient.ClientSecret;
    for (let i = 0; i < 2; i++) await app(UserPoolId);
    const pages = await all('ListUserPoolClients', 'UserPoolClients', { UserPoolId }, 'MaxResults');
    await call('DeleteUserPoolClient', id);
    return {
      described: [described.ReadAttributes, described.RefreshTokenValidity, described.ClientSecret === made.ClientSecret].join(),
      updated: [updated.ClientName, updated.CallbackURLs, updated.ReadAttributes === undefined].join(),
      secrets: [secrets.length, rotated === second.ClientSecretValue].join(),
      pages: pages.join(),
      gone: await call('DescribeUserPoolClient', id).catch((error) => error.name),
    };
  },

  async providers() {
    const UserPoolId = await pool();
    const google = { UserPoolId, ProviderName: 'Google' };
    await call('CreateIdentityProvider', {
      ...google,
      ProviderType: 'Google',
      ProviderDetails: { client_id: 'id', client_secret: 'secret', authorize_scopes: 'openid' },
      AttributeMapping: { email: 'email' },
      IdpIdentifiers: ['example.com'],
    });
    await call('UpdateIdentityProvider', { ...google, AttributeMapping: { email: 'mail' } });
    const described = (await call('DescribeIdentityProvider', google)).IdentityProvider;
    const found = (await call('GetIdentityProviderByIdentifier', { UserPoolId, IdpIdentifier: 'example.com' })).IdentityProvider;
    const listed = (await call('ListIdentityProviders', { UserPoolId })).Providers;
    await call('DeleteIdentityProvider', google);
    return {
      described: [described.ProviderDetails.client_id, described.AttributeMapping.email, described.CreationDate instanceof Date].join(),
      found: found.ProviderName,
      listed: listed.map((provider) => provider.ProviderType).join(),
      gone: await call('DescribeIdentityProvider', google).catch((error) => error.name),
    };
  },

  // Signs in a user as an administrator. At the second sign-in, the user has an authenticator.
  async signIn() {
    const UserPoolId = await pool({});
    await call('SetUserPoolMfaConfig', { UserPoolId, MfaConfiguration: 'OPTIONAL', SoftwareTokenMfaConfiguration: { Enabled: true } });
    await permanent(UserPoolId, 'maria');
    const { ClientId } = await app(UserPoolId, { ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] });
    const begin = (AuthFlow) => call('AdminInitiateAuth', { UserPoolId, ClientId, AuthFlow, AuthParameters: { USERNAME: 'maria', PASSWORD: Password } });
    const first = await begin('ADMIN_NO_SRP_AUTH');
    const { AccessToken } = first.AuthenticationResult;
    const { SecretCode } = await call('AssociateSoftwareToken', { AccessToken });
    await call('VerifySoftwareToken', { AccessToken, UserCode: totp(SecretCode) });
    await call('AdminSetUserMFAPreference', { UserPoolId, Username: 'maria', SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true } });
    const preference = await call('AdminGetUser', { UserPoolId, Username: 'maria' });
    const second = await begin('ADMIN_USER_PASSWORD_AUTH');
    const done = await call('AdminRespondToAuthChallenge', {
      UserPoolId,
      ClientId,
      ChallengeName: second.ChallengeName,
      Session: second.Session,
      ChallengeResponses: { USERNAME: 'maria', SOFTWARE_TOKEN_MFA_CODE: totp(SecretCode, Date.now() + 30_000) },
    });
    const refreshed = await call('AdminInitiateAuth', {
      UserPoolId,
      ClientId,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN: done.AuthenticationResult.RefreshToken },
    });
    await call('AdminDisableUser', { UserPoolId, Username: 'maria' });
    return {
      preference: [preference.PreferredMfaSetting, preference.UserMFASettingList].join(),
      challenge: second.ChallengeName,
      afterwards: (await call('GetUser', { AccessToken: refreshed.AuthenticationResult.AccessToken }).catch((error) => error)).name,
      notByTheUser: await call('InitiateAuth', { ClientId, AuthFlow: 'ADMIN_USER_PASSWORD_AUTH', AuthParameters: {} }).catch((error) => error.name),
      disabled: await begin('ADMIN_USER_PASSWORD_AUTH').catch((error) => error.message),
    };
  },

  async devices() {
    const UserPoolId = await pool({ DeviceConfiguration: { DeviceOnlyRememberedOnUserPrompt: true } });
    await permanent(UserPoolId, 'maria');
    const { ClientId } = await app(UserPoolId, { ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] });
    const maria = { UserPoolId, Username: 'maria' };
    for (const DeviceName of ['laptop', 'phone', 'tablet']) {
      const { AuthenticationResult: tokens } = await call('InitiateAuth', { ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME: 'maria', PASSWORD: Password } });
      await call('ConfirmDevice', {
        AccessToken: tokens.AccessToken,
        DeviceKey: tokens.NewDeviceMetadata.DeviceKey,
        DeviceName,
        DeviceSecretVerifierConfig: { Salt: Buffer.from('salt').toString('base64'), PasswordVerifier: Buffer.from('verifier').toString('base64') },
      });
    }
    const pages = await all('AdminListDevices', 'Devices', maria, 'Limit', 'PaginationToken');
    const device = { ...maria, DeviceKey: (await call('AdminListDevices', maria)).Devices[0].DeviceKey };
    await call('AdminUpdateDeviceStatus', { ...device, DeviceRememberedStatus: 'remembered' });
    const described = (await call('AdminGetDevice', device)).Device;
    await call('AdminForgetDevice', device);
    return {
      pages: pages.join(),
      status: described.DeviceAttributes.find((a) => a.Name === 'dev:device_remembered_status').Value,
      gone: await call('AdminGetDevice', device).catch((error) => error.name),
    };
  },

  async pools() {
    const UserPoolId = await pool({ UserPoolTags: { a: '1' }, Policies: { PasswordPolicy: { MinimumLength: 12 } } });
    await call('SetUserPoolMfaConfig', { UserPoolId, MfaConfiguration: 'ON', SoftwareTokenMfaConfiguration: { Enabled: true } });
    await call('AddCustomAttributes', { UserPoolId, CustomAttributes: [{ Name: 'shoe', AttributeDataType: 'String' }] });
    await call('UpdateUserPool', { UserPoolId, PoolName: 'renamed', EmailVerificationSubject: 'Hello' });
    const described = (await call('DescribeUserPool', { UserPoolId })).UserPool;
    await call('TagResource', { ResourceArn: described.Arn, Tags: { b: '2' } });
    await call('CreateResourceServer', { UserPoolId, Identifier: 'orders', Name: 'Orders', Scopes: [{ ScopeName: 'read', ScopeDescription: 'Read' }] });
    const server = (await call('DescribeResourceServer', { UserPoolId, Identifier: 'orders' })).ResourceServer;
    const listed = (await call('ListUserPools', { MaxResults: 60 })).UserPools.map((each) => each.Name);
    const tags = (await call('ListTagsForResource', { ResourceArn: described.Arn })).Tags;
    await call('DeleteUserPool', { UserPoolId });
    return {
      described: [described.Name, described.MfaConfiguration, described.SchemaAttributes.at(-1).Name, described.EmailVerificationSubject, described.Policies.PasswordPolicy.MinimumLength].join(),
      server: server.Scopes[0].ScopeName,
      listed: listed.join(),
      tags: Object.keys(tags).join(),
      gone: await call('DescribeUserPool', { UserPoolId }).catch((error) => error.name),
    };
  },

  // The SDK corrects its clock by the Date header of an error response and retries once.
  async clock() {
    const answer = await call('ListUserPools', { MaxResults: 1 });
    return { attempts: answer.$metadata.attempts, correctedBy: Math.round(client.config.systemClockOffset / 60_000) };
  },
};

scenarios[input.scenario]()
  .then((answer) => print({ result: 'done', ...answer }))
  .catch(failed);
