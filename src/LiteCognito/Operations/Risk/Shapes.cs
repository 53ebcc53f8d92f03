using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Protocol;

namespace LiteCognito.Model;

/// <summary>The action for passwords that are known to be compromised (Cognito's CompromisedCredentialsActionsType).</summary>
public sealed record CompromisedCredentialsActions
{
    /// <summary>The action: <c>BLOCK</c> or <c>NO_ACTION</c>. Required in a request.</summary>
    public string? EventAction { get; init; }
}

/// <summary>
/// The reaction of threat protection to passwords that are known to be compromised (Cognito's CompromisedCredentialsRiskConfigurationType).
/// </summary>
public sealed record CompromisedCredentialsRiskConfiguration
{
    /// <summary>The action for compromised passwords. Required in a request.</summary>
    public CompromisedCredentialsActions? Actions { get; init; }

    /// <summary>
    /// The events in which passwords are checked: any of <c>SIGN_IN</c>, <c>PASSWORD_CHANGE</c> and <c>SIGN_UP</c>, or
    /// <see langword="null"/> for all events.
    /// </summary>
    public IReadOnlyList<string>? EventFilter { get; init; }

    private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder).Add(Actions).Add(EventFilter).Printed;
}

/// <summary>The threat protection configuration of a user pool or app client (Cognito's RiskConfigurationType).</summary>
public sealed record RiskConfiguration
{
    /// <summary>The ID of the user pool.</summary>
    public string? UserPoolId { get; init; }

    /// <summary>The ID of the app client, or <see langword="null"/> if the configuration applies to the whole user pool.</summary>
    public string? ClientId { get; init; }

    /// <summary>The reaction to passwords that are known to be compromised.</summary>
    public CompromisedCredentialsRiskConfiguration? CompromisedCredentialsRiskConfiguration { get; init; }

    /// <summary>The reaction to sign-ins that are possible account takeovers.</summary>
    public AccountTakeoverRiskConfiguration? AccountTakeoverRiskConfiguration { get; init; }

    /// <summary>The IP address ranges that threat protection always blocks or always allows.</summary>
    public RiskExceptionConfiguration? RiskExceptionConfiguration { get; init; }

    /// <summary>The time when the configuration was last changed.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? LastModifiedDate { get; init; }
}

/// <summary>
/// The IP address ranges that threat protection always blocks or always allows (Cognito's RiskExceptionConfigurationType).
/// </summary>
public sealed record RiskExceptionConfiguration
{
    /// <summary>The IP address ranges that are always blocked, in CIDR notation. At most 200.</summary>
    public IReadOnlyList<string>? BlockedIPRangeList { get; init; }

    /// <summary>The IP address ranges that are always allowed, in CIDR notation. At most 200.</summary>
    public IReadOnlyList<string>? SkippedIPRangeList { get; init; }

    private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder).Add(BlockedIPRangeList).Add(SkippedIPRangeList).Printed;
}
