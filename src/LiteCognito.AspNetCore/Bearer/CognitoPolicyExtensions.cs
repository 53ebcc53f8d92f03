using LiteCognito;

namespace Microsoft.AspNetCore.Authorization;

/// <summary>Extension methods for authorization policies of APIs that accept tokens of Amazon Cognito.</summary>
public static class CognitoPolicyExtensions
{
    /// <summary>Requires an authenticated user or machine whose token grants at least one of the scopes.</summary>
    /// <param name="builder">The policy builder.</param>
    /// <param name="scopes">The scopes, such as <c>orders/read</c>. To require several at once, call the method for each of them.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">There is no scope, or a scope is empty or contains white space.</exception>
    /// <example>
    /// <code language="csharp">
    /// using Microsoft.AspNetCore.Authorization;
    ///
    /// var policy = new AuthorizationPolicyBuilder().RequireScope("orders/read", "orders/admin").Build();
    /// </code>
    /// </example>
    public static AuthorizationPolicyBuilder RequireScope(this AuthorizationPolicyBuilder builder, params IEnumerable<string> scopes)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.RequireAuthenticatedUser().AddRequirements(new ScopeRequirement(scopes));
    }
}
