using Microsoft.Extensions.DependencyInjection;

namespace LiteCognito.Hosting;

/// <summary>Finds the token sources of the application.</summary>
internal static class TokenSources
{
    /// <summary>Returns a source, or throws if none of this name is registered.</summary>
    public static ICognitoTokenSource Find(IServiceProvider provider, string name) =>
        provider.GetKeyedService<ICognitoTokenSource>(name) ?? throw new InvalidOperationException(Missing(name));

    /// <summary>Returns the message for a source that is not registered.</summary>
    public static string Missing(string name) =>
        (name.Length == 0 ? "There is no default token source. " : $"There is no token source named '{name}'. ")
        + "Call AddSession or AddMachineTokens on the builder that AddLiteCognito returns.";
}
