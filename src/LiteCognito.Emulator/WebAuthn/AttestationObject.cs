using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LiteCognito.Emulator.WebAuthn;

/// <summary>An attestation object (Web Authentication Level 2, section 6.5) in the format <c>none</c> or <c>packed</c>.</summary>
internal sealed class AttestationObject
{
    private string? _format;
    private int _algorithm;
    private byte[]? _signature;
    private byte[]? _certificate;
    private int _statementMembers;

    public byte[] AuthenticatorData { get; private set; } = [];

    /// <summary>Parses an attestation object. Returns <see langword="null"/> if the bytes are malformed.</summary>
    public static AttestationObject? Parse(byte[] bytes)
    {
        var result = new AttestationObject();
        try
        {
            // Not every client sorts the members as CTAP2 requires, so this reads them in any order.
            var reader = new CborReader(bytes, CborConformanceMode.Strict);
            reader.ReadStartMap();
            while (reader.PeekState() != CborReaderState.EndMap)
                switch (reader.ReadTextString())
                {
                    case "fmt":
                        result._format = reader.ReadTextString();
                        break;
                    case "authData":
                        result.AuthenticatorData = reader.ReadByteString();
                        break;
                    case "attStmt":
                        result.ReadStatement(reader);
                        break;
                    default:
                        reader.SkipValue();
                        break;
                }
            reader.ReadEndMap();
            return reader.BytesRemaining == 0 && result._format is not null ? result : null;
        }
        catch (Exception e) when (e is CborContentException or InvalidOperationException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>
    /// Returns true if the attestation statement is valid. A <c>none</c> statement must be empty. A <c>packed</c> statement must be
    /// signed with the credential's key or with the key of a certificate.
    /// </summary>
    public bool Verify(CosePublicKey key, byte[] clientDataHash)
    {
        byte[] signed = [.. AuthenticatorData, .. clientDataHash];
        return _format switch
        {
            "none" => _statementMembers == 0,
            "packed" when _signature is not null && _certificate is null => _algorithm == key.Algorithm && key.Verify(signed, _signature),
            "packed" when _signature is not null => _algorithm == CosePublicKey.Es256 && VerifyByCertificate(signed),
            _ => false,
        };
    }

    private void ReadStatement(CborReader reader)
    {
        reader.ReadStartMap();
        for (; reader.PeekState() != CborReaderState.EndMap; _statementMembers++)
            switch (reader.ReadTextString())
            {
                case "alg":
                    _algorithm = reader.ReadInt32();
                    break;
                case "sig":
                    _signature = reader.ReadByteString();
                    break;
                case "x5c":
                    reader.ReadStartArray();
                    while (reader.PeekState() != CborReaderState.EndArray)
                    {
                        byte[] certificate = reader.ReadByteString();
                        _certificate ??= certificate;
                    }
                    reader.ReadEndArray();
                    break;
                default:
                    reader.SkipValue();
                    break;
            }
        reader.ReadEndMap();
    }

    /// <summary>Verifies only the signature, not the certificate chain, because Cognito does not require attestation.</summary>
    private bool VerifyByCertificate(byte[] signed)
    {
        try
        {
            using X509Certificate2 certificate = X509CertificateLoader.LoadCertificate(_certificate!);
            using ECDsa? key = certificate.GetECDsaPublicKey();
            return key is not null && key.VerifyData(signed, _signature!, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
