// A test in JavaScript: starts the emulator of the npm package, signs in with the AWS SDK, and stops it.
import { start } from "litecognito";
import { CognitoIdentityProviderClient, GetUserCommand, InitiateAuthCommand, ListUsersCommand } from "@aws-sdk/client-cognito-identity-provider";

const emulator = await start();
const client = new CognitoIdentityProviderClient({ endpoint: emulator.endpoint, region: emulator.region, credentials: emulator.credentials });
const { AuthenticationResult } = await client.send(new InitiateAuthCommand({
  AuthFlow: "USER_PASSWORD_AUTH",
  ClientId: emulator.clientId,
  AuthParameters: { USERNAME: emulator.username, PASSWORD: emulator.password },
}));
const user = await client.send(new GetUserCommand({ AccessToken: AuthenticationResult.AccessToken }));
const { Users } = await client.send(new ListUsersCommand({ UserPoolId: emulator.userPoolId }));
await emulator.stop();
console.log(`signed in: ${user.Username} of ${Users.length}`);

const busy = await start();
const refused = await start({ port: Number(new URL(busy.endpoint).port) }).then(() => "started", (error) => error.message);
console.log(`second: ${refused}`);
// The program ends without stop(). The emulator ends with it.
