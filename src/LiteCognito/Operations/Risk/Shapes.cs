using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Protocol;

namespace LiteCognito.Model;

/// <summary>What happens where a password is known to have leaked (Cognito's CompromisedCredentialsActionsType).</summary>
public sealed record CompromisedCredentialsActions
{
    /// <summary>What is done. <c>BLOCK</c> or <c>NO_ACTION</c>. Required in a request.</summary>
    public string? EventAction { get; init; }
}

/// <summary>
/// How threat protection reacts to passwords that are known to have leaked (Cognito's CompromisedCredentialsRiskConfigurationType).
/// </summary>
public sealed record CompromisedCredentialsRiskConfiguration
{
    /// <summary>What it does. Required in a request.</summary>
    public CompromisedCredentialsActions? Actions { get; init; }

    /// <summary>Where it looks: <c>SIGN_IN</c>, <c>PASSWORD_CHANGE</c>, <c>SIGN_UP</c>; <see langword="null"/> for everywhere.</summary>
    public IReadOnlyList<string>? EventFilter { get; init; }

    private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder).Add(Actions).Add(EventFilter).Printed;
}

/// <summary>How threat protection reacts (Cognito's RiskConfigurationType).</summary>
public sealed record RiskConfiguration
{
    /// <summary>The user pool.</summary>
    public string? UserPoolId { get; init; }

    /// <summary>The app client; <see langword="null"/> where it holds for the whole pool.</summary>
    public string? ClientId { get; init; }

    /// <summary>What happens where a password is known to have leaked.</summary>
    public CompromisedCredentialsRiskConfiguration? CompromisedCredentialsRiskConfiguration { get; init; }

    /// <summary>What happens to sign-ins that may not be the user's own.</summary>
    public AccountTakeoverRiskConfiguration? AccountTakeoverRiskConfiguration { get; init; }

    /// <summary>Addresses that are not judged by their risk.</summary>
    public RiskExceptionConfiguration? RiskExceptionConfiguration { get; init; }

    /// <summary>When it was changed last.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? LastModifiedDate { get; init; }
}

/// <summary>Addresses that are not judged by their risk (Cognito's RiskExceptionConfigurationType).</summary>
public sealed record RiskExceptionConfiguration
{
    /// <summary>Addresses that are always refused, in CIDR notation. At most 200.</summary>
    public IReadOnlyList<string>? BlockedIPRangeList { get; init; }

    /// <summary>Addresses that are always let in, in CIDR notation. At most 200.</summary>
    public IReadOnlyList<string>? SkippedIPRangeList { get; init; }

    private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder).Add(BlockedIPRangeList).Add(SkippedIPRangeList).Printed;
}
