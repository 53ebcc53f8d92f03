// The least that a web service of Cognito does: verify an access token.
using LiteCognito;

var verifier = new CognitoTokenVerifier(new() { Issuers = [TrustedIssuer.ForUserPool(args[0], [args[1]])] });
VerifiedToken token = await verifier.VerifyAsync(args[2], TokenUse.Access);
Console.WriteLine(token.Subject);
