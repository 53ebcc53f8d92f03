using System.Buffers.Binary;
using System.Buffers.Text;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace LiteCognito;

/// <summary>An authenticator with one credential, and its browser. Answers as Web Authentication Level 3 specifies.</summary>
internal sealed class SoftwareAuthenticator : IDisposable
{
    private const int Es256 = -7, Rs256 = -257, SmallestRsaBits = 2048;
    private const byte Attested = 0x40;

    private readonly ECDsa? _ec;
    private readonly RSA? _rsa;
    private byte[]? _userHandle;

    public SoftwareAuthenticator(bool rsa = false)
    {
        if (rsa)
            _rsa = RSA.Create(SmallestRsaBits);
        else
            _ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Algorithm = rsa ? Rs256 : Es256;
    }

    public byte[] CredentialId { get; init; } = RandomNumberGenerator.GetBytes(32);

    /// <summary>The COSE algorithm in the encoded public key. It does not change how the key signs.</summary>
    public int Algorithm { get; init; }

    /// <summary>
    /// The attestation format: <c>none</c>, <c>packed</c> (signed with the credential's key), or another with an empty statement.
    /// </summary>
    public string Attestation { get; init; } = "none";

    public bool UserPresent { get; set; } = true;

    public bool UserVerified { get; set; } = true;

    /// <summary>The signature counter, which increases by one before each use if <see cref="Counts"/> is true.</summary>
    public uint Counter { get; set; }

    public bool Counts { get; init; } = true;

    /// <summary>The ID of a relying party to use instead of the one in the request.</summary>
    public string? RelyingPartyId { get; set; }

    /// <summary>The type in the client data, to replace <c>webauthn.create</c> or <c>webauthn.get</c>.</summary>
    public string? Type { get; set; }

    /// <summary>Changes the authenticator data before it is signed.</summary>
    public Func<byte[], byte[]> Rewrite { get; set; } = data => data;

    /// <summary>Registers the credential: takes a PublicKeyCredentialCreationOptionsJSON and returns a RegistrationResponseJSON.</summary>
    public string Register(string creationOptionsJson, string origin = "http://localhost")
    {
        JsonNode options = JsonNode.Parse(creationOptionsJson)!;
        if (!options["pubKeyCredParams"]!.AsArray().Any(
            offer => (string?)offer!["type"] == "public-key" && (int)offer["alg"]! == Algorithm))
            throw new InvalidOperationException("NotSupportedError: the algorithm is not offered.");
        if (IsAmong(options["excludeCredentials"]))
            throw new InvalidOperationException("InvalidStateError: the credential is excluded.");
        _userHandle = Base64Url.DecodeFromChars((string)options["user"]!["id"]!);

        byte[] clientData = ClientData("webauthn.create", options, origin);
        byte[] data = Data((string)options["rp"]!["id"]!, Attested);
        return Response(clientData, new()
        {
            ["attestationObject"] = Base64Url.EncodeToString(AttestationObject(data, clientData)),
            ["transports"] = new JsonArray("internal"),
        });
    }

    /// <summary>Signs in: takes a PublicKeyCredentialRequestOptionsJSON and returns an AuthenticationResponseJSON.</summary>
    public string SignIn(string requestOptionsJson, string origin = "http://localhost")
    {
        JsonNode options = JsonNode.Parse(requestOptionsJson)!;
        if (options["allowCredentials"] is JsonArray { Count: > 0 } allowed && !IsAmong(allowed))
            throw new InvalidOperationException("NotAllowedError: the credential is not allowed.");

        byte[] clientData = ClientData("webauthn.get", options, origin);
        byte[] data = Data((string)options["rpId"]!, 0);
        var response = new JsonObject
        {
            ["authenticatorData"] = Base64Url.EncodeToString(data),
            ["signature"] = Base64Url.EncodeToString(Sign(data, clientData)),
        };
        if (_userHandle is not null)
            response["userHandle"] = Base64Url.EncodeToString(_userHandle);
        return Response(clientData, response);
    }

