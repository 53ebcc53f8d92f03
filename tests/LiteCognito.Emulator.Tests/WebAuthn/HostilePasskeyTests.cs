using System.Buffers.Text;
using System.Formats.Cbor;
using System.Text;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.State;
using LiteCognito.Emulator.WebAuthn;

namespace LiteCognito.Emulator.Tests.WebAuthn;

/// <summary>Malformed credentials: every input causes an API error and no other exception.</summary>
public sealed class HostilePasskeyTests : IDisposable
{
    private const string Lone = "\\ud800";

    private readonly Passkeys _passkeys = new();
    private readonly SoftwareAuthenticator _authenticator = new() { Attestation = "packed" };

    public static TheoryData<string> NoCredentials =>
    [
        "[]", "null", "17", "true", "\"text\"", "{}",
        """{"type":"public-key"}""", """{"type":"public-key","response":[]}""", """{"type":"public-key","response":{}}""",
        """{"type":7,"response":{}}""", """{"type":"public-key","response":{"clientDataJSON":1,"attestationObject":null}}""",
        """{"type":"public-key","rawId":"!","response":{"clientDataJSON":"!","attestationObject":"A"}}""",
    ];

    public static TheoryData<string> NoClientData =>
    [
        "", "[]", "null", "17", "\"text\"", "{", "{}", """{"type":null}""", """{"type":{},"challenge":[],"origin":1}""",
        """{"type":"LONE"}""".Replace("LONE", Lone, StringComparison.Ordinal),
        """{"LONE":1}""".Replace("LONE", Lone, StringComparison.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(NoCredentials))]
    public void Invalid_credential_is_refused(string json)
    {
        EmulatorPasskey passkey = _passkeys.Take(_passkeys.Register(_authenticator));

        Assert.Throws<PasskeyError>(() => _passkeys.Take(json));
        Assert.Throws<PasskeyError>(() => _passkeys.Verify(passkey, json));
    }

    [Theory]
    [MemberData(nameof(NoClientData))]
    public void Invalid_client_data_is_refused(string json)
    {
        string registration = _passkeys.Register(_authenticator);
        EmulatorPasskey passkey = _passkeys.Take(registration);
        string signIn = _passkeys.SignIn(_authenticator);

        Assert.Throws<PasskeyError>(
            () => _passkeys.Take(Passkeys.Change(registration, "clientDataJSON", _ => Encoding.UTF8.GetBytes(json))));
        Assert.Throws<PasskeyError>(
            () => _passkeys.Verify(passkey, Passkeys.Change(signIn, "clientDataJSON", _ => Encoding.UTF8.GetBytes(json))));
        Assert.Throws<PasskeyError>(() => _passkeys.Verify(passkey, json));
    }

    [Fact]
    public void Deeply_nested_json_is_refused()
    {
        string deep = new('[', 100_000), registration = _passkeys.Register(_authenticator);
        EmulatorPasskey passkey = _passkeys.Take(registration);

        Assert.Throws<PasskeyError>(
            () => _passkeys.Take(Passkeys.Change(registration, "clientDataJSON", _ => Encoding.UTF8.GetBytes(deep))));
        Assert.Throws<PasskeyError>(() => _passkeys.Verify(passkey, deep));
    }

    [Fact]
    public void Client_data_that_is_not_utf8_is_refused()
    {
        string registration = _passkeys.Register(_authenticator);

        Assert.Throws<PasskeyError>(
            () => _passkeys.Take(Passkeys.Change(registration, "clientDataJSON", bytes => [.. bytes[..9], 0xFF, 0xC0, .. bytes[9..]])));
    }

    [Fact]
    public void Unpaired_surrogate_in_a_sign_in_is_refused()
    {
        EmulatorPasskey passkey = _passkeys.Take(_passkeys.Register(_authenticator));

        Assert.Throws<PasskeyError>(() => _passkeys.Verify(passkey, $$"""{"rawId":"{{Lone}}"}"""));
        Assert.Throws<PasskeyError>(() => _passkeys.Verify(passkey, $$"""{"{{Lone}}":1}"""));
        Assert.Throws<PasskeyError>(() => _passkeys.Verify(passkey, "\"\ud800\""));
    }

