using System.Security.Cryptography;
using Org.BouncyCastle.Math;

namespace LiteCognito.Emulator.State;

/// <summary>A challenge that is waiting for an answer.</summary>
internal sealed class AuthSession
{
    private const int MaxFailures = 3;

    private int _failures;

    public required Progress Progress { get; init; }

    public required string Challenge { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public string Id { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(300));

    public EmulatorUser User => Progress.User;

    public EmulatorClient Client => Progress.Client;

    /// <summary>True if the challenge was answered, or an answer is being checked.</summary>
    public bool IsUsed { get; set; }

    /// <summary>True if the challenge cannot be answered again, even if the answer was refused.</summary>
    public bool IsAttempted { get; set; }

    /// <summary>The code that was sent to the user.</summary>
    public string? Code { get; init; }

    /// <summary>True if the code is the first factor, not the second.</summary>
    public bool IsFirstFactor { get; init; }

    /// <summary>The options of SELECT_MFA_TYPE and SELECT_CHALLENGE, or the factors that MFA_SETUP offers.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>The TOTP secret at MFA_SETUP, before it is verified.</summary>
    public string? TotpSecret { get; init; }

    /// <summary>True if the TOTP secret was verified at MFA_SETUP.</summary>
    public bool TotpVerified { get; init; }

    /// <summary>The new email address that EMAIL_OTP verifies during MFA_SETUP.</summary>
    public string? NewEmail { get; init; }

    /// <summary>The SRP exchange at PASSWORD_VERIFIER and DEVICE_PASSWORD_VERIFIER.</summary>
    public SrpExchange? Srp { get; init; }

    /// <summary>The question at CUSTOM_CHALLENGE.</summary>
    public CustomAuthStep.Question? Question { get; init; }

    /// <summary>The challenge that a passkey must sign at WEB_AUTHN.</summary>
    public string? WebAuthnChallenge { get; init; }

    /// <summary>Returns true if the session expired more than one lifetime ago.</summary>
    public bool IsForgotten(DateTimeOffset now) => ExpiresAt + Client.AuthSessionValidity < now;

    /// <summary>Counts a wrong code.</summary>
    /// <returns>True if no further attempt is allowed.</returns>
    public bool CountFailure() => ++_failures >= MaxFailures;
}

/// <summary>The server's side of an SRP exchange.</summary>
internal sealed record SrpExchange(
    BigInteger A, BigInteger B, BigInteger SecretB, BigInteger Verifier, string Identity, string SecretBlock);
