using LiteCognito.Hosting;
using Microsoft.Extensions.Configuration;

namespace LiteCognito;

/// <summary>Reads the options of bearer tokens from a section, which other options may share, and from its part <c>Jwt</c>.</summary>
internal static class JwtSettings
{
    public static void Read(IConfiguration section, string scheme, CognitoJwtOptions options)
    {
        var settings = new Settings(section);
        Read(settings, options);
        settings.Part("Jwt", part => Read(part, options));
        settings.ThrowIfInvalid(scheme, typeof(CognitoJwtOptions));
    }

    private static void Read(Settings settings, CognitoJwtOptions options)
    {
        ReadPool(settings, options);
        settings.Parts(nameof(options.Pools), part =>
        {
            var pool = new CognitoJwtPool();
            ReadPool(part, pool);
            options.Pools.Add(pool);
        });
        settings.Choice<TokenUse>(nameof(options.TokenUse), value => options.TokenUse = value);
        settings.Duration(nameof(options.ClockTolerance), value => options.ClockTolerance = value);
        settings.Number(nameof(options.MaxTokenLength), value => options.MaxTokenLength = value);
    }

    private static void ReadPool(Settings settings, CognitoJwtPool pool)
    {
        settings.Text(nameof(pool.UserPoolId), value => pool.UserPoolId = value);
        settings.Text(nameof(pool.ClientId), value => pool.ClientId = value);
        settings.Texts(nameof(pool.ClientIds), pool.ClientIds.Add);
        settings.Flag(nameof(pool.AcceptAnyClient), value => pool.AcceptAnyClient = value);
        settings.Flag(nameof(pool.MultiRegion), value => pool.MultiRegion = value);
        settings.Address(nameof(pool.Endpoint), value => pool.Endpoint = value);
        settings.Flag(nameof(pool.AllowInsecureEndpoint), value => pool.AllowInsecureEndpoint = value);
        settings.Text(nameof(pool.Jwks), value => pool.Jwks = value);
    }
}
