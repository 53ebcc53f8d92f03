'use strict';
// Lists users with the credentials of the profile in AWS_PROFILE, as any program with the AWS SDK does.
// Input: endpoint, userPoolId, variables, a JSON object of environment variables
const { CognitoIdentityProviderClient, ListUsersCommand } = require('@aws-sdk/client-cognito-identity-provider');
const { failed, input, print } = require('./exchange');

for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name];
Object.assign(process.env, JSON.parse(input.variables));

const client = new CognitoIdentityProviderClient({ endpoint: input.endpoint });

async function run() {
  const { Users } = await client.send(new ListUsersCommand({ UserPoolId: input.userPoolId }));
  const { expiration } = await client.config.credentials();
  print({ result: 'done', users: Users.map((user) => user.Username), expires: expiration });
}

run().catch(failed);
