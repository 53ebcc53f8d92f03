// What a web application does with Amplify and with the AWS SDK for JavaScript. The tests call these functions in the page.
import { Amplify } from 'aws-amplify';
import 'aws-amplify/auth/enable-oauth-listener';
import {
  associateWebAuthnCredential, autoSignIn, confirmSignIn, confirmSignUp, fetchAuthSession, fetchUserAttributes, getCurrentUser,
  listWebAuthnCredentials, setUpTOTP, signIn, signInWithRedirect, signOut, signUp, updateMFAPreference, verifyTOTPSetup,
} from 'aws-amplify/auth';
import { Hub } from 'aws-amplify/utils';
import {
  AdminGetUserCommand, CognitoIdentityProviderClient, GetUserCommand, InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';

const settings = JSON.parse(document.getElementById('settings').textContent);

// A page that managed login has sent a code to exchanges it as soon as it is configured.
const redirected = new Promise((resolve) => {
  Hub.listen('auth', ({ payload }) => {
    if (payload.event.startsWith('signInWithRedirect')) resolve(payload.event);
  });
});

Amplify.configure({
  Auth: {
    Cognito: {
      userPoolId: settings.poolId,
      userPoolClientId: settings.clientId,
      userPoolEndpoint: settings.endpoint,
      loginWith: {
        oauth: {
          domain: new URL(settings.endpoint).host,
          scopes: ['openid', 'email'],
          redirectSignIn: [location.origin + '/'],
          redirectSignOut: [location.origin + '/'],
          responseType: 'code',
        },
      },
    },
  },
});

async function signedIn() {
  const { tokens } = await fetchAuthSession();
  return { accessToken: tokens.accessToken.toString(), idToken: tokens.idToken.toString() };
}

async function step(result) {
  const { nextStep } = await result;
  return nextStep.signInStep ?? nextStep.signUpStep;
}

const checks = {
  signUp: ({ username, password, email }) =>
    step(signUp({ username, password, options: { userAttributes: { email }, autoSignIn: true } })),
  confirmSignUp: ({ username, code }) => step(confirmSignUp({ username, confirmationCode: code })),
  autoSignIn: () => step(autoSignIn()),
  signIn: ({ username, password }) => step(signIn({ username, password, options: { authFlowType: 'USER_SRP_AUTH' } })),
  confirmSignIn: ({ code }) => step(confirmSignIn({ challengeResponse: code })),
  signedIn,
  attributes: () => fetchUserAttributes(),
  username: async () => (await getCurrentUser()).username,
  setUpTotp: async () => (await setUpTOTP()).sharedSecret,
  verifyTotp: async ({ code }) => {
    await verifyTOTPSetup({ code });
    await updateMFAPreference({ totp: 'PREFERRED' });
  },
  addPasskey: async () => {
    await associateWebAuthnCredential();
    return (await listWebAuthnCredentials()).credentials.length;
  },
  signInWithPasskey: ({ username }) =>
    step(signIn({ username, options: { authFlowType: 'USER_AUTH', preferredChallenge: 'WEB_AUTHN' } })),
  signOut: () => signOut(),
  managedLogin: () => signInWithRedirect(),
  redirected: () => redirected,
  async sdk({ username, password }) {
    const client = new CognitoIdentityProviderClient({
      endpoint: settings.endpoint,
      region: settings.poolId.split('_')[0],
      credentials: { accessKeyId: 'testing', secretAccessKey: 'testing' },
    });
    const { AuthenticationResult: tokens } = await client.send(new InitiateAuthCommand({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: settings.clientId,
      AuthParameters: { USERNAME: username, PASSWORD: password },
    }));
    const own = await client.send(new GetUserCommand({ AccessToken: tokens.AccessToken }));
    const known = await client.send(new AdminGetUserCommand({ UserPoolId: settings.poolId, Username: own.Username }));
    const refused = await client.send(new InitiateAuthCommand({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: settings.clientId,
      AuthParameters: { USERNAME: username, PASSWORD: `${password}?` },
    })).catch((error) => error.name);
    return { username: known.Username, status: known.UserStatus, refused };
  },
};

// A failure becomes its name and message, because the error of an evaluation would lose the name.
window.check = async ([name, input]) => {
  try {
    return { result: (await checks[name](input ?? {})) ?? null };
  } catch (error) {
    return { error: `${error.name}: ${error.message}` };
  }
};
document.documentElement.dataset.ready = 'true';
