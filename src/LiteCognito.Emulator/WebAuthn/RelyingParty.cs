using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.WebAuthn;

/// <summary>
/// A pool as the relying party of passkeys. It verifies registrations and sign-ins as Web Authentication Level 2, sections 7.1
/// and 7.2, requires.
/// </summary>
internal sealed class RelyingParty(string id, IReadOnlyList<string> origins, bool userVerification)
{
    private const int ChallengeBytes = 32, TimeoutMilliseconds = 60_000;

    public string Id { get; } = id;

    private string UserVerification => userVerification ? "required" : "preferred";

    /// <summary>Creates the relying party of a pool.</summary>
    public static RelyingParty Of(EmulatorPool pool) =>
        new(pool.Options.RelyingPartyId, pool.Options.WebAuthnOrigins, pool.Options.RequireUserVerification);

    public static string NewChallenge() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(ChallengeBytes));

    /// <summary>Creates a PublicKeyCredentialCreationOptionsJSON.</summary>
    public JsonObject CreationOptions(EmulatorUser user, string challenge) => new()
    {
        ["rp"] = new JsonObject { ["id"] = Id, ["name"] = Id },
        ["user"] = new JsonObject
        {
            ["id"] = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(user.Sub)),
            ["name"] = user.Username,
            ["displayName"] = user.Username,
        },
        ["challenge"] = challenge,
        ["pubKeyCredParams"] = new JsonArray(Algorithm(CosePublicKey.Es256), Algorithm(CosePublicKey.Rs256)),
        ["timeout"] = TimeoutMilliseconds,
        ["excludeCredentials"] = Descriptors(user.Passkeys),
        ["authenticatorSelection"] = new JsonObject
        {
            ["requireResidentKey"] = true,
            ["residentKey"] = "required",
            ["userVerification"] = UserVerification,
        },
    };

    /// <summary>Creates a PublicKeyCredentialRequestOptionsJSON.</summary>
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
            throw PasskeyError.InvalidParameter("The credential is not a RegistrationResponseJSON.");

        CheckClientData(clientData, "webauthn.create", challenge);
        if (!data.IsFor(Id))
            throw new PasskeyError("WebAuthnRelyingPartyMismatchException", "The credential is for another relying party.");
        if (!IsPresent(data))
            throw PasskeyError.InvalidParameter("The user was not present, or not verified.");
        if (data.PublicKey is not { } key || !attestation.Verify(key, SHA256.HashData(clientData)))
            throw new PasskeyError("WebAuthnCredentialNotSupportedException", "The credential's key or attestation is not supported.");
        if (!data.CredentialId.AsSpan().SequenceEqual(Bytes(credential, "rawId") ?? []))
            throw PasskeyError.InvalidParameter("The credential's id is not the one attested.");
        return new()
        {
            RawId = data.CredentialId,
            PublicKey = data.EncodedPublicKey,
            Counter = data.Counter,
            Attachment = Json.GetString(credential, "authenticatorAttachment"),
            Transports = Json.GetStrings(response, "transports"),
            CreatedAt = now,
        };
    }

    /// <summary>Verifies an AuthenticationResponseJSON, and rejects the sign-in if it is invalid.</summary>
    public void Verify(IReadOnlyList<EmulatorPasskey> passkeys, string challenge, string json)
    {
        JsonElement credential = Parse(Encoding.UTF8.GetBytes(json));
        EmulatorPasskey? passkey = Bytes(credential, "rawId") is { } id
            ? passkeys.FirstOrDefault(known => known.RawId.AsSpan().SequenceEqual(id)) : null;
        if (passkey is null || Response(credential) is not { } response || Bytes(response, "clientDataJSON") is not { } clientData
            || Bytes(response, "authenticatorData") is not { } bytes || AuthenticatorData.Parse(bytes) is not { } data
            || Bytes(response, "signature") is not { } signature)
            throw Refused();
        try
        {
            CheckClientData(clientData, "webauthn.get", challenge);
        }
        catch (PasskeyError)
        {
            throw Refused(); // a sign-in does not reveal the reason
        }

        byte[] signed = [.. bytes, .. SHA256.HashData(clientData)];
        bool counterGrows = data.Counter > passkey.Counter || (data.Counter == 0 && passkey.Counter == 0);
        if (!data.IsFor(Id) || !IsPresent(data) || !CosePublicKey.Read(passkey.PublicKey)!.Verify(signed, signature) || !counterGrows)
            throw Refused();
        passkey.Counter = data.Counter;
    }

    private static PasskeyError Refused() => new("NotAuthorizedException", "The passkey was not accepted.");

    private bool IsPresent(AuthenticatorData data) => data.IsUserPresent && (data.IsUserVerified || !userVerification);

    private void CheckClientData(byte[] json, string type, string challenge)
    {
        JsonElement clientData = Parse(json);
        if (Json.GetString(clientData, "type") != type)
            throw PasskeyError.InvalidParameter("The credential was made for another purpose.");
        if (Json.GetString(clientData, "challenge") is not { } given || !FixedTime.AreEqual(given, challenge))
            throw new PasskeyError("WebAuthnChallengeNotFoundException", "The credential answers another challenge.");
        if (Json.GetString(clientData, "origin") is not { } origin || !(origins.Contains(origin) || IsLocal(origin)))
            throw new PasskeyError("WebAuthnOriginNotAllowedException", "The credential was made at an origin that is not allowed.");
    }

    /// <summary>
    /// Returns true for every page of localhost, if the relying party is localhost. Pages under development have many ports.
    /// </summary>
    private bool IsLocal(string origin) =>
        Id == "localhost" && Uri.TryCreate(origin, UriKind.Absolute, out Uri? url) && url.Host == Id
        && (url.Scheme is "http" or "https") && $"{url.Scheme}://{url.Authority}" == origin;

    private static JsonObject Algorithm(int algorithm) => new JsonObject { ["alg"] = algorithm, ["type"] = "public-key" };

    private static JsonArray Descriptors(IEnumerable<EmulatorPasskey> passkeys) => Json.List(passkeys, passkey => new JsonObject
    {
        ["id"] = passkey.Id,
        ["type"] = "public-key",
        ["transports"] = Json.Strings(passkey.Transports),
    });

    private static JsonElement Parse(byte[] json)
    {
        using JsonDocument document = Json.ParseObject(json) ?? throw PasskeyError.InvalidParameter("The credential is not a JSON object.");
        return document.RootElement.Clone();
    }

    private static JsonElement? Response(JsonElement credential) =>
        Json.GetString(credential, "type") == "public-key" ? Json.GetObject(credential, "response") : null;

    private static byte[]? Bytes(JsonElement json, string name)
    {
        try
        {
            return Json.GetString(json, name) is { } text ? Base64Url.DecodeFromChars(text) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
