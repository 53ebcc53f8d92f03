using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LiteCognito.Emulator.WebAuthn;

/// <summary>An attestation object (Web Authentication Level 2, section 6.5) of the formats <c>none</c> and <c>packed</c>.</summary>
internal sealed class AttestationObject
{
    private string? _format;
    private int _algorithm;
    private byte[]? _signature;
    private byte[]? _certificate;
    private int _statementMembers;

    public byte[] AuthenticatorData { get; private set; } = [];

    /// <summary>Parses all of the bytes; <see langword="null"/> where they are something else.</summary>
    public static AttestationObject? Parse(byte[] bytes)
    {
        var result = new AttestationObject();
        try
        {
            // Clients build it, and not all of them sort its members as CTAP2 does.
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
    /// Whether the statement holds: nothing for <c>none</c>; for <c>packed</c> a signature by the credential's own key or by a
    /// certificate's.
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

    /// <summary>The signature alone: Cognito asks for no attestation, so no chain is trusted.</summary>
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
