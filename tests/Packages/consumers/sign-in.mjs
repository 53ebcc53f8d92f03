// A test in JavaScript: starts the emulator of the npm package, signs in with the AWS SDK, and stops it. Another one has a seed.
import { start } from "litecognito";
import { AdminDeleteUserCommand, CognitoIdentityProviderClient, GetUserCommand, InitiateAuthCommand, ListUsersCommand } from "@aws-sdk/client-cognito-identity-provider";

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

const seeded = await start({ seed: { UserPools: [{ PoolName: "shop", Users: [{ Username: "bob", Password: "Passw0rd!" }] }] } });
const { endpoint, region, credentials, userPoolId } = seeded;
const admin = new CognitoIdentityProviderClient({ endpoint, region, credentials });
await admin.send(new AdminDeleteUserCommand({ UserPoolId: userPoolId, Username: "bob" }));
await fetch(new URL("_emulator/reset", endpoint), { method: "POST" });
const again = await admin.send(new ListUsersCommand({ UserPoolId: userPoolId }));
await seeded.stop();
console.log(`after a reset: ${again.Users[0].Username} of ${again.Users.length}`);

const busy = await start();
const refused = await start({ port: Number(new URL(busy.endpoint).port) }).then(() => "started", (error) => error.message);
console.log(`second: ${refused}`);
// The program ends without stop(). The emulator ends with it.
