// A program of a newcomer: enrolls an authenticator app, and signs in again with its code. The arguments are those that
// `litecognito emulator` prints: endpoint, user pool, app client, user; the password is in the environment.
using System.Buffers.Binary;
using System.Security.Cryptography;
using LiteCognito;

string username = args[3], password = Environment.GetEnvironmentVariable("PASSWORD")!;
var client = new CognitoClient(new() { Endpoint = new Uri(args[0]), UserPoolId = args[1], ClientId = args[2] });

CognitoSession session = ((SignedIn)await client.SignInAsync(username, password)).Session;
SoftwareTokenSecret secret = await session.AssociateSoftwareTokenAsync();
if (!await session.VerifySoftwareTokenAsync(Code(secret.SecretCode, 0), "phone"))
    return 1;
await session.SetMfaPreferenceAsync(new() { SoftwareToken = MfaSetting.Preferred });

SignInStep step = await client.SignInAsync(username, password);
if (step is not SoftwareTokenMfaChallenge challenge)
    return 2;
// The code that enrolled the app cannot be used again, so this is the next one.
session = ((SignedIn)await challenge.RespondAsync(Code(secret.SecretCode, 1))).Session;
VerifiedToken token = await client.CreateTokenVerifier().VerifyAsync(session.Tokens.AccessToken, TokenUse.Access);
await session.SetMfaPreferenceAsync(new() { SoftwareToken = MfaSetting.Off });
Console.WriteLine($"signed in: {token.Username}");
return 0;

static string Code(string base32, int stepsAhead)
{
    const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    byte[] key = new byte[base32.Length * 5 / 8];
    for (int bit = 0; bit < key.Length * 8; bit++)
        if ((Alphabet.IndexOf(base32[bit / 5]) >> (4 - bit % 5) & 1) != 0)
            key[bit / 8] |= (byte)(0x80 >> bit % 8);
    byte[] time = new byte[8];
    BinaryPrimitives.WriteInt64BigEndian(time, DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30 + stepsAhead);
    byte[] hash = HMACSHA1.HashData(key, time);
    int code = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
    return (code % 1_000_000).ToString("000000");
}
