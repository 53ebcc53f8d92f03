using System.CommandLine;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Output;
using LiteCognito.Cli.Parsing;
using static LiteCognito.Cli.Parsing.SharedOptions;

namespace LiteCognito.Cli.Connection;

/// <summary>Creates the options of clients for managed login from the settings.</summary>
internal static class OAuthFactory
{
    public static CognitoOAuthOptions CreateOptions(ParseResult line)
    {
        string domain = Settings.Get(line, Domain)!;
        if (!Uri.TryCreate(domain.Contains("://", StringComparison.Ordinal) ? domain : "https://" + domain, UriKind.Absolute, out Uri? uri)
            || uri.PathAndQuery != "/")
            throw new UsageException(
                $"--domain '{domain}' is not a domain. Use one such as https://example.auth.eu-central-1.amazoncognito.com.");
        WaitingLine.Start(uri.Authority);
        return new()
        {
            Timeout = ClientFactory.GetLimits(line).Timeout,
            Domain = uri,
            ClientId = Settings.Get(line, Client),
            ClientSecret = ClientSecret.Find(Settings.GetProfile(line)),
            AllowInsecureEndpoint = line.GetValue(AllowInsecureEndpoint),
        };
    }
}
