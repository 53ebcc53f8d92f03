using LiteCognito;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Extension methods that answer exceptions of LiteCognito with problem details.</summary>
public static class CognitoProblemExtensions
{
    /// <summary>
    /// Answers requests that end with an exception of LiteCognito with problem details (RFC 9457) that do not tell whether a user exists.
    /// </summary>
    /// <param name="services">The services. The method adds the services for problem details too.</param>
    /// <param name="configure">A function that sets the options, or <see langword="null"/> to use the defaults.</param>
    /// <returns>The same services.</returns>
    /// <remarks>
    /// <para>The application must call <c>UseExceptionHandler()</c>. Other exceptions are left to its other handlers.</para>
    /// <para>
    /// A wrong password, an unknown user, an unconfirmed user and a password that must be reset get the same response. So do a wrong code
    /// and a code for an unknown user. A sign-up with an existing name gets the same response as other invalid values. Its success still
    /// differs from its failure: an application that must hide it catches <see cref="CognitoErrorCodes.UsernameExists"/> and
    /// answers as after a success.
    /// </para>
    /// </remarks>
    /// <example>
    /// <code language="csharp">
    /// using LiteCognito;
    /// using Microsoft.AspNetCore.Builder;
    /// using Microsoft.Extensions.DependencyInjection;
    ///
    /// WebApplicationBuilder builder = WebApplication.CreateBuilder();
    /// builder.Services.AddCognitoProblemDetails(options => options.ShownServiceMessages.Add(CognitoErrorCodes.InvalidPassword));
    ///
    /// WebApplication site = builder.Build();
    /// site.UseExceptionHandler();
    /// </code>
    /// </example>
    /// <seealso href="https://www.rfc-editor.org/rfc/rfc9457"/>
    public static IServiceCollection AddCognitoProblemDetails(
        this IServiceCollection services, Action<CognitoProblemOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddProblemDetails();
        services.AddExceptionHandler<CognitoExceptionHandler>();
        if (configure is not null)
            services.Configure(configure);
        return services;
    }
}
