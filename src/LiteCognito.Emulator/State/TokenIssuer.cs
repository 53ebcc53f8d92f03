using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.Journal;

namespace LiteCognito.Emulator.State;

/// <summary>Signs a pool's tokens with RS256 and publishes two public keys: the current one and the previous one.</summary>
/// <remarks>Signing may run outside the lock. Everything else holds it.</remarks>
internal sealed class TokenIssuer(EmulatorState state, string poolId, Func<bool> isPoolLive) : IRecorded, IDisposable
{
    private const int MaxSpareKeys = 16, CertificateYears = 10;

    // It takes longer to make a key than everything else that a short test does.
    private static readonly ConcurrentBag<RSAParameters> SpareKeys = [];

    private Key _key = new();
    private Key? _previous;

    public string RecordKey => RecordKind.Keys + poolId;

    public bool IsLive => isPoolLive() && (_key.Parameters.IsValueCreated || _previous is not null);

    public string Sign(JsonObject claims)
    {
        Key key = _key; // another call may rotate the keys
        string header = new JsonObject { ["kid"] = key.Id, ["alg"] = "RS256" }.ToJsonString();
        string signed = $"{Encode(header)}.{Encode(claims.ToJsonString())}";
        byte[] signature = key.Use(
            rsa => rsa.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    /// <summary>Returns the claims of a token that one of the two keys signed; otherwise, <see langword="null"/>.</summary>
    public JsonElement? Verify(string token)
    {
        string[] parts = token.Split('.');
        try
        {
            if (parts.Length != 3)
                return null;
            byte[] signed = Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), signature = Base64Url.DecodeFromChars(parts[2]);
            if (!_key.Signed(signed, signature) && _previous?.Signed(signed, signature) != true)
                return null;
            using JsonDocument claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]));
            return claims.RootElement.Clone();
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Creates a new signing key. The key before it still verifies tokens; older keys do not.</summary>
    public void Rotate()
    {
        _previous?.Dispose();
        _previous = _key;
        _key = new();
        state.Touch(this);
    }

    public void Exchange(Fields fields)
    {
        fields.Text("PoolId", poolId);
        _key = fields.Optional("Key", _key, Exchange)!;
        _previous = fields.Optional("PreviousKey", _previous, Exchange);
    }

    /// <summary>Creates the current key if no call has needed it yet, which takes long.</summary>
    public bool CreateKey() => _key.Parameters.Value.Modulus is not null;

    public JsonObject Jwks() =>
        new() { ["keys"] = _previous is null ? new JsonArray(_key.Jwk()) : new JsonArray(_key.Jwk(), _previous.Jwk()) };

    /// <summary>Returns an X.509 certificate of the current key, which the key itself has signed.</summary>
    public byte[] Certificate(string name, DateTimeOffset issuedAt) =>
        _key.Use(new SelfSignedCertificate(name, issuedAt, issuedAt.AddYears(CertificateYears)).Sign);

    /// <summary>Gives the current key to the pool of a later emulator. No other copy of the key may exist.</summary>
    public void Spare()
    {
        if (SpareKeys.Count < MaxSpareKeys && _key.Take() is { } key)
            SpareKeys.Add(key);
    }

    public void Dispose()
    {
        _key.Dispose();
        _previous?.Dispose();
    }

    /// <summary>Writes a key, or reads one. It keeps the one that it has, if that is the same.</summary>
    private Key Exchange(Fields fields, Key? key)
    {
        string id = fields.Text("Id", key?.Id);
        RSAParameters? known = key is { Parameters.IsValueCreated: true } ? key.Parameters.Value : null;
        if (!fields.IsReading && known is null)
            return key!;
        var parameters = new RSAParameters
        {
            Modulus = fields.OptionalBytes(nameof(RSAParameters.Modulus), known?.Modulus),
            Exponent = fields.OptionalBytes(nameof(RSAParameters.Exponent), known?.Exponent),
            D = fields.OptionalBytes(nameof(RSAParameters.D), known?.D),
            P = fields.OptionalBytes(nameof(RSAParameters.P), known?.P),
            Q = fields.OptionalBytes(nameof(RSAParameters.Q), known?.Q),
            DP = fields.OptionalBytes(nameof(RSAParameters.DP), known?.DP),
            DQ = fields.OptionalBytes(nameof(RSAParameters.DQ), known?.DQ),
            InverseQ = fields.OptionalBytes(nameof(RSAParameters.InverseQ), known?.InverseQ),
        };
        if (key is not null)
            return key;
        return Array.Find([_key, _previous], current => current?.Id == id) ?? new(id, parameters.Modulus is null ? null : parameters);
    }

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    private sealed class Key
    {
        // A call signs outside the lock. .NET promises no thread safety for an RSA, so each call takes one of its own.
        private readonly ConcurrentBag<RSA> _idle = [];

        // JSON writers escape a plus sign, and some programs compare the kid of a header with that of the JWKS as text.
        public string Id { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).Replace('+', '/');

        public Key()
        {
        }

        public Key(string id, RSAParameters? parameters)
        {
            Id = id;
            if (parameters is { } known)
                Parameters = new(known);
        }

        public Lazy<RSAParameters> Parameters { get; private set; } =
            new(() => SpareKeys.TryTake(out RSAParameters spare) ? spare : NewParameters());

        public T Use<T>(Func<RSA, T> use)
        {
            if (!_idle.TryTake(out RSA? rsa))
                rsa = RSA.Create(Parameters.Value);
            T result = use(rsa);
            _idle.Add(rsa);
            return result;
        }

        public bool Signed(byte[] data, byte[] signature) => Parameters.IsValueCreated
            && Use(rsa => rsa.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

        public JsonObject Jwk() => new()
        {
            ["alg"] = "RS256",
            ["e"] = Base64Url.EncodeToString(Parameters.Value.Exponent),
            ["kid"] = Id,
            ["kty"] = "RSA",
            ["n"] = Base64Url.EncodeToString(Parameters.Value.Modulus),
            ["use"] = "sig",
        };

        /// <summary>Takes the RSA key out, if there is one.</summary>
        public RSAParameters? Take()
        {
            if (!Parameters.IsValueCreated)
                return null;
            RSAParameters key = Parameters.Value;
            Parameters = new(() => throw new ObjectDisposedException(nameof(TokenIssuer)));
            return key;
        }

        public void Dispose()
        {
            while (_idle.TryTake(out RSA? rsa))
                rsa.Dispose();
        }

        private static RSAParameters NewParameters()
        {
            using var rsa = RSA.Create(2048);
            return rsa.ExportParameters(includePrivateParameters: true);
        }
    }
}
