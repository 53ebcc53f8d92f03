using System.Security.Cryptography;

namespace LiteCognito.Signing;

/// <summary>The signing key of one region and service, derived once a day and for each new secret, and zeroed when the next one comes.</summary>
internal sealed class SigningKey(string region, string service)
{
    private readonly Lock _gate = new();
    private readonly byte[] _key = new byte[SignatureV4.KeySize];
    private readonly char[] _day = new char[SignatureV4.DayLength];
    private string? _secret;

    public void CopyTo(Span<byte> destination, AwsCredentials credentials, ReadOnlySpan<char> day)
    {
        lock (_gate)
        {
            // Providers hand out the same object while it is good. A secret compared by its characters would tell by its time.
            if (!ReferenceEquals(_secret, credentials.SecretAccessKey) || !day.SequenceEqual(_day))
            {
                CryptographicOperations.ZeroMemory(_key);
                _secret = null;
                SignatureV4.DeriveKey(credentials.SecretAccessKey, day, region, service, _key);
                day.CopyTo(_day);
                _secret = credentials.SecretAccessKey;
            }
            _key.CopyTo(destination);
        }
    }
}
