using System.Text;

namespace LiteCognito.Model;

/// <summary>A scope of an API (Cognito's ResourceServerScopeType).</summary>
public sealed record ResourceServerScope
{
    /// <summary>Its name, which follows the identifier and a slash in tokens. 1 to 256 characters. Required in a request.</summary>
    public string? ScopeName { get; init; }

    /// <summary>What it allows. 1 to 256 characters. Required in a request.</summary>
    public string? ScopeDescription { get; init; }
}

/// <summary>An API and its scopes (Cognito's ResourceServerType).</summary>
public sealed record ResourceServer
{
    /// <summary>The user pool that it is in.</summary>
    public string? UserPoolId { get; init; }

    /// <summary>The API's identifier, a URL mostly.</summary>
    public string? Identifier { get; init; }

    /// <summary>A name to show.</summary>
    public string? Name { get; init; }

    /// <summary>Its scopes.</summary>
    public IReadOnlyList<ResourceServerScope>? Scopes { get; init; }

    /// <summary><c>COGNITO</c> where Cognito manages it.</summary>
    public string? ManagedBy { get; init; }

    private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder)
        .Add(UserPoolId).Add(Identifier).Add(Name).Add(Scopes).Add(ManagedBy).Printed;
}
