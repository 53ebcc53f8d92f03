using System.Formats.Asn1;
using System.Security.Cryptography;

namespace LiteCognito.Emulator.State;

/// <summary>
/// Writes self-signed X.509 certificates (RFC 5280). .NET's CertificateRequest would make programs larger. The command line compiles this
/// file too.
/// </summary>
/// <param name="subject">The common name.</param>
/// <param name="notBefore">The time from which the certificate is valid.</param>
/// <param name="notAfter">The time at which it ends.</param>
internal sealed class SelfSignedCertificate(string subject, DateTimeOffset notBefore, DateTimeOffset notAfter)
{
    private const string CommonName = "2.5.4.3", Sha256WithRsa = "1.2.840.113549.1.1.11", Sha256WithEcdsa = "1.2.840.10045.4.3.2";
    private const int SerialBytes = 16, LastYearOfUtcTime = 2049;

    private readonly List<byte[]> _extensions = [];

    /// <summary>Adds an extension, whose value a method writes.</summary>
    public void Add(string id, bool isCritical, Action<AsnWriter> write)
    {
        var extension = new AsnWriter(AsnEncodingRules.DER);
        using (extension.PushSequence())
        {
            extension.WriteObjectIdentifier(id);
            if (isCritical)
                extension.WriteBoolean(true);
            using (extension.PushOctetString())
                write(extension);
        }
        _extensions.Add(extension.Encode());
    }

    /// <summary>Creates the certificate of an RSA key, in DER.</summary>
    public byte[] Sign(RSA key) => Sign(
        key.ExportSubjectPublicKeyInfo(), Sha256WithRsa,
        content => key.SignData(content, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    /// <summary>Creates the certificate of an ECDSA key, in DER.</summary>
    public byte[] Sign(ECDsa key) => Sign(
        key.ExportSubjectPublicKeyInfo(), Sha256WithEcdsa,
        content => key.SignData(content, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));

    private byte[] Sign(byte[] publicKey, string algorithm, Func<byte[], byte[]> sign)
    {
        byte[] signed = Content(publicKey, algorithm);
        var certificate = new AsnWriter(AsnEncodingRules.DER);
        using (certificate.PushSequence())
        {
            certificate.WriteEncodedValue(signed);
            WriteAlgorithm(certificate, algorithm);
            certificate.WriteBitString(sign(signed));
        }
        return certificate.Encode();
    }

    private byte[] Content(byte[] publicKey, string algorithm)
    {
        byte[] serial = SHA256.HashData(publicKey)[..SerialBytes];
        serial[0] = (byte)((serial[0] & 0x7F) | 0x40); // a positive integer without leading zeros
        var content = new AsnWriter(AsnEncodingRules.DER);
        using (content.PushSequence())
        {
            using (content.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
                content.WriteInteger(2); // version 3
            content.WriteIntegerUnsigned(serial);
            WriteAlgorithm(content, algorithm);
            WriteName(content);
            using (content.PushSequence())
            {
                WriteTime(content, notBefore);
                WriteTime(content, notAfter);
            }
            WriteName(content);
            content.WriteEncodedValue(publicKey);
            WriteExtensions(content);
        }
        return content.Encode();
    }

    private void WriteExtensions(AsnWriter content)
    {
        if (_extensions.Count == 0)
            return;
        using (content.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 3)))
        using (content.PushSequence())
            foreach (byte[] extension in _extensions)
                content.WriteEncodedValue(extension);
    }

    private void WriteName(AsnWriter writer)
    {
        using (writer.PushSequence())
        using (writer.PushSetOf())
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(CommonName);
            writer.WriteCharacterString(UniversalTagNumber.UTF8String, subject);
        }
    }

    private static void WriteTime(AsnWriter writer, DateTimeOffset time)
    {
        if (time.UtcDateTime.Year <= LastYearOfUtcTime)
            writer.WriteUtcTime(time);
        else
            writer.WriteGeneralizedTime(time, omitFractionalSeconds: true);
    }

    private static void WriteAlgorithm(AsnWriter writer, string algorithm)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(algorithm);
            if (algorithm == Sha256WithRsa)
                writer.WriteNull();
        }
    }
}
