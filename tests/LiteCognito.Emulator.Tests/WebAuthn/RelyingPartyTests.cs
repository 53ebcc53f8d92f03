using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.State;
using LiteCognito.Emulator.WebAuthn;

namespace LiteCognito.Emulator.Tests.WebAuthn;

/// <summary>The credentials that a relying party accepts, and every reason to refuse one.</summary>
public sealed class RelyingPartyTests
{
    private const string Unsupported = "WebAuthnCredentialNotSupportedException", Invalid = "InvalidParameterException";

    private readonly Passkeys _passkeys = new();

    [Theory]
    [InlineData(false, "none")]
    [InlineData(false, "packed")]
    [InlineData(true, "none")]
    [InlineData(true, "packed")]
    public void Registration_and_sign_in_are_accepted(bool rsa, string attestation)
    {
        using var authenticator = new SoftwareAuthenticator(rsa) { Attestation = attestation };

        EmulatorPasskey passkey = _passkeys.Take(_passkeys.Register(authenticator));
        _passkeys.Verify(passkey, _passkeys.SignIn(authenticator));
        _passkeys.Verify(passkey, _passkeys.SignIn(authenticator));

        Assert.Equal(authenticator.CredentialId, passkey.RawId);
        Assert.Equal(authenticator.Counter, passkey.Counter);
        Assert.Equal("platform", passkey.Attachment);
        Assert.Equal(["internal"], passkey.Transports);
    }

    [Fact]
    public void Registration_for_another_challenge_is_refused()
    {
        using var authenticator = new SoftwareAuthenticator();
        string registration = _passkeys.Register(authenticator, challenge: RelyingParty.NewChallenge());

        RefuseRegistration("WebAuthnChallengeNotFoundException", "another challenge", registration);
    }

    [Theory]
    [InlineData("http://localhost")]
    [InlineData("http://localhost:5173")]
    [InlineData("https://localhost")]
    [InlineData("https://localhost:9230")]
    public void Passkeys_of_localhost_work_at_every_port_of_it(string origin)
    {
        using var authenticator = new SoftwareAuthenticator();
        EmulatorPasskey passkey = _passkeys.Take(_passkeys.Register(authenticator, origin));
        _passkeys.Verify(passkey, _passkeys.SignIn(authenticator, origin));
    }

    [Fact]
    public void Passkeys_of_another_relying_party_need_its_origins()
    {
        var party = new RelyingParty("example.com", ["https://example.com"], true);
        using var authenticator = new SoftwareAuthenticator { RelyingPartyId = "example.com" };
        string registration = _passkeys.Register(authenticator, "http://localhost:5173");
        Assert.Equal("WebAuthnOriginNotAllowedException", Assert.Throws<PasskeyError>(
            () => party.Register(JsonElement.Parse(registration), _passkeys.Challenge, DateTimeOffset.UnixEpoch)).Code);
    }

    [Theory]
    [InlineData("ftp://localhost")]
    [InlineData("http://localhost:80")]
    [InlineData("http://localhost:5173/")]
    [InlineData("http://a@localhost:5173")]
    [InlineData("http://sub.localhost:5173")]
    [InlineData("http://127.0.0.1")]
    [InlineData("null")]
    [InlineData("http://localhost.example.com")]
    [InlineData("http://LOCALHOST")]
    [InlineData("")]
    public void Registration_at_another_origin_is_refused(string origin)
    {
        using var authenticator = new SoftwareAuthenticator();

        RefuseRegistration("WebAuthnOriginNotAllowedException", "origin", _passkeys.Register(authenticator, origin));
    }

    [Fact]
    public void Registration_of_another_type_is_refused()
    {
        using var authenticator = new SoftwareAuthenticator { Type = "webauthn.get" };

        RefuseRegistration(Invalid, "another purpose", _passkeys.Register(authenticator));
    }

