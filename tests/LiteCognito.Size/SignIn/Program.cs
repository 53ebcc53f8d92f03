// Only signs in, with SRP and the code of an authenticator app. Arguments: user pool, app client, user name, endpoint (optional).
using LiteCognito;

var client = new CognitoClient(new() { UserPoolId = args[0], ClientId = args[1], Endpoint = args.Length > 3 ? new Uri(args[3]) : null });
SignInStep step = await client.SignInAsync(args[2], Console.ReadLine()!);
while (step is SoftwareTokenMfaChallenge challenge)
    step = await challenge.RespondAsync(Console.ReadLine()!);
Console.WriteLine(step is SignedIn { Session: { } session } ? session.Tokens.AccessToken : ((SignInChallenge)step).Name);
