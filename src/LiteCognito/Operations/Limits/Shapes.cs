using System.Text;

namespace LiteCognito.Model;

/// <summary>Which limit of requests is meant (Cognito's LimitDefinitionType).</summary>
public sealed record LimitDefinition
{
    /// <summary>The class of limits, such as <c>API_CATEGORY</c>. Required in a request.</summary>
    public string? LimitClass { get; init; }

    /// <summary>
    /// What tells the limit from others of its class, by name, such as <c>Category</c> = <c>UserAuthentication</c>. Required in a request.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }

    private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder).Add(LimitClass).Add(Attributes).Printed;
}

/// <summary>A limit of requests (Cognito's LimitType).</summary>
public sealed record ProvisionedLimit
{
    /// <summary>Which limit it is.</summary>
    public LimitDefinition? LimitDefinition { get; init; }

    /// <summary>What holds now, in requests per second.</summary>
    public int? ProvisionedLimitValue { get; init; }

    /// <summary>How much of it costs nothing.</summary>
    public int? FreeLimitValue { get; init; }
}
