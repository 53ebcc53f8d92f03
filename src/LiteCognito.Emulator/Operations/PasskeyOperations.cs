using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Operations;

/// <summary>Passkeys of signed-in users.</summary>
internal static class PasskeyArea
{
    public static readonly Dictionary<string, Func<Call, JsonObject>> Operations = new()
    {
        ["StartWebAuthnRegistration"] = StartWebAuthnRegistration,
        ["CompleteWebAuthnRegistration"] = CompleteWebAuthnRegistration,
        ["ListWebAuthnCredentials"] = ListWebAuthnCredentials,
        ["DeleteWebAuthnCredential"] = DeleteWebAuthnCredential,
    };

    private static JsonObject StartWebAuthnRegistration(Call call)
    {
        EmulatorUser user = Caller(call);
        string challenge = RelyingParty.NewChallenge();
        user.WebAuthnRegistration = (challenge, call.Now + user.Pool.Options.AuthSessionValidity);
        return new() { ["CredentialCreationOptions"] = user.Pool.RelyingParty.CreationOptions(user, challenge) };
    }

    private static JsonObject CompleteWebAuthnRegistration(Call call)
    {
        EmulatorUser user = Caller(call);
        if (user.WebAuthnRegistration is not { } registration || call.Now >= registration.ExpiresAt)
            throw new ApiError("WebAuthnChallengeNotFoundException", "The challenge from StartWebAuthnRegistration is missing or has expired.");
        if (!call.Input.TryGetProperty("Credential", out JsonElement credential))
            throw ApiError.InvalidParameter("1 validation error detected: Value null at 'credential' failed to satisfy constraint: Member must not be null");
        EmulatorPasskey passkey = user.Pool.RelyingParty.Register(credential, registration.Challenge, call.Now);
        if (user.Pool.Users.Values.Any(other => other.Passkeys.Any(known => known.Id.AsSpan().SequenceEqual(passkey.Id))))
            throw ApiError.InvalidParameter("The credential is registered already.");
        user.Passkeys.Add(passkey);
        user.WebAuthnRegistration = null;
        return [];
    }

    private static JsonObject ListWebAuthnCredentials(Call call)
    {
        EmulatorUser user = Caller(call);
        return call.Listed(
            "Credentials", user.Passkeys, passkey => Call.Key(passkey.CreatedAt, passkey.Text), passkey => passkey.Describe(user.Pool.RelyingParty.Id), largest: 20);
    }

    private static JsonObject DeleteWebAuthnCredential(Call call)
    {
        EmulatorUser user = Caller(call);
        string id = call.Required("CredentialId");
        return user.Passkeys.RemoveAll(passkey => passkey.Text == id) > 0
            ? [] : throw new ApiError("ResourceNotFoundException", "The credential does not exist.");
    }

    private static EmulatorUser Caller(Call call)
    {
        EmulatorUser user = Issuing.User(call);
        return user.Pool.Options.AllowedFirstAuthFactors.Contains("WEB_AUTHN")
            ? user : throw new ApiError("WebAuthnNotEnabledException", "WebAuthn is not enabled for this user pool.");
    }
}
