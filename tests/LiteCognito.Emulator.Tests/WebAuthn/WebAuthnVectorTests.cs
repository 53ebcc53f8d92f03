using System.Text.Json;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.State;
using LiteCognito.Emulator.WebAuthn;

namespace LiteCognito.Emulator.Tests.WebAuthn;

/// <summary>The vectors of spec/vectors/webauthn.json, which come from other authenticators.</summary>
public sealed class WebAuthnVectorTests
{
    private static readonly JsonArray Vectors = JsonNode.Parse(
        File.ReadAllText(Repository.Spec("vectors", "webauthn.json")))!["vectors"]!.AsArray();

    public static TheoryData<string> Accepted => Ids(accepted: true);

    public static TheoryData<string> Refused => Ids(accepted: false);

    [Theory]
    [MemberData(nameof(Accepted))]
    public void Valid_vector_is_accepted(string id)
    {
        JsonNode vector = Find(id);
        RelyingParty party = Party(vector);
        JsonNode signIn = vector["signIn"]!;

        EmulatorPasskey passkey = Register(party, vector);
        party.Verify([passkey], (string)signIn["challenge"]!, Credential(vector, signIn));

        Assert.Equal((string)vector["registration"]!["credentialId"]!, passkey.Id);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Invalid_vector_is_refused(string id)
    {
        JsonNode vector = Find(id);

        PasskeyError error = Assert.Throws<PasskeyError>(() => Register(Party(vector), vector));

        Assert.Equal("WebAuthnCredentialNotSupportedException", error.Code);
    }

    private static RelyingParty Party(JsonNode vector) =>
        new((string)vector["rpId"]!, [(string)vector["origin"]!], (bool)vector["userVerification"]!);

    private static EmulatorPasskey Register(RelyingParty party, JsonNode vector)
    {
        JsonNode registration = vector["registration"]!;
        using JsonDocument credential = JsonDocument.Parse(Credential(vector, registration));
        return party.Register(credential.RootElement, (string)registration["challenge"]!, DateTimeOffset.UnixEpoch);
    }

    private static string Credential(JsonNode vector, JsonNode response) => new JsonObject
    {
        ["id"] = (string)vector["registration"]!["credentialId"]!,
        ["rawId"] = (string)vector["registration"]!["credentialId"]!,
        ["type"] = "public-key",
        ["clientExtensionResults"] = new JsonObject(),
        ["response"] = response.DeepClone(),
    }.ToJsonString();

    private static JsonNode Find(string id) => Vectors.Single(vector => (string)vector!["id"]! == id)!;

    private static TheoryData<string> Ids(bool accepted) =>
        [.. Vectors.Where(vector => (bool)vector!["accepted"]! == accepted).Select(vector => (string)vector!["id"]!)];
}