    [Fact]
    public void Registration_for_another_relying_party_is_refused()
    {
        using var authenticator = new SoftwareAuthenticator { RelyingPartyId = "example.com" };

        RefuseRegistration("WebAuthnRelyingPartyMismatchException", "another relying party", _passkeys.Register(authenticator));
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void Registration_without_user_presence_or_verification_is_refused(bool present, bool verified)
    {
        using var authenticator = new SoftwareAuthenticator { UserPresent = present, UserVerified = verified };

        RefuseRegistration(Invalid, "not present, or not verified", _passkeys.Register(authenticator));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Attestation_with_another_signature_is_refused(bool rsa)
    {
        using var authenticator = new SoftwareAuthenticator(rsa) { Attestation = "packed" };
        // The extra member makes the signature invalid, but all members that are checked stay the same.
        string changed = Passkeys.Change(
            _passkeys.Register(authenticator), "clientDataJSON",
            json => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json)[..^1] + ",\"extra\":1}"));

        RefuseRegistration(Unsupported, "key or attestation", changed);
    }

    [Theory]
    [InlineData("fido-u2f")]
    [InlineData("apple")]
    [InlineData("")]
    [InlineData("None")]
    public void Attestation_of_an_unknown_format_is_refused(string format)
    {
        using var authenticator = new SoftwareAuthenticator { Attestation = format };

        RefuseRegistration(Unsupported, "key or attestation", _passkeys.Register(authenticator));
    }

    [Theory]
    [InlineData(-8)]
    [InlineData(-35)]
    [InlineData(-257)]
    [InlineData(0)]
    public void Key_of_an_algorithm_that_is_not_offered_is_refused(int algorithm)
    {
        using var authenticator = new SoftwareAuthenticator { Algorithm = algorithm };

        RefuseRegistration(Unsupported, "key or attestation", _passkeys.Register(authenticator, alsoOffered: algorithm));
    }

    [Fact]
    public void Registration_with_an_id_that_is_not_attested_is_refused()
    {
        using var authenticator = new SoftwareAuthenticator();
        JsonNode json = JsonNode.Parse(_passkeys.Register(authenticator))!;
        json["rawId"] = Base64Url.EncodeToString(Passkeys.Flip(authenticator.CredentialId, 0));

        RefuseRegistration(Invalid, "not the one attested", json.ToJsonString());
    }

    [Fact]
    public void Sign_in_for_another_challenge_is_refused() =>
        RefuseSignIn((passkeys, authenticator) => passkeys.SignIn(authenticator, challenge: RelyingParty.NewChallenge()));

    [Fact]
    public void Sign_in_at_another_origin_is_refused() =>
        RefuseSignIn((passkeys, authenticator) => passkeys.SignIn(authenticator, "http://localhost.example:8080"));

    [Fact]
    public void Sign_in_of_another_type_is_refused() => RefuseSignIn((passkeys, authenticator) =>
    {
        authenticator.Type = "webauthn.create";
        return passkeys.SignIn(authenticator);
    });

    [Fact]
    public void Sign_in_for_another_relying_party_is_refused() => RefuseSignIn((passkeys, authenticator) =>
    {
        authenticator.RelyingPartyId = "example.com";
        return passkeys.SignIn(authenticator);
    });

    [Fact]
    public void Sign_in_without_user_presence_is_refused() => RefuseSignIn((passkeys, authenticator) =>
    {
        authenticator.UserPresent = false;
        return passkeys.SignIn(authenticator);
    });

