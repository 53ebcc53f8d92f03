using System.Buffers.Binary;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;

namespace LiteCognito.Emulator.WebAuthn;

/// <summary>Authenticator data (Web Authentication Level 2, section 6.1).</summary>
internal sealed class AuthenticatorData
{
    private const int HeadBytes = 37, AaguidBytes = 16, MaxIdBytes = 1023;
    private const byte UserPresent = 0x01, UserVerified = 0x04, Attested = 0x40, Extensions = 0x80;

    private readonly byte[] _relyingPartyIdHash;
    private readonly byte _flags;

    private AuthenticatorData(byte[] data)
    {
        _relyingPartyIdHash = data[..32];
        _flags = data[32];
        Counter = BinaryPrimitives.ReadUInt32BigEndian(data.AsSpan(33));
    }

    public uint Counter { get; }

    public byte[] CredentialId { get; private init; } = [];

    public CosePublicKey? PublicKey { get; private init; }

    /// <summary>The COSE_Key that <see cref="PublicKey"/> was read from.</summary>
    public byte[] EncodedPublicKey { get; private init; } = [];

    public bool HasCredential => (_flags & Attested) != 0;

    public bool IsUserPresent => (_flags & UserPresent) != 0;

    public bool IsUserVerified => (_flags & UserVerified) != 0;

    /// <summary>Parses authenticator data. Returns <see langword="null"/> if the bytes are malformed.</summary>
    public static AuthenticatorData? Parse(byte[] data)
    {
        if (data.Length < HeadBytes)
            return null;
        try
        {
            byte flags = data[32];
            int rest = HeadBytes;
            byte[] id = [], encodedKey = [];
            CosePublicKey? key = null;
            if ((flags & Attested) != 0)
            {
                int length = BinaryPrimitives.ReadUInt16BigEndian(data.AsSpan(HeadBytes + AaguidBytes));
                int start = HeadBytes + AaguidBytes + 2, end = start + length;
                if (length is 0 or > MaxIdBytes)
                    return null;
                id = data[start..end];
                var reader = new CborReader(data.AsMemory(end), CborConformanceMode.Ctap2Canonical, allowMultipleRootLevelValues: true);
                key = CosePublicKey.Read(reader);
                rest = data.Length - reader.BytesRemaining;
                encodedKey = data[end..rest];
            }
            if ((flags & Extensions) != 0)
            {
                var reader = new CborReader(data.AsMemory(rest), CborConformanceMode.Lax, allowMultipleRootLevelValues: true);
                if (reader.PeekState() != CborReaderState.StartMap)
                    return null;
                reader.SkipValue();
                rest = data.Length - reader.BytesRemaining;
            }
            return rest == data.Length ? new(data) { CredentialId = id, PublicKey = key, EncodedPublicKey = encodedKey } : null;
        }
        catch (Exception e) when (e is CborContentException or InvalidOperationException or OverflowException or ArgumentException)
        {
            return null;
        }
    }

    public bool IsFor(string relyingPartyId) =>
        CryptographicOperations.FixedTimeEquals(_relyingPartyIdHash, SHA256.HashData(Encoding.UTF8.GetBytes(relyingPartyId)));
}
