using System.Text.Json.Nodes;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Tests.State;

public sealed class TokenIssuerTests
{
    [Fact]
    public void Key_ids_need_no_escapes_in_json()
    {
        using var emulator = new CognitoEmulator();
        TokenIssuer issuer = emulator.CreatePool().Tokens;
        for (int i = 0; i < 3; i++)
        {
            JsonNode id = issuer.Jwks()["keys"]![0]!["kid"]!;
            Assert.Equal($"\"{id}\"", id.ToJsonString());
            Assert.Equal(44, id.ToString().Length);
            issuer.Rotate();
        }
    }
}
