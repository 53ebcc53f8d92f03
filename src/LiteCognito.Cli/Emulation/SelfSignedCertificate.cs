using System.Formats.Asn1;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LiteCognito.Cli.Emulation;

/// <summary>
/// Writes self-signed X.509 certificates of servers (RFC 5280). .NET's CertificateRequest would make the tool 100 KB larger.
/// </summary>
internal static class SelfSignedCertificate
{
    private const string CommonName = "2.5.4.3", Sha256WithEcdsa = "1.2.840.10045.4.3.2", ServerAuthentication = "1.3.6.1.5.5.7.3.1",
        SubjectKeyIdentifier = "2.5.29.14", KeyUsage = "2.5.29.15", AlternativeNames = "2.5.29.17", BasicConstraints = "2.5.29.19",
        AuthorityKeyIdentifier = "2.5.29.35", ExtendedKeyUsage = "2.5.29.37";

    private const int SerialBytes = 16, KeyIdBytes = 20;

    private static readonly Asn1Tag DnsName = new(TagClass.ContextSpecific, 2), Address = new(TagClass.ContextSpecific, 7);

    /// <summary>Creates a certificate in DER.</summary>
    /// <param name="key">The key of the certificate.</param>
    /// <param name="subject">The common name.</param>
    /// <param name="names">The DNS names and IP addresses of the server.</param>
    /// <param name="notBefore">The time from which the certificate is valid.</param>
    /// <param name="notAfter">The time at which the certificate ends.</param>
    public static byte[] Create(
        ECDsa key, string subject, IEnumerable<string> names, DateTimeOffset notBefore, DateTimeOffset notAfter)
    {
        byte[] publicKey = key.ExportSubjectPublicKeyInfo(), keyId = SHA256.HashData(publicKey)[..KeyIdBytes];
        byte[] serial = RandomNumberGenerator.GetBytes(SerialBytes);
        serial[0] = (byte)((serial[0] & 0x7F) | 0x40); // a positive integer without leading zeros
        var content = new AsnWriter(AsnEncodingRules.DER);
        using (content.PushSequence())
        {
            using (content.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
                content.WriteInteger(2); // version 3
            content.WriteIntegerUnsigned(serial);
            WriteAlgorithm(content);
            WriteName(content, subject);
            using (content.PushSequence())
            {
                content.WriteUtcTime(notBefore);
                content.WriteUtcTime(notAfter);
            }
            WriteName(content, subject);
            content.WriteEncodedValue(publicKey);
            using (content.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 3)))
            using (content.PushSequence())
                WriteExtensions(content, names, keyId);
        }
        byte[] signed = content.Encode();
        var certificate = new AsnWriter(AsnEncodingRules.DER);
        using (certificate.PushSequence())
        {
            certificate.WriteEncodedValue(signed);
            WriteAlgorithm(certificate);
            certificate.WriteBitString(key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
        }
        return certificate.Encode();
    }

    /// <summary>Returns the DNS names and IP addresses of a certificate.</summary>
    public static HashSet<string> Names(X509Certificate2 certificate)
    {
        HashSet<string> names = [];
        foreach (X509Extension extension in certificate.Extensions)
        {
            if (extension.Oid?.Value != AlternativeNames)
                continue;
            AsnReader list = new AsnReader(extension.RawData, AsnEncodingRules.DER).ReadSequence();
            while (list.HasData)
            {
                Asn1Tag tag = list.PeekTag();
                if (tag.HasSameClassAndValue(DnsName))
                    names.Add(list.ReadCharacterString(UniversalTagNumber.IA5String, DnsName));
                else if (tag.HasSameClassAndValue(Address))
                    names.Add(new IPAddress(list.ReadOctetString(Address)).ToString());
                else
                    list.ReadEncodedValue();
            }
        }
        return names;
    }

    /// <summary>
    /// Writes the extensions. The certificate is no authority: to trust it is to trust these names only, not what its key might sign.
    /// </summary>
    private static void WriteExtensions(AsnWriter content, IEnumerable<string> names, byte[] keyId)
    {
        WriteExtension(content, BasicConstraints, isCritical: true, value => value.PushSequence().Dispose());
        WriteExtension(content, KeyUsage, isCritical: true, value => value.WriteBitString([0x80], unusedBitCount: 7)); // digitalSignature
        WriteExtension(content, ExtendedKeyUsage, isCritical: false, value =>
        {
            using (value.PushSequence())
                value.WriteObjectIdentifier(ServerAuthentication);
        });
        WriteExtension(content, AlternativeNames, isCritical: false, value =>
        {
            using (value.PushSequence())
                foreach (string name in names)
                    if (IPAddress.TryParse(name, out IPAddress? address))
                        value.WriteOctetString(address.GetAddressBytes(), Address);
                    else
                        value.WriteCharacterString(UniversalTagNumber.IA5String, name, DnsName);
        });
        WriteExtension(content, SubjectKeyIdentifier, isCritical: false, value => value.WriteOctetString(keyId));
        WriteExtension(content, AuthorityKeyIdentifier, isCritical: false, value =>
        {
            using (value.PushSequence())
                value.WriteOctetString(keyId, new Asn1Tag(TagClass.ContextSpecific, 0));
        });
    }

    private static void WriteExtension(AsnWriter content, string id, bool isCritical, Action<AsnWriter> write)
    {
        var value = new AsnWriter(AsnEncodingRules.DER);
        write(value);
        using (content.PushSequence())
        {
            content.WriteObjectIdentifier(id);
            if (isCritical)
                content.WriteBoolean(true);
            content.WriteOctetString(value.Encode());
        }
    }

    private static void WriteAlgorithm(AsnWriter writer)
    {
        using (writer.PushSequence())
            writer.WriteObjectIdentifier(Sha256WithEcdsa);
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
