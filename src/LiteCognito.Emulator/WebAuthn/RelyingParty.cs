using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiteCognito.Emulator;

/// <summary>A pool's side of passkeys: registration and sign-in as Web Authentication Level 2, sections 7.1 and 7.2, has them verified.</summary>
internal sealed class RelyingParty(string id, IReadOnlyList<string> origins, bool userVerification)
{
    private const int ChallengeBytes = 32, TimeoutMilliseconds = 60_000;

    public string Id { get; } = id;

    private string UserVerification => userVerification ? "required" : "preferred";

    public static string NewChallenge() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(ChallengeBytes));

    /// <summary>PublicKeyCredentialCreationOptionsJSON.</summary>
    public JsonObject CreationOptions(EmulatorUser user, string challenge) => new()
    {
        ["rp"] = new JsonObject { ["id"] = Id, ["name"] = Id },
        ["user"] = new JsonObject { ["id"] = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(user.Sub)), ["name"] = user.Username, ["displayName"] = user.Username },
        ["challenge"] = challenge,
        ["pubKeyCredParams"] = new JsonArray(Algorithm(CosePublicKey.Es256), Algorithm(CosePublicKey.Rs256)),
        ["timeout"] = TimeoutMilliseconds,
        ["excludeCredentials"] = Descriptors(user.Passkeys),
        ["authenticatorSelection"] = new JsonObject { ["requireResidentKey"] = true, ["residentKey"] = "required", ["userVerification"] = UserVerification },
    };

    /// <summary>PublicKeyCredentialRequestOptionsJSON.</summary>
    public JsonObject RequestOptions(string challenge, IReadOnlyList<EmulatorPasskey> passkeys) => new()
    {
        ["challenge"] = challenge,
        ["timeout"] = TimeoutMilliseconds,
        ["rpId"] = Id,
        ["allowCredentials"] = Descriptors(passkeys),
        ["userVerification"] = UserVerification,
    };

    /// <summary>Verifies a RegistrationResponseJSON.</summary>
    public EmulatorPasskey Register(JsonElement credential, string challenge, DateTimeOffset now)
    {
        if (Response(credential) is not { } response || Bytes(response, "clientDataJSON") is not { } clientData
            || AttestationObject.Parse(Bytes(response, "attestationObject") ?? []) is not { } attestation
            || AuthenticatorData.Parse(attestation.AuthenticatorData) is not { HasCredential: true } data)
            throw ApiError.InvalidParameter("The credential is not a RegistrationResponseJSON.");

        CheckClientData(clientData, "webauthn.create", challenge);
        if (!data.IsFor(Id))
            throw new ApiError("WebAuthnRelyingPartyMismatchException", "The credential is for another relying party.");
        if (!IsPresent(data))
            throw ApiError.InvalidParameter("The user was not present, or not verified.");
        if (data.PublicKey is not { } key || !attestation.Verify(key, SHA256.HashData(clientData)))
            throw new ApiError("WebAuthnCredentialNotSupportedException", "The credential's key or attestation is not supported.");
        if (!data.CredentialId.AsSpan().SequenceEqual(Bytes(credential, "rawId") ?? []))
            throw ApiError.InvalidParameter("The credential's id is not the one attested.");
        return new()
        {
            Id = data.CredentialId,
            PublicKey = key,
            Counter = data.Counter,
            Attachment = Call.Text(credential, "authenticatorAttachment"),
            Transports = response.TryGetProperty("transports", out JsonElement transports) && transports.ValueKind == JsonValueKind.Array
                ? [.. transports.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)] : [],
            CreatedAt = now,
        };
    }

    /// <summary>Verifies an AuthenticationResponseJSON, or refuses the sign-in.</summary>
    public void Verify(IReadOnlyList<EmulatorPasskey> passkeys, string challenge, string json)
    {
        JsonElement credential = Parse(Encoding.UTF8.GetBytes(json));
        EmulatorPasskey? passkey = Bytes(credential, "rawId") is { } id ? passkeys.FirstOrDefault(known => known.Id.AsSpan().SequenceEqual(id)) : null;
        if (passkey is null || Response(credential) is not { } response || Bytes(response, "clientDataJSON") is not { } clientData
            || Bytes(response, "authenticatorData") is not { } bytes || AuthenticatorData.Parse(bytes) is not { } data
            || Bytes(response, "signature") is not { } signature)
            throw Refused();
        try
        {
            CheckClientData(clientData, "webauthn.get", challenge);
        }
        catch (ApiError)
        {
            throw Refused(); // a sign-in says no more than that
        }

        byte[] signed = [.. bytes, .. SHA256.HashData(clientData)];
        bool counts = data.Counter > passkey.Counter || (data.Counter == 0 && passkey.Counter == 0);
        if (!data.IsFor(Id) || !IsPresent(data) || !passkey.PublicKey.Verify(signed, signature) || !counts)
            throw Refused();
        passkey.Counter = data.Counter;
    }

    private static ApiError Refused() => ApiError.NotAuthorized("The passkey was not accepted.");

    private bool IsPresent(AuthenticatorData data) => data.IsUserPresent && (data.IsUserVerified || !userVerification);

    private void CheckClientData(byte[] json, string type, string challenge)
    {
        JsonElement clientData = Parse(json);
        if (Call.Text(clientData, "type") != type)
            throw ApiError.InvalidParameter("The credential was made for another purpose.");
        if (Call.Text(clientData, "challenge") is not { } given || !Call.Same(given, challenge))
            throw new ApiError("WebAuthnChallengeNotFoundException", "The credential answers another challenge.");
        if (!origins.Contains(Call.Text(clientData, "origin")))
            throw new ApiError("WebAuthnOriginNotAllowedException", "The credential was made at an origin that is not allowed.");
    }

    private static JsonObject Algorithm(int algorithm) => new JsonObject { ["alg"] = algorithm, ["type"] = "public-key" };

    private static JsonArray Descriptors(IEnumerable<EmulatorPasskey> passkeys) => new([.. passkeys.Select(passkey => (JsonNode)new JsonObject
    {
        ["id"] = passkey.Text,
        ["type"] = "public-key",
        ["transports"] = new JsonArray([.. passkey.Transports.Select(transport => (JsonNode)transport)]),
    })]);

    private static JsonElement Parse(byte[] json)
    {
        using JsonDocument document = Dispatcher.ParseObject(json) ?? throw ApiError.InvalidParameter("The credential is not a JSON object.");
        return document.RootElement.Clone();
    }

    private static JsonElement? Response(JsonElement credential) =>
        Call.Text(credential, "type") == "public-key" && credential.TryGetProperty("response", out JsonElement response) && response.ValueKind == JsonValueKind.Object ? response : null;

    private static byte[]? Bytes(JsonElement json, string name)
    {
        try
        {
            return Call.Text(json, name) is { } text ? Base64Url.DecodeFromChars(text) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
