using LiteCognito;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Extension methods for endpoints of APIs that accept tokens of Amazon Cognito.</summary>
public static class CognitoEndpointExtensions
{
    /// <summary>Requires a token that grants at least one of the scopes, in addition to the default policy.</summary>
    /// <typeparam name="TBuilder">The type of the endpoint builder.</typeparam>
    /// <param name="builder">The builder of an endpoint or a group of endpoints.</param>
    /// <param name="scopes">The scopes, such as <c>orders/read</c>. To require several at once, call the method for each of them.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">There is no scope, or a scope is empty or contains white space.</exception>
    public static TBuilder RequireScope<TBuilder>(this TBuilder builder, params IEnumerable<string> scopes)
        where TBuilder : IEndpointConventionBuilder
    {
        ArgumentNullException.ThrowIfNull(scopes);
        // Created here, so that a wrong argument throws in the call that passes it.
        var requirement = new ScopeRequirement(scopes);
        return builder.RequireAuthorization(policy => policy.AddRequirements(requirement));
    }
}
