using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace LiteCognito;

/// <summary>An authorization requirement that a token grants at least one of several scopes.</summary>
/// <seealso href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html"/>
public sealed class ScopeRequirement : AuthorizationHandler<ScopeRequirement>, IAuthorizationRequirement
{
    /// <summary>Creates a requirement.</summary>
    /// <param name="scopes">The scopes, such as <c>orders/read</c>. One of them is enough.</param>
    /// <exception cref="ArgumentException">There is no scope, or a scope is empty or contains white space.</exception>
    public ScopeRequirement(params IEnumerable<string> scopes)
    {
        ArgumentNullException.ThrowIfNull(scopes);
        string[] all = [.. scopes];
        if (all.Length == 0)
            throw new ArgumentException("No scope is given. Pass at least one, such as orders/read.", nameof(scopes));
        if (all.Any(scope => string.IsNullOrEmpty(scope) || scope.Any(char.IsWhiteSpace)))
            throw new ArgumentException("A scope is empty or contains white space. Pass each scope as a separate element.", nameof(scopes));
        Scopes = all;
    }

    /// <summary>Gets the scopes, one of which the token must grant.</summary>
    public IReadOnlyList<string> Scopes { get; }

    /// <summary>Returns a text that names the scopes, for the logs of ASP.NET Core.</summary>
    /// <returns>A sentence.</returns>
    public override string ToString() => $"ScopeRequirement: the token must grant one of the scopes {string.Join(", ", Scopes)}.";

    /// <inheritdoc/>
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ScopeRequirement requirement)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(requirement);
        // The claims of an identity that nothing has authenticated prove nothing.
        if (context.User.Identities.Where(identity => identity.IsAuthenticated).Any(identity => requirement.IsMetBy(identity)))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }

    /// <summary>Returns true if an identity has one of the scopes. A claim holds all scopes of a token, with spaces between them.</summary>
    private bool IsMetBy(ClaimsIdentity identity) => identity.FindAll("scope")
        .SelectMany(claim => claim.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Any(scope => Scopes.Contains(scope, StringComparer.Ordinal));
}
