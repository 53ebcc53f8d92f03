using System.Text;
using System.Text.Json.Nodes;

namespace LiteCognito.Tests.Tokens;

/// <summary>
/// Alters tokens at random, reproducibly for a given seed. Most tokens whose signed content is altered are signed again.
/// </summary>
internal sealed class TokenMutations(TokenForge forge, uint seed)
{
    private const string Characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/=.% \n\té";

    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-1", "1e400", "1.5", "\"\"", "\"client\"", "\"Client\"", "\"id\"", "\"access\"", "[]",
            "[\"client\"]", "[\"client\",\"x\"]", "{}", "\"1\"",
        "\"clien\\u0074\"", "\"client \"", "\"client\\u0000\"", "9999999999", "1", "99999999999999999999", "\"" + TokenForge.Issuer +
        "\"", "\"" + TokenForge.Issuer + "/\"", "\"RS256\"", "\"none\"", "\"k1\"",
    ];

    private static readonly string[] Names = [
        "sub", "iss", "token_use", "exp", "iat", "nbf", "aud", "client_id", "cognito:username", "jti", "x"];
    private static readonly string[] HeaderNames = [
        "alg", "kid", "typ", "cty", "crit", "jwk", "jku", "x5u", "x5t", "x5t#S256", "zip", "enc", "b64", "x"];
    private static readonly string[] Ends = ["", " ", "x", "}", "{}", ",", "/**/", "\0", "\u00A0", "\n"];
    private static readonly string[] Members =
    [
        "\"x\":\"\\uD800\"", "\"\\uD800\":1", "\"x\":{\"a\":1,\"a\":1}", "\"x\":[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]",
            "\"x\":1,\"\\u0078\":1", "\"x\":01", "\"x\":\"\\x\"", "\"x\":\"é😀\\u00e9\"", "\"x\":NaN", "x:1",
    ];

    private uint _state = seed;

    public string Next()
    {
        JsonObject claims = forge.Claims("id");
        string header = TokenForge.Header().ToJsonString(), payload = claims.ToJsonString();
        switch (Below(12))
        {
            case 0:
            case 1:
                return Altered(forge.Sign(header, payload));
            case 2:
                return forge.Sign(header, payload, forge.Other);
            case 3:
                return forge.Sign(Altered(header), payload);
            case 4:
            case 5:
                return forge.Sign(header, Altered(payload));
            case 6:
                return forge.Sign(WithMember(header, Pick(HeaderNames)), payload);
            case 7:
            case 8:
                return forge.Sign(header, WithMember(payload, Pick(Names)));
            case 9:
                return forge.Sign(header + Pick(Ends), Pick(Ends).TrimStart('x', '}', ',') + payload + Pick(Ends));
            case 10:
                return forge.Sign(header, $"{payload[..^1]},{Pick(Members)}}}");
            default:
                // Alters the encoded parts and signs the result.
                string[] parts = [TokenForge.Encode(header), TokenForge.Encode(payload)];
                int part = Below(2);
                parts[part] = Below(3) == 0 ? parts[part] + Pick(["=", "==", "A", " ", "\n"]) : Altered(parts[part]);
                return forge.SignParts(parts[0], parts[1]);
        }
    }

    private string Altered(string text)
    {
        var altered = new StringBuilder(text);
        for (int edits = 1 + Below(2); edits > 0 && altered.Length > 0; edits--)
        {
            int at = Below(8) == 0 ? altered.Length - 1 : Below(altered.Length);
            switch (Below(4))
            {
                case 0: altered.Remove(at, 1); break;
                case 1: altered.Insert(at, Pick(Characters)); break;
                case 2: altered.Insert(at, altered[at]); break;
                default: altered[at] = Pick(Characters); break;
            }
        }
        return altered.ToString();
    }

    /// <summary>Replaces, duplicates or removes the member.</summary>
    private string WithMember(string json, string name)
    {
        JsonObject members = JsonNode.Parse(json)!.AsObject();
        bool twice = Below(6) == 0;
        if (!twice)
            members.Remove(name);
        json = members.ToJsonString();
        return Below(5) == 0 ? json : $"{json[..^1]},\"{name}\":{Pick(Values)}}}";
    }

    private char Pick(string from) => from[Below(from.Length)];

    private string Pick(string[] from) => from[Below(from.Length)];

    // The linear congruential generator of Numerical Recipes. Only its high bits are random.
    private int Below(int bound) => (int)((ulong)(_state = (_state * 1664525) + 1013904223) * (ulong)bound >> 32);
}
