using LiteCognito.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace LiteCognito;

/// <summary>
/// Reads the options of managed login from a section, which other options may share, and from its part <c>OpenIdConnect</c>.
/// </summary>
internal static class ManagedLoginSettings
{
    public static void Read(IConfiguration section, CognitoManagedLoginOptions options)
    {
        var settings = new Settings(section);
        Read(settings, options);
        settings.Part("OpenIdConnect", part => Read(part, options));
        settings.ThrowIfInvalid(Options.DefaultName, typeof(CognitoManagedLoginOptions));
    }

    private static void Read(Settings settings, CognitoManagedLoginOptions options)
    {
        settings.Text(nameof(options.UserPoolId), value => options.UserPoolId = value);
        settings.Text(nameof(options.ClientId), value => options.ClientId = value);
        settings.Text(nameof(options.ClientSecret), value => options.ClientSecret = value);
        settings.Address(nameof(options.Domain), value => options.Domain = value);
        settings.Texts(nameof(options.Scopes), options.Scopes.Add);
        settings.Address(nameof(options.Endpoint), value => options.Endpoint = value);
        settings.Flag(nameof(options.AllowInsecureEndpoint), value => options.AllowInsecureEndpoint = value);
        settings.Flag(nameof(options.MultiRegion), value => options.MultiRegion = value);
        settings.Text(nameof(options.ErrorPath), value => options.ErrorPath = value);
        settings.Duration(nameof(options.OutageTolerance), value => options.OutageTolerance = value);
    }
}
