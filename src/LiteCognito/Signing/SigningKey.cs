using System.Security.Cryptography;

namespace LiteCognito.Signing;

/// <summary>
/// The signing key of one region and service, derived once a day and for each new secret, and zeroed when the next one comes.
/// </summary>
internal sealed class SigningKey
{
    private readonly Lock _gate = new();
    private readonly byte[] _key = new byte[SignatureV4.KeySize];
    private readonly char[] _day = new char[SigningScope.DayLength];
    private string? _secret;

    /// <summary>Copies the key of a scope. All scopes must have the same region and service: only the days are compared.</summary>
    public void CopyTo(Span<byte> destination, AwsCredentials credentials, SigningScope scope)
    {
        lock (_gate)
        {
            // Providers hand out the same object while it is good. A secret compared by its characters would tell by its time.
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
