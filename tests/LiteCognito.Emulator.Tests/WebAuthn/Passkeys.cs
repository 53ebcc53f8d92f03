using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.State;
using LiteCognito.Emulator.WebAuthn;

namespace LiteCognito.Emulator.Tests.WebAuthn;

/// <summary>A relying party with one user, which uses the same challenge for every request.</summary>
internal sealed class Passkeys(bool userVerification = true)
{
    public const string Origin = "http://localhost";

    private readonly EmulatorUser _user = new(new CognitoEmulator().CreatePool(), "alice", new Dictionary<string, string>());

    public RelyingParty Party { get; } = new("localhost", [Origin], userVerification);

    public string Challenge { get; } = RelyingParty.NewChallenge();

    public string Register(SoftwareAuthenticator authenticator, string origin = Origin, string? challenge = null, int? alsoOffered = null)
    {
        JsonObject options = Party.CreationOptions(_user, challenge ?? Challenge);
        if (alsoOffered is { } algorithm)
            options["pubKeyCredParams"]!.AsArray().Add((JsonNode)new JsonObject { ["alg"] = algorithm, ["type"] = "public-key" });
        return authenticator.Register(options.ToJsonString(), origin);
    }

    public string SignIn(SoftwareAuthenticator authenticator, string origin = Origin, string? challenge = null) =>
        authenticator.SignIn(Party.RequestOptions(challenge ?? Challenge, []).ToJsonString(), origin);

    public EmulatorPasskey Take(string registration)
    {
        using JsonDocument credential = JsonDocument.Parse(registration);
        return Party.Register(credential.RootElement, Challenge, DateTimeOffset.UnixEpoch);
    }

    public void Verify(EmulatorPasskey passkey, string signIn) => Party.Verify([passkey], Challenge, signIn);

    /// <summary>Changes the bytes of one member of the response.</summary>
    public static string Change(string credential, string member, Func<byte[], byte[]> change)
    {
        JsonNode json = JsonNode.Parse(credential)!;
        JsonNode response = json["response"]!;
        response[member] = Base64Url.EncodeToString(change(Base64Url.DecodeFromChars((string)response[member]!)));
        return json.ToJsonString();
    }

    public static byte[] Flip(byte[] bytes, int index)
    {
        byte[] changed = [.. bytes];
        changed[index < 0 ? changed.Length + index : index] ^= 1;
        return changed;
    }
}