    public void Dispose()
    {
        _ec?.Dispose();
        _rsa?.Dispose();
    }

    private bool IsAmong(JsonNode? descriptors) =>
        descriptors is JsonArray all && all.Any(one => (string?)one!["id"] == Base64Url.EncodeToString(CredentialId));

    private string Response(byte[] clientData, JsonObject response)
    {
        response["clientDataJSON"] = Base64Url.EncodeToString(clientData);
        return new JsonObject
        {
            ["id"] = Base64Url.EncodeToString(CredentialId),
            ["rawId"] = Base64Url.EncodeToString(CredentialId),
            ["type"] = "public-key",
            ["authenticatorAttachment"] = "platform",
            ["clientExtensionResults"] = new JsonObject(),
            ["response"] = response,
        }.ToJsonString();
    }

    private byte[] ClientData(string type, JsonNode options, string origin) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["type"] = Type ?? type,
        ["challenge"] = (string)options["challenge"]!,
        ["origin"] = origin,
        ["crossOrigin"] = false,
    }.ToJsonString());

    private byte[] Data(string relyingPartyId, byte flags)
    {
        if (Counts)
            Counter++;
        byte[] counter = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counter, Counter);
        flags |= (byte)((UserPresent ? 0x01 : 0) | (UserVerified ? 0x04 : 0));
        byte[] head = [.. SHA256.HashData(Encoding.UTF8.GetBytes(RelyingPartyId ?? relyingPartyId)), flags, .. counter];
        return Rewrite(
            flags >= Attested ? [.. head, .. new byte[16], 0, (byte)CredentialId.Length, .. CredentialId, .. PublicKey()] : head);
    }

    private byte[] PublicKey()
    {
        const int KeyType = 1, KeyAlgorithm = 3, Ec2 = 2, P256 = 1, Rsa = 3;
        var writer = new CborWriter(CborConformanceMode.Ctap2Canonical);
        writer.WriteStartMap(_ec is null ? 4 : 5);
        Write(writer, KeyType, _ec is null ? Rsa : Ec2);
        Write(writer, KeyAlgorithm, Algorithm);
        if (_ec is not null)
        {
            ECPoint point = _ec.ExportParameters(false).Q;
            Write(writer, -1, P256);
            Write(writer, -2, point.X!);
            Write(writer, -3, point.Y!);
        }
        else
        {
            RSAParameters key = _rsa!.ExportParameters(false);
            Write(writer, -1, key.Modulus!);
            Write(writer, -2, key.Exponent!);
        }
        writer.WriteEndMap();
        return writer.Encode();
    }

    private byte[] AttestationObject(byte[] data, byte[] clientData)
    {
        var writer = new CborWriter(CborConformanceMode.Ctap2Canonical);
        writer.WriteStartMap(3);
        writer.WriteTextString("fmt");
        writer.WriteTextString(Attestation);
        writer.WriteTextString("attStmt");
        writer.WriteStartMap(Attestation == "packed" ? 2 : 0);
        if (Attestation == "packed")
        {
            writer.WriteTextString("alg");
            writer.WriteInt32(Algorithm);
            writer.WriteTextString("sig");
            writer.WriteByteString(Sign(data, clientData));
        }
        writer.WriteEndMap();
        writer.WriteTextString("authData");
        writer.WriteByteString(data);
        writer.WriteEndMap();
        return writer.Encode();
    }

    private byte[] Sign(byte[] data, byte[] clientData)
    {
        byte[] signed = [.. data, .. SHA256.HashData(clientData)];
        return _ec is not null
            ? _ec.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
            : _rsa!.SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    private static void Write(CborWriter writer, int label, int value)
    {
        writer.WriteInt32(label);
        writer.WriteInt32(value);
    }

    private static void Write(CborWriter writer, int label, byte[] value)
    {
        writer.WriteInt32(label);
        writer.WriteByteString(value);
    }
}
