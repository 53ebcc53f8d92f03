'use strict';
// Signs in with the AWS SDK and cognito-srp-helper, and prints the access token.
const {
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
} = require('@aws-sdk/client-cognito-identity-provider');
const { createSrpSession, signSrpSession, wrapAuthChallenge, wrapInitiateAuth } = require('cognito-srp-helper');

const [endpoint, poolId, ClientId] = process.argv.slice(2);
const { LITECOGNITO_USERNAME: USERNAME, LITECOGNITO_PASSWORD: password } = process.env;

async function signIn() {
  const client = new CognitoIdentityProviderClient({ endpoint, region: poolId.split('_')[0] });
  const session = createSrpSession(USERNAME, password, poolId, false);
  const challenge = await client.send(
    new InitiateAuthCommand(
      wrapInitiateAuth(session, { ClientId, AuthFlow: 'USER_SRP_AUTH', AuthParameters: { CHALLENGE_NAME: 'SRP_A', USERNAME } }),
    ),
  );
  const { AuthenticationResult } = await client.send(
    new RespondToAuthChallengeCommand(
      wrapAuthChallenge(signSrpSession(session, challenge), {
        ClientId,
        ChallengeName: challenge.ChallengeName,
        ChallengeResponses: { USERNAME },
        Session: challenge.Session,
      }),
    ),
  );
  console.log(JSON.stringify({ accessToken: AuthenticationResult.AccessToken }));
}

signIn();
