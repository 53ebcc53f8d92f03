using System.Text;

namespace LiteCognito.Model;

/// <summary>A scope of a resource server (Cognito's ResourceServerScopeType).</summary>
public sealed record ResourceServerScope
{
    /// <summary>
    /// The name of the scope. 1 to 256 characters. Access tokens contain it in the form <c>{identifier}/{name}</c>. Required in a request.
    /// </summary>
    public string? ScopeName { get; init; }

    /// <summary>The description of the scope. 1 to 256 characters. Required in a request.</summary>
    public string? ScopeDescription { get; init; }
}

/// <summary>A resource server, which represents an API and its scopes (Cognito's ResourceServerType).</summary>
public sealed record ResourceServer
{
    /// <summary>The ID of the user pool that contains the resource server.</summary>
    public string? UserPoolId { get; init; }

    /// <summary>The identifier of the resource server, usually the URL of the API.</summary>
    public string? Identifier { get; init; }

    /// <summary>The display name of the resource server.</summary>
    public string? Name { get; init; }

    /// <summary>The scopes of the resource server.</summary>
    public IReadOnlyList<ResourceServerScope>? Scopes { get; init; }

    /// <summary>The manager of the resource server, such as <c>COGNITO</c> if Cognito manages it.</summary>
    public string? ManagedBy { get; init; }

    private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder)
        .Add(UserPoolId).Add(Identifier).Add(Name).Add(Scopes).Add(ManagedBy).Printed;
}