    [Fact]
    public void Sign_in_of_an_unverified_user_is_refused() => RefuseSignIn((passkeys, authenticator) =>
    {
        authenticator.UserVerified = false;
        return passkeys.SignIn(authenticator);
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Sign_in_with_a_changed_signature_is_refused(bool rsa) =>
        RefuseSignIn((passkeys, authenticator) => Passkeys.Change(
            passkeys.SignIn(authenticator), "signature", bytes => Passkeys.Flip(bytes, -1)), rsa);

    /// <summary>The change increases the counter, which would be valid on its own.</summary>
    [Fact]
    public void Sign_in_with_changed_authenticator_data_is_refused() =>
        RefuseSignIn((passkeys, authenticator) => Passkeys.Change(
            passkeys.SignIn(authenticator), "authenticatorData", bytes => Passkeys.Flip(bytes, 33)));

    [Fact]
    public void Sign_in_with_changed_client_data_is_refused() => RefuseSignIn((passkeys, authenticator) =>
        Passkeys.Change(passkeys.SignIn(authenticator), "clientDataJSON", bytes => [.. bytes, (byte)' ']));

    [Fact]
    public void Sign_in_with_an_id_that_is_not_registered_is_refused() => RefuseSignIn((passkeys, authenticator) =>
    {
        JsonNode json = JsonNode.Parse(passkeys.SignIn(authenticator))!;
        json["rawId"] = Base64Url.EncodeToString(Passkeys.Flip(authenticator.CredentialId, 0));
        return json.ToJsonString();
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Sign_in_by_another_key_under_the_same_id_is_refused(bool rsa) => RefuseSignIn((passkeys, authenticator) =>
    {
        using var foreign = new SoftwareAuthenticator(rsa) { CredentialId = authenticator.CredentialId, Counter = authenticator.Counter };
        return passkeys.SignIn(foreign);
    });

    [Theory]
    [InlineData(7u)]
    [InlineData(6u)]
    [InlineData(0u)]
    public void Sign_in_with_a_counter_that_does_not_increase_is_refused(uint counter)
    {
        using var authenticator = new SoftwareAuthenticator { Counter = 7, Counts = false };
        EmulatorPasskey passkey = _passkeys.Take(_passkeys.Register(authenticator));
        authenticator.Counter = counter;
        string signIn = _passkeys.SignIn(authenticator);

        PasskeyError error = Assert.Throws<PasskeyError>(() => _passkeys.Verify(passkey, signIn));

        Assert.Equal("NotAuthorizedException", error.Code);
        Assert.Equal(7u, passkey.Counter);
    }

    [Fact]
    public void Counter_is_compared_as_an_unsigned_number()
    {
        using var authenticator = new SoftwareAuthenticator { Counter = int.MaxValue };
        EmulatorPasskey passkey = _passkeys.Take(_passkeys.Register(authenticator));

        _passkeys.Verify(passkey, _passkeys.SignIn(authenticator));

        Assert.Equal((uint)int.MaxValue + 2, passkey.Counter);
    }

    [Fact]
    public void Counter_that_stays_zero_is_accepted()
    {
        using var authenticator = new SoftwareAuthenticator { Counts = false };
        EmulatorPasskey passkey = _passkeys.Take(_passkeys.Register(authenticator));

        _passkeys.Verify(passkey, _passkeys.SignIn(authenticator));
        _passkeys.Verify(passkey, _passkeys.SignIn(authenticator));

        Assert.Equal(0u, passkey.Counter);
    }

    [Fact]
    public void Unverified_user_is_accepted_if_verification_is_only_preferred()
    {
        var passkeys = new Passkeys(userVerification: false);
        using var authenticator = new SoftwareAuthenticator { UserVerified = false };

        EmulatorPasskey passkey = passkeys.Take(passkeys.Register(authenticator));
        passkeys.Verify(passkey, passkeys.SignIn(authenticator));

        Assert.Equal(2u, passkey.Counter);
    }

    private void RefuseRegistration(string code, string reason, string registration)
    {
        PasskeyError error = Assert.Throws<PasskeyError>(() => _passkeys.Take(registration));

        Assert.Equal(code, error.Code);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    /// <summary>A refusal does not contain the reason, so each test changes one part of a valid sign-in.</summary>
    private void RefuseSignIn(Func<Passkeys, SoftwareAuthenticator, string> make, bool rsa = false)
    {
        using var authenticator = new SoftwareAuthenticator(rsa);
        EmulatorPasskey passkey = _passkeys.Take(_passkeys.Register(authenticator));
        _passkeys.Verify(passkey, _passkeys.SignIn(authenticator));
        uint counter = passkey.Counter;
        string signIn = make(_passkeys, authenticator);

        PasskeyError error = Assert.Throws<PasskeyError>(() => _passkeys.Verify(passkey, signIn));

        Assert.Equal("NotAuthorizedException", error.Code);
        Assert.Equal(counter, passkey.Counter);
    }
}
