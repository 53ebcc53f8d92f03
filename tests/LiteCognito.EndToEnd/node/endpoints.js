'use strict';
// Prints the addresses that the AWS SDK calls, without sending a request. It reads environment variables and profiles as they are.
// Input: cases, a JSON array of { service, variables, region?, useFips? }. An address is "error" if the SDK refuses the settings.
const idp = require('@aws-sdk/client-cognito-identity-provider');
const identity = require('@aws-sdk/client-cognito-identity');
const sts = require('@aws-sdk/nested-clients/sts');
const sso = require('@aws-sdk/nested-clients/sso');
const oidc = require('@aws-sdk/nested-clients/sso-oidc');
const signin = require('@aws-sdk/nested-clients/signin');
const { failed, input, print } = require('./exchange');

// The client, a command, and the path that the command appends to the address.
const services = {
  COGNITO_IDENTITY_PROVIDER: [idp.CognitoIdentityProviderClient, new idp.ListUserPoolsCommand({ MaxResults: 1 }), ''],
  COGNITO_IDENTITY: [identity.CognitoIdentityClient, new identity.ListIdentityPoolsCommand({ MaxResults: 1 }), ''],
  STS: [sts.STSClient, new sts.AssumeRoleCommand({ RoleArn: 'arn', RoleSessionName: 'session' }), ''],
  SSO: [sso.SSOClient, new sso.GetRoleCredentialsCommand({ accountId: '1', roleName: 'role', accessToken: 'token' }), 'federation/credentials'],
  SSO_OIDC: [oidc.SSOOIDCClient, new oidc.CreateTokenCommand({ clientId: 'id', clientSecret: 'secret', grantType: 'grant' }), 'token'],
  SIGNIN: [signin.SigninClient, new signin.CreateOAuth2TokenCommand({ tokenInput: { clientId: 'id', grantType: 'grant' } }), 'v1/token'],
};

async function address({ service, variables, region, useFips }) {
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name];
  Object.assign(process.env, variables);
  const [Client, command, path] = services[service];
  let called;
  const client = new Client({
    ...(region && { region }),
    ...(useFips && { useFipsEndpoint: true }),
    credentials: { accessKeyId: 'testing', secretAccessKey: 'testing' },
    maxAttempts: 1,
    requestHandler: {
      async handle(request) {
        called = `${request.protocol}//${request.hostname}${request.port ? `:${request.port}` : ''}${request.path}`;
        throw new Error('not sent');
      },
    },
  });
  await client.send(command).catch(() => {});
  return called === undefined ? 'error' : called.slice(0, called.length - path.length);
}

async function all() {
  const addresses = [];
  for (const each of JSON.parse(input.cases)) addresses.push(await address(each));
  print({ addresses });
}

all().catch(failed);