    [Fact]
    public void Attestation_object_truncated_at_any_length_is_refused()
    {
        string registration = _passkeys.Register(_authenticator);
        int length = Length(registration, "attestationObject");

        for (int kept = 0; kept < length; kept++)
            Refuse(registration, bytes => bytes[..kept]);
    }

    [Fact]
    public void Attestation_object_with_any_byte_changed_causes_no_unexpected_exception()
    {
        string registration = _passkeys.Register(_authenticator);
        int length = Length(registration, "attestationObject");

        for (int index = 0; index < length; index++)
            foreach (byte value in (byte[])[0x00, 0x1B, 0x5B, 0x5F, 0x7F, 0x9B, 0x9F, 0xBB, 0xBF, 0xDB, 0xF6, 0xFB, 0xFF])
            {
                string changed = Passkeys.Change(
                    registration, "attestationObject", bytes => [.. bytes[..index], value, .. bytes[(index + 1)..]]);
                if (Record.Exception(() => _passkeys.Take(changed)) is { } thrown)
                    Assert.IsType<PasskeyError>(thrown);
            }
    }

    [Fact]
    public void Trailing_bytes_after_an_attestation_object_are_refused() =>
        Refuse(_passkeys.Register(_authenticator), bytes => [.. bytes, 0]);

    /// <summary>The data ends with a key in CBOR, so this truncates the key too. The signature covers the truncated data.</summary>
    [Fact]
    public void Authenticator_data_truncated_at_any_length_is_refused()
    {
        int length = 0;
        using (var whole = new SoftwareAuthenticator
        {
            Rewrite = data =>
            {
                length = data.Length;
                return data;
            },
        })
            _passkeys.Register(whole);

        for (int kept = 0; kept < length; kept++)
        {
            using var authenticator = new SoftwareAuthenticator { Rewrite = data => data[..kept] };
            string registration = _passkeys.Register(authenticator);
            Assert.Throws<PasskeyError>(() => _passkeys.Take(registration));
        }
    }

    [Fact]
    public void Trailing_bytes_after_authenticator_data_are_refused()
    {
        EmulatorPasskey passkey = _passkeys.Take(_passkeys.Register(_authenticator));
        _authenticator.Rewrite = data => [.. data, 0];

        Assert.Throws<PasskeyError>(() => _passkeys.Take(_passkeys.Register(_authenticator)));
        Assert.Throws<PasskeyError>(() => _passkeys.Verify(passkey, _passkeys.SignIn(_authenticator)));
    }

    [Fact]
    public void Authenticator_data_of_a_sign_in_truncated_at_any_length_is_refused()
    {
        const int Length = 37;
        EmulatorPasskey passkey = _passkeys.Take(_passkeys.Register(_authenticator));

        for (int kept = 0; kept < Length; kept++)
        {
            _authenticator.Rewrite = data => data[..kept];
            Assert.Throws<PasskeyError>(() => _passkeys.Verify(passkey, _passkeys.SignIn(_authenticator)));
        }
    }

    [Theory]
    [InlineData("A0", true)] // an empty map
    [InlineData("A16B6372656450726F7465637402", true)] // {"credProtect": 2}
    [InlineData("", false)]
    [InlineData("00", false)]
    [InlineData("A1", false)]
    [InlineData("A0A0", false)]
    public void Extensions_must_be_exactly_one_map(string hex, bool accepted)
    {
        EmulatorPasskey passkey = _passkeys.Take(_passkeys.Register(_authenticator));
        _authenticator.Rewrite = data => [.. data[..32], (byte)(data[32] | 0x80), .. data[33..], .. Convert.FromHexString(hex)];
        string signIn = _passkeys.SignIn(_authenticator);

        Assert.Equal(accepted, Record.Exception(() => _passkeys.Verify(passkey, signIn)) is not PasskeyError);
    }

    [Fact]
    public void Deeply_nested_extensions_are_refused()
    {
        EmulatorPasskey passkey = _passkeys.Take(_passkeys.Register(_authenticator));
        _authenticator.Rewrite = data => [.. data[..32], (byte)(data[32] | 0x80), .. data[33..], .. Enumerable.Repeat((byte)0x81, 500_000)];

        Assert.Throws<PasskeyError>(() => _passkeys.Verify(passkey, _passkeys.SignIn(_authenticator)));
    }

