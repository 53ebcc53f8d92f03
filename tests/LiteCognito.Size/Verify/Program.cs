// The smallest web service that uses Cognito: it only verifies an access token.
using LiteCognito;

var verifier = new CognitoTokenVerifier(new() { Issuers = [TrustedIssuer.ForUserPool(args[0], [args[1]])] });
VerifiedToken token = await verifier.VerifyAsync(args[2], TokenUse.Access);
Console.WriteLine(token.Subject);
