'use strict';
// Signs in with amazon-cognito-identity-js and prints the access token.
const { AuthenticationDetails, CognitoUser, CognitoUserPool } = require('amazon-cognito-identity-js');

const [endpoint, UserPoolId, ClientId] = process.argv.slice(2);
const { LITECOGNITO_USERNAME: Username, LITECOGNITO_PASSWORD: Password } = process.env;

// Without localStorage, the package keeps the tokens in memory.
const Pool = new CognitoUserPool({ UserPoolId, ClientId, endpoint });
new CognitoUser({ Username, Pool }).authenticateUser(new AuthenticationDetails({ Username, Password }), {
  onSuccess: (session) => console.log(JSON.stringify({ accessToken: session.getAccessToken().getJwtToken() })),
  onFailure: (error) => {
    throw error;
  },
});
