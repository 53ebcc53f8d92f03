using System.Text;

namespace LiteCognito.Model;

/// <summary>The class and attributes that identify a request rate limit (Cognito's LimitDefinitionType).</summary>
public sealed record LimitDefinition
{
    /// <summary>The class of the limit, such as <c>API_CATEGORY</c>. Required in a request.</summary>
    public string? LimitClass { get; init; }

    /// <summary>
    /// The attributes that identify the limit within its class, by name, such as <c>Category</c> = <c>UserAuthentication</c>. Required in a
    /// request.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }

    private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder).Add(LimitClass).Add(Attributes).Printed;
}

/// <summary>A request rate limit (Cognito's LimitType).</summary>
public sealed record ProvisionedLimit
{
    /// <summary>The class and attributes that identify the limit.</summary>
    public LimitDefinition? LimitDefinition { get; init; }

    /// <summary>The current limit, in requests per second.</summary>
    public int? ProvisionedLimitValue { get; init; }

    /// <summary>The part of the limit that is free of charge, in requests per second.</summary>
    public int? FreeLimitValue { get; init; }
}
