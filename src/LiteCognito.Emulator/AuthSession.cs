using System.Security.Cryptography;
using Org.BouncyCastle.Math;

namespace LiteCognito.Emulator;

/// <summary>A challenge that waits for its answer.</summary>
internal sealed class AuthSession
{
    private const int Tries = 3;

    private int _failures;

    public required EmulatorUser User { get; init; }

    public required EmulatorClient Client { get; init; }

    public required string Challenge { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public string Id { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(300));

    /// <summary>The code that was sent.</summary>
    public string? Code { get; init; }

    /// <summary>What may be chosen at SELECT_MFA_TYPE.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>The authenticator's secret at MFA_SETUP, before it is verified.</summary>
    public string? TotpSecret { get; init; }

    /// <summary>Whether the authenticator was verified at MFA_SETUP.</summary>
    public bool TotpVerified { get; init; }

    /// <summary>The exchange at PASSWORD_VERIFIER.</summary>
    public (BigInteger A, BigInteger B, BigInteger SecretB, string SecretBlock)? Srp { get; init; }

    /// <summary>Counts a wrong code; the third ends the session.</summary>
    public ApiError Mismatch()
    {
        if (++_failures >= Tries)
        {
            User.Pool.Emulator.Sessions.Remove(Id);
            return ApiError.NotAuthorized("Invalid session for the user, code attempts exceeded.");
        }
        return new("CodeMismatchException", "Invalid code received for user");
    }
}

/// <summary>A refresh token and the sign-in it belongs to.</summary>
internal sealed record RefreshToken(EmulatorUser User, EmulatorClient Client, string OriginJti, DateTimeOffset SignedInAt);
