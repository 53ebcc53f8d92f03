using Microsoft.Extensions.Options;

namespace LiteCognito.Hosting;

/// <summary>Validates the options of one name with a function that returns what is wrong, or <see langword="null"/>.</summary>
internal sealed class NamedValidation<TOptions>(string optionsName, Func<TOptions, string?> check) : IValidateOptions<TOptions>
    where TOptions : class
{
    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        if (name is not null && name != optionsName)
            return ValidateOptionsResult.Skip;
        return check(options) is { } failure ? ValidateOptionsResult.Fail(failure) : ValidateOptionsResult.Success;
    }
}
