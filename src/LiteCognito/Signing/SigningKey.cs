using System.Security.Cryptography;

namespace LiteCognito.Signing;

/// <summary>
/// Caches the signing key of one region and service. The key is derived once a day and for each new secret. The previous key is then
/// zeroed.
/// </summary>
internal sealed class SigningKey
{
    private readonly Lock _gate = new();
    private readonly byte[] _key = new byte[SignatureV4.KeySize];
    private readonly char[] _day = new char[SigningScope.DayLength];
    private string? _secret;

    /// <summary>Copies the key of a scope. All scopes must have the same region and service, because only the day is compared.</summary>
    public void CopyTo(Span<byte> destination, AwsCredentials credentials, SigningScope scope)
    {
        lock (_gate)
        {
            // Providers return the same string while it is valid. Comparing its characters could leak the secret through timing.
            if (!ReferenceEquals(_secret, credentials.SecretAccessKey) || !scope.Day.SequenceEqual(_day))
            {
                CryptographicOperations.ZeroMemory(_key);
                _secret = null;
                SignatureV4.DeriveKey(credentials.SecretAccessKey, scope, _key);
                scope.Day.CopyTo(_day);
                _secret = credentials.SecretAccessKey;
            }
            _key.CopyTo(destination);
        }
    }
}
