using System.Formats.Asn1;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using LiteCognito.Cli.Configuration;
using LiteCognito.Cli.Execution;
using LiteCognito.Emulator.State;
using LiteCognito.Storage;

namespace LiteCognito.Cli.Emulation;

/// <summary>The certificate with which the emulator answers HTTPS: one that the tool makes and keeps, or the user's own.</summary>
internal static class EmulatorCertificate
{
    private const string SubjectKeyIdentifier = "2.5.29.14", KeyUsage = "2.5.29.15", AlternativeNames = "2.5.29.17",
        BasicConstraints = "2.5.29.19", AuthorityKeyIdentifier = "2.5.29.35", ExtendedKeyUsage = "2.5.29.37",
        ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    private const int DaysOfLife = 365, DaysBeforeRenewal = 30, KeyIdBytes = 20;
    private const byte DigitalSignature = 0x80;

    private static readonly Asn1Tag DnsName = new(TagClass.ContextSpecific, 2), Address = new(TagClass.ContextSpecific, 7);

    private static readonly string[] LocalNames = ["localhost", "127.0.0.1", "::1", "host.docker.internal"];

    /// <summary>Gets the path of the kept certificate, which programs can trust.</summary>
    public static string KeptPath => Path.Combine(ToolFolders.Emulator, "certificate.pem");

    /// <summary>Reads the kept certificate. Makes one if there is none, it lacks one of the names, or it ends soon.</summary>
    /// <param name="names">Names and addresses to include, apart from those of this machine itself.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Stops waiting for another process that makes one.</param>
    public static async Task<X509Certificate2> KeepAsync(
        IEnumerable<string> names, DateTimeOffset now, CancellationToken cancellationToken)
    {
        string[] all = [.. LocalNames.Concat(names).Distinct()];
        PrivateFile file = new(KeptPath), keyFile = new(Path.Combine(ToolFolders.Emulator, "key.pem"));
        await using FileStream heldLock = await file.LockAsync(cancellationToken);
        if (await file.ReadAsync(cancellationToken) is { } certificate && await keyFile.ReadAsync(cancellationToken) is { } key
            && Read(Encoding.UTF8.GetString(certificate), Encoding.UTF8.GetString(key)) is { } kept)
        {
            if (kept.NotAfter.ToUniversalTime() > now.UtcDateTime.AddDays(DaysBeforeRenewal)
                && kept.NotBefore.ToUniversalTime() <= now.UtcDateTime
                && ReadNames(kept).IsSupersetOf(all))
                return kept;
            kept.Dispose();
        }
        (string newCertificate, string newKey) = Make(all, now);
        await keyFile.WriteAsync(Encoding.UTF8.GetBytes(newKey), cancellationToken);
        await file.WriteAsync(Encoding.UTF8.GetBytes(newCertificate), cancellationToken);
        return Read(newCertificate, newKey)!;
    }

    /// <summary>Reads a certificate of the user and its key.</summary>
    /// <exception cref="UsageException">The files do not hold a certificate and its key.</exception>
    public static X509Certificate2 Read(FileInfo certificate, FileInfo key) =>
        Read(File.ReadAllText(certificate.FullName), File.ReadAllText(key.FullName)) ?? throw new UsageException(
            $"{certificate} and {key} are not a certificate and its private key in PEM. Use files that start with "
            + "-----BEGIN CERTIFICATE----- and with -----BEGIN PRIVATE KEY-----, without a password.");

    private static X509Certificate2? Read(string certificate, string key)
    {
        try
        {
            X509Certificate2 read = WithKey(certificate, key);
            if (!OperatingSystem.IsWindows())
                return read;
            using (read) // TLS on Windows needs a key that the system holds
                return X509CertificateLoader.LoadPkcs12(read.Export(X509ContentType.Pkcs12), null);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Reads a certificate with a key for ECDSA or RSA. CreateFromPem has the code of all kinds of keys.</summary>
    private static X509Certificate2 WithKey(string certificate, string key)
    {
        using X509Certificate2 read = X509CertificateLoader.LoadCertificate(Encoding.UTF8.GetBytes(certificate));
        if (read.GetRSAPublicKey() is { } known)
        {
            known.Dispose();
            using var rsa = RSA.Create();
            rsa.ImportFromPem(key);
            return read.CopyWithPrivateKey(rsa);
        }
        using var ecdsa = ECDsa.Create();
        ecdsa.ImportFromPem(key);
        return read.CopyWithPrivateKey(ecdsa);
    }

    private static (string Certificate, string Key) Make(string[] names, DateTimeOffset now)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        byte[] keyId = SHA256.HashData(key.ExportSubjectPublicKeyInfo())[..KeyIdBytes];
        var certificate = new SelfSignedCertificate("LiteCognito emulator", now.AddDays(-1), now.AddDays(DaysOfLife));
        // It is no authority: to trust it is to trust these names only, not what its key might sign.
        certificate.Add(BasicConstraints, isCritical: true, value => value.PushSequence().Dispose());
        certificate.Add(KeyUsage, isCritical: true, value => value.WriteBitString([DigitalSignature], unusedBitCount: 7));
        certificate.Add(ExtendedKeyUsage, isCritical: false, value =>
        {
            using (value.PushSequence())
                value.WriteObjectIdentifier(ServerAuthentication);
        });
        certificate.Add(AlternativeNames, isCritical: false, value => WriteNames(value, names));
        certificate.Add(SubjectKeyIdentifier, isCritical: false, value => value.WriteOctetString(keyId));
        certificate.Add(AuthorityKeyIdentifier, isCritical: false, value =>
        {
            using (value.PushSequence())
                value.WriteOctetString(keyId, new Asn1Tag(TagClass.ContextSpecific, 0));
        });
        return (PemEncoding.WriteString("CERTIFICATE", certificate.Sign(key)) + '\n', key.ExportPkcs8PrivateKeyPem() + '\n');
    }

    private static void WriteNames(AsnWriter value, string[] names)
    {
        using (value.PushSequence())
            foreach (string name in names)
                if (IPAddress.TryParse(name, out IPAddress? address))
                    value.WriteOctetString(address.GetAddressBytes(), Address);
                else
                    value.WriteCharacterString(UniversalTagNumber.IA5String, name, DnsName);
    }

    /// <summary>Returns the DNS names and IP addresses of a certificate.</summary>
    private static HashSet<string> ReadNames(X509Certificate2 certificate)
    {
        HashSet<string> names = [];
        if (certificate.Extensions.FirstOrDefault(extension => extension.Oid?.Value == AlternativeNames) is not { } found)
            return names;
        AsnReader list = new AsnReader(found.RawData, AsnEncodingRules.DER).ReadSequence();
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
        return names;
    }
}
