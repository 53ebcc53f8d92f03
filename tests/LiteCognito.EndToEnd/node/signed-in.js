'use strict';
// Gets AWS credentials for a profile that signs in, as programs with the AWS SDK do. The SDK refreshes the tokens in the cache if they expire.
// Input: home, method (sso or login), variables, a JSON object of environment variables
const { failed, input, print } = require('./exchange');

for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name];
Object.assign(process.env, { HOME: input.home, USERPROFILE: input.home }, JSON.parse(input.variables));

const provider =
  input.method === 'sso'
    ? require('@aws-sdk/credential-provider-sso').fromSSO()
    : require('@aws-sdk/credential-provider-login').fromLoginCredentials();

provider()
  .then(({ accessKeyId, secretAccessKey, sessionToken, expiration }) =>
    print({ result: 'done', accessKeyId, secretAccessKey, sessionToken, expiration }))
  .catch(failed);
