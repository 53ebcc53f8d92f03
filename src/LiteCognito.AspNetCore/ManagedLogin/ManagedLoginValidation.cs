using Microsoft.Extensions.Options;

namespace LiteCognito;

/// <summary>Validates the options. Its messages name the key in the configuration.</summary>
internal sealed class ManagedLoginValidation(string prefix) : IValidateOptions<CognitoManagedLoginOptions>
{
    public ValidateOptionsResult Validate(string? name, CognitoManagedLoginOptions options) => options.FirstError(prefix) is { } error
        ? ValidateOptionsResult.Fail($"AddCognitoManagedLogin: {error}") : ValidateOptionsResult.Success;
}
