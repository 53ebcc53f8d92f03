namespace LiteCognito.Emulator;

/// <summary>Whether a pool asks for second factors.</summary>
public enum MfaConfiguration
{
    /// <summary>Never.</summary>
    Off,

    /// <summary>From users who turned one on.</summary>
    Optional,

    /// <summary>From everybody: who has none sets one up while signing in.</summary>
    On,
}

/// <summary>How a pool is made.</summary>
public sealed record EmulatorPoolOptions
{
    /// <summary>The region, the first half of the pool's id.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>The pool's id, <c>{region}_{name}</c>; <see langword="null"/> for a random one in <see cref="Region"/>.</summary>
    public string? Id { get; init; }

    /// <summary>Whether the pool asks for second factors.</summary>
    public MfaConfiguration MfaConfiguration { get; init; } = MfaConfiguration.Optional;

    /// <summary>How long a challenge may be answered.</summary>
    public TimeSpan AuthSessionValidity { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>How long ID and access tokens are valid.</summary>
    public TimeSpan TokenValidity { get; init; } = TimeSpan.FromHours(1);
}

/// <summary>A code that the pool "sent".</summary>
/// <param name="PoolId">The pool.</param>
/// <param name="Username">The user.</param>
/// <param name="Medium"><c>SMS</c> or <c>EMAIL</c>.</param>
/// <param name="Destination">The number or address, in full.</param>
/// <param name="Code">The code.</param>
/// <param name="Purpose">What it is for: <c>SignUp</c>, <c>SMS_MFA</c>, <c>EMAIL_OTP</c>.</param>
/// <param name="SentAt">When, by the emulator's clock.</param>
public sealed record EmulatorMessage(string PoolId, string Username, string Medium, string Destination, string Code, string Purpose, DateTimeOffset SentAt);
