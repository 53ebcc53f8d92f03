using Microsoft.Extensions.Options;

namespace LiteCognito;

/// <summary>Validates the options of one scheme. Its messages name the key in the configuration.</summary>
internal sealed class CognitoJwtValidation(string scheme, string prefix) : IValidateOptions<CognitoJwtOptions>
{
    public ValidateOptionsResult Validate(string? name, CognitoJwtOptions options) =>
        name != scheme ? ValidateOptionsResult.Skip
        : options.FirstError(prefix) is { } error ? ValidateOptionsResult.Fail($"AddCognitoJwt, scheme {scheme}: {error}")
        : ValidateOptionsResult.Success;
}
