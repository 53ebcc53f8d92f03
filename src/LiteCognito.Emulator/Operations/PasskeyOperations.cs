using System.Text.Json;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;
using LiteCognito.Emulator.WebAuthn;

namespace LiteCognito.Emulator.Operations;

/// <summary>The operations on the passkeys of signed-in users.</summary>
internal static class PasskeyOperations
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
        return new() { ["CredentialCreationOptions"] = RelyingParty.Of(user.Pool).CreationOptions(user, challenge) };
    }

    private static JsonObject CompleteWebAuthnRegistration(Call call)
    {
        EmulatorUser user = Caller(call);
        if (user.WebAuthnRegistration is not { } registration || call.Now >= registration.ExpiresAt)
            throw new ApiError(
                "WebAuthnChallengeNotFoundException", "The challenge from StartWebAuthnRegistration is missing or has expired.");
        if (!call.Input.TryGetProperty("Credential", out JsonElement credential))
            throw Call.Missing("Credential");
        EmulatorPasskey passkey = Register(call, user.Pool, credential, registration.Challenge);
        if (user.Pool.Users.Any(other => other.Passkeys.Any(known => known.RawId.AsSpan().SequenceEqual(passkey.RawId))))
            throw ApiError.InvalidParameter("The credential is registered already.");
        user.Passkeys.Add(passkey);
        user.WebAuthnRegistration = null;
        return [];
    }

    private static JsonObject ListWebAuthnCredentials(Call call)
    {
        EmulatorUser user = UserTokens.User(call);
        string relyingPartyId = user.Pool.Options.RelyingPartyId;
        return call.Page(
            "Credentials", user.Passkeys, passkey => Paging.SortKey(passkey.CreatedAt, passkey.Id),
            passkey => Describe(passkey, relyingPartyId), maxSize: 20);
    }

    private static JsonObject DeleteWebAuthnCredential(Call call)
    {
        EmulatorUser user = UserTokens.User(call);
        string id = call.GetRequired("CredentialId");
        return user.Passkeys.RemoveAll(passkey => passkey.Id == id) > 0
            ? [] : throw ApiError.ResourceNotFound("The credential does not exist.");
    }

    private static EmulatorPasskey Register(Call call, EmulatorPool pool, JsonElement credential, string challenge)
    {
        try
        {
            return RelyingParty.Of(pool).Register(credential, challenge, call.Now);
        }
        catch (PasskeyError error)
        {
            throw new ApiError(error.Code, error.Message);
        }
    }

    private static JsonObject Describe(EmulatorPasskey passkey, string relyingPartyId)
    {
        var description = new JsonObject
        {
            ["CredentialId"] = passkey.Id,
            ["FriendlyCredentialName"] = "Passkey",
            ["RelyingPartyId"] = relyingPartyId,
            ["AuthenticatorTransports"] = Json.Strings(passkey.Transports),
            ["CreatedAt"] = Json.Seconds(passkey.CreatedAt),
        };
        if (passkey.Attachment is not null)
            description["AuthenticatorAttachment"] = passkey.Attachment;
        return description;
    }

    /// <summary>
    /// Returns the user who registers a passkey. In a pool that no longer has passkeys, users can still list and delete theirs.
    /// </summary>
    private static EmulatorUser Caller(Call call)
    {
        EmulatorUser user = UserTokens.User(call);
        return user.Pool.Options.AllowedFirstAuthFactors.Contains("WEB_AUTHN")
            ? user : throw new ApiError("WebAuthnNotEnabledException", "WebAuthn is not enabled for this user pool.");
    }
}
