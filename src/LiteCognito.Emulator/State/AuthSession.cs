using System.Security.Cryptography;
using Org.BouncyCastle.Math;

namespace LiteCognito.Emulator.State;

/// <summary>A challenge that waits for its answer.</summary>
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

    /// <summary>The code that was sent.</summary>
    public string? Code { get; init; }

    /// <summary>Whether the code is the first factor, not the second.</summary>
    public bool IsFirstFactor { get; init; }

    /// <summary>What may be chosen at SELECT_MFA_TYPE and SELECT_CHALLENGE, or set up at MFA_SETUP.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>The authenticator's secret at MFA_SETUP, before it is verified.</summary>
    public string? TotpSecret { get; init; }

    /// <summary>Whether the authenticator was verified at MFA_SETUP.</summary>
    public bool TotpVerified { get; init; }

    /// <summary>The address that EMAIL_OTP is being set up for.</summary>
    public string? NewEmail { get; init; }

    /// <summary>The exchange at PASSWORD_VERIFIER and DEVICE_PASSWORD_VERIFIER.</summary>
    public SrpExchange? Srp { get; init; }

    /// <summary>What was asked at CUSTOM_CHALLENGE.</summary>
    public CustomAuthStep.Question? Question { get; init; }

    /// <summary>What a passkey must sign at WEB_AUTHN.</summary>
    public string? WebAuthnChallenge { get; init; }

    /// <summary>Counts a wrong code.</summary>
    /// <returns>Whether no further one is allowed.</returns>
    public bool CountFailure() => ++_failures >= MaxFailures;
}

/// <summary>The server's half of an SRP exchange: whose verifier, and what was sent.</summary>
internal sealed record SrpExchange(
    BigInteger A, BigInteger B, BigInteger SecretB, BigInteger Verifier, string Identity, string SecretBlock);
