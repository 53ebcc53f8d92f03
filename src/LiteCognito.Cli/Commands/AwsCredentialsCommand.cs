using System.CommandLine;
using LiteCognito.Cli.Connection;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Output;
using LiteCognito.Cli.Parsing;
using LiteCognito.Cli.Sessions;
using LiteCognito.Signing;
using static LiteCognito.Cli.Parsing.SharedOptions;

namespace LiteCognito.Cli.Commands;

internal static class AwsCredentialsCommand
{
    public static Command Create()
    {
        Option<bool> guest = CreateSwitch("--guest", "Get the credentials of a guest, without a session.");
        return new ToolCommand("aws-credentials", "Print AWS credentials of the signed-in user, from an identity pool.",
            (line, cancellationToken) => RunAsync(line, line.GetValue(guest), cancellationToken))
        {
            Details = $"The output is that of a credential_process in a profile of AWS's tools. {SessionDetails}",
            Example = "--identity-pool us-east-1:00000000-0000-0000-0000-000000000000",
            RequiredSettings = [IdentityPool],
            Optional = [guest, .. SessionOptions],
        };
    }

    private static async Task<int> RunAsync(ParseResult line, bool guest, CancellationToken cancellationToken)
    {
        CognitoIdentityClient client = CreateClient(line, await GetEndpointAsync(line, guest, cancellationToken));
        if (guest)
            return await WriteAsync(client.CreateCredentialProvider(_ => new((string?)null)), cancellationToken);
        return await CurrentSession.RunAsync(
            line, session => WriteAsync(client.CreateCredentialProvider(session), cancellationToken), cancellationToken);
    }

    private static async Task<int> WriteAsync(AwsCredentialProvider provider, CancellationToken cancellationToken)
    {
        AwsCredentials credentials = await provider.GetAsync(cancellationToken);
        StandardOutput.WriteJson(writer =>
        {
            writer.WriteNumber("Version", 1);
            writer.WriteString("AccessKeyId", credentials.AccessKeyId);
            writer.WriteString("SecretAccessKey", credentials.SecretAccessKey);
            writer.WriteString("SessionToken", credentials.SessionToken);
            if (credentials.Expiration is { } expiration)
                writer.WriteString("Expiration", expiration.UtcDateTime);
        });
        return ExitCode.Success;
    }

    /// <summary>Gets the endpoint of the settings, or else that of the kept session.</summary>
    private static async Task<string?> GetEndpointAsync(ParseResult line, bool guest, CancellationToken cancellationToken) =>
        ConnectionSettings.Read(line).Endpoint ?? (guest
            ? null : (await new KeptSessionStore(CurrentSession.GetPath(line)).ReadAsync(cancellationToken)).Kept?.Connection.Endpoint);

    private static CognitoIdentityClient CreateClient(ParseResult line, string? endpoint)
    {
        CognitoIdentityOptions options = endpoint is null
            ? CognitoIdentityOptions.FromEnvironment() : new() { Endpoint = ClientFactory.ParseEndpoint(endpoint) };
        options.IdentityPoolId = Settings.Get(line, IdentityPool);
        options.AllowInsecureEndpoint = line.GetValue(AllowInsecureEndpoint);
        options.Limits = ClientFactory.GetLimits(line);
        CognitoIdentityClient client = new(options);
        WaitingLine.Start(options.Endpoint?.Authority ?? $"cognito-identity.{options.IdentityPoolId!.Split(':')[0]}.amazonaws.com");
        return client;
    }
}
