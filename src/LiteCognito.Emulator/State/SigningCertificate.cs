using System.Formats.Asn1;
using System.Security.Cryptography;

namespace LiteCognito.Emulator.State;

/// <summary>Writes self-signed X.509 certificates. .NET's CertificateRequest would make programs larger.</summary>
internal static class SigningCertificate
{
    private const string CommonName = "2.5.4.3", Sha256WithRsa = "1.2.840.113549.1.1.11";

    private const int ValidYears = 10;

    public static byte[] Create(RSA key, string name, DateTimeOffset issuedAt)
    {
        byte[] publicKey = key.ExportSubjectPublicKeyInfo(), serial = SHA256.HashData(publicKey)[..16];
        serial[0] |= 0x40; // an integer has no leading zeros
        var content = new AsnWriter(AsnEncodingRules.DER);
        using (content.PushSequence())
        {
            using (content.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
                content.WriteInteger(2); // version 3
            content.WriteIntegerUnsigned(serial);
            WriteAlgorithm(content);
            WriteName(content, name);
            using (content.PushSequence())
            {
                content.WriteGeneralizedTime(issuedAt, omitFractionalSeconds: true);
                content.WriteGeneralizedTime(issuedAt.AddYears(ValidYears), omitFractionalSeconds: true);
            }
            WriteName(content, name);
            content.WriteEncodedValue(publicKey);
        }
        byte[] signed = content.Encode();
        var certificate = new AsnWriter(AsnEncodingRules.DER);
        using (certificate.PushSequence())
        {
            certificate.WriteEncodedValue(signed);
            WriteAlgorithm(certificate);
            certificate.WriteBitString(key.SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        }
        return certificate.Encode();
    }

    private static void WriteAlgorithm(AsnWriter writer)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(Sha256WithRsa);
            writer.WriteNull();
        }
    }

    private static void WriteName(AsnWriter writer, string name)
    {
        using (writer.PushSequence())
        using (writer.PushSetOf())
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(CommonName);
            writer.WriteCharacterString(UniversalTagNumber.UTF8String, name);
        }
    }
}