    /// <summary>The last bytes of the authenticator data are the key: x and y, or the modulus and the exponent.</summary>
    [Theory]
    [InlineData(false, 32)]
    [InlineData(true, 3)]
    [InlineData(true, 256 + 5)]
    public void Key_of_zeros_is_refused(bool rsa, int zeros)
    {
        using var authenticator = new SoftwareAuthenticator(rsa)
        {
            Attestation = "packed",
            Rewrite = data =>
            {
                int end = data.Length - (zeros > 256 ? 5 : 0);
                data.AsSpan()[(end - Math.Min(zeros, 256))..end].Clear();
                return data;
            },
        };
        string registration = _passkeys.Register(authenticator);

        PasskeyError error = Assert.Throws<PasskeyError>(() => _passkeys.Take(registration));

        Assert.Equal("WebAuthnCredentialNotSupportedException", error.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("3000")]
    [InlineData("30820222")]
    public void Attestation_with_an_invalid_certificate_is_refused(string hex) => Refuse(_passkeys.Register(_authenticator), bytes =>
    {
        var writer = new CborWriter();
        writer.WriteStartMap(3);
        writer.WriteTextString("fmt");
        writer.WriteTextString("packed");
        writer.WriteTextString("attStmt");
        writer.WriteStartMap(3);
        writer.WriteTextString("alg");
        writer.WriteInt32(-7);
        writer.WriteTextString("sig");
        writer.WriteByteString([1, 2, 3]);
        writer.WriteTextString("x5c");
        writer.WriteStartArray(1);
        writer.WriteByteString(Convert.FromHexString(hex));
        writer.WriteEndArray();
        writer.WriteEndMap();
        writer.WriteTextString("authData");
        writer.WriteByteString(AuthenticatorDataOf(bytes));
        writer.WriteEndMap();
        return writer.Encode();
    });

    /// <summary>Some clients write the members in this order, although CTAP2 sorts them by length.</summary>
    [Fact]
    public void Attestation_object_with_members_in_another_order_is_accepted()
    {
        EmulatorPasskey passkey = _passkeys.Take(Passkeys.Change(_passkeys.Register(_authenticator), "attestationObject", bytes =>
        {
            var writer = new CborWriter(CborConformanceMode.Lax);
            writer.WriteStartMap(3);
            writer.WriteTextString("authData");
            writer.WriteByteString(AuthenticatorDataOf(bytes));
            writer.WriteTextString("fmt");
            writer.WriteTextString("none");
            writer.WriteTextString("attStmt");
            writer.WriteStartMap(0);
            writer.WriteEndMap();
            writer.WriteEndMap();
            return writer.Encode();
        }));

        Assert.Equal(_authenticator.CredentialId, passkey.RawId);
    }

    [Fact]
    public void Attestation_object_with_a_duplicate_member_is_refused() => Refuse(_passkeys.Register(_authenticator), bytes =>
    [
        0xA4, .. bytes[1..], 0x63, (byte)'f', (byte)'m', (byte)'t', 0x64, (byte)'n', (byte)'o', (byte)'n', (byte)'e',
    ]);

    [Fact]
    public void None_attestation_with_a_statement_is_refused() => Refuse(_passkeys.Register(_authenticator), bytes =>
    {
        int format = bytes.AsSpan().IndexOf("fpacked"u8);
        return [.. bytes[..format], .. "dnone"u8, .. bytes[(format + 7)..]];
    });

    public void Dispose() => _authenticator.Dispose();

    private static int Length(string credential, string member) =>
        Base64Url.DecodeFromChars((string)JsonNode.Parse(credential)!["response"]![member]!).Length;

    /// <summary>Reads the authenticator data, which is the last member of the attestation object.</summary>
    private static byte[] AuthenticatorDataOf(byte[] attestation)
    {
        int name = attestation.AsSpan().IndexOf("hauthData"u8);
        return new CborReader(attestation.AsMemory(name + 9)).ReadByteString();
    }

    private void Refuse(string registration, Func<byte[], byte[]> change)
    {
        string changed = Passkeys.Change(registration, "attestationObject", change);
        Assert.Throws<PasskeyError>(() => _passkeys.Take(changed));
    }
}
