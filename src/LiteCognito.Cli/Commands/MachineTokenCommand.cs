using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LiteCognito.Cli.Configuration;
using LiteCognito.Cli.Connection;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Output;
using LiteCognito.Cli.Parsing;
using LiteCognito.Cli.Sessions;
using LiteCognito.Storage;
using static LiteCognito.Cli.Parsing.SharedOptions;

namespace LiteCognito.Cli.Commands;

/// <summary>Prints an access token of the app client itself, which has no user (the client credentials grant).</summary>
internal static class MachineTokenCommand
{
    private static readonly TimeSpan Reserve = TimeSpan.FromMinutes(1);

    public static ToolCommand Create()
    {
        Option<string> scopes = SharedOptions.Create(
            "--scopes", "list", "The scopes, as name,name. Default: all scopes of the app client.");
        Option<bool> noKeep = CreateSwitch("--no-keep", "Neither use a kept token nor keep the new one.");
        return new("machine", "Print an access token for a program, with client credentials.", (line, cancellationToken) =>
            RunAsync(line, SplitList(line.GetValue(scopes)), line.GetValue(noKeep), cancellationToken))
        {
            Details = "The token is kept for its scopes, in a file that only you can read, and printed again until it expires soon. "
                + ClientSecretDetails,
            Example = "--domain http://127.0.0.1:9229 --client 1example23456789",
            RequiredSettings = [Domain, Client],
            Optional = [scopes, noKeep, Profile, AllowInsecureEndpoint, SharedOptions.Timeout, NoInput, Json],
        };
    }

    private static async Task<int> RunAsync(ParseResult line, string[] scopes, bool noKeep, CancellationToken cancellationToken)
    {
        CognitoOAuthOptions options = OAuthFactory.CreateOptions(line);
        if (options.ClientSecret is null)
            throw new UsageException("token machine requires a client secret: set LITECOGNITO_CLIENT_SECRET, or client_secret_command "
                + "in the profile.");
        PrivateFile? file = noKeep ? null : new(GetPath(options, scopes));
        CognitoTokens? kept = file is null ? null : await ReadAsync(file, cancellationToken);
        CognitoTokens tokens = kept ?? await new CognitoOAuthClient(options).ClientCredentialsAsync(scopes, cancellationToken);
        if (file is not null && kept is null)
            await KeepAsync(file, tokens, cancellationToken);
        if (line.GetValue(Json))
            StandardOutput.WriteJson(writer =>
            {
                writer.WriteString("token", tokens.AccessToken);
                writer.WriteString("expiresAt", tokens.ExpiresAt);
            });
        else
            StandardOutput.WriteLine(tokens.AccessToken);
        return ExitCode.Success;
    }

    private static string GetPath(CognitoOAuthOptions options, string[] scopes)
    {
        string key = string.Join(
            '\n', [options.Domain!.AbsoluteUri, options.ClientId!, .. scopes.Distinct().Order(StringComparer.Ordinal)]);
        string name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..32];
        return Path.Combine(ToolFolders.MachineTokens, name + ".json");
    }

    /// <summary>Reads the kept token. Returns <see langword="null"/> if there is none, or if it expires soon.</summary>
    private static async Task<CognitoTokens?> ReadAsync(PrivateFile file, CancellationToken cancellationToken)
    {
        if (await file.ReadAsync(cancellationToken) is not { } content)
            return null;
        try
        {
            CognitoTokens? tokens = JsonSerializer.Deserialize(content, KeptSessionJson.Default.CognitoTokens);
            return tokens?.AccessToken is not null && tokens.ExpiresAt - TimeProvider.System.GetUtcNow() > Reserve ? tokens : null;
        }
        catch (JsonException)
        {
            return null; // the file is replaced
        }
        finally
        {
            CryptographicOperations.ZeroMemory(content);
        }
    }

    /// <summary>Keeps the token. It is not lost if that fails: the next command gets another one.</summary>
    private static async Task KeepAsync(PrivateFile file, CognitoTokens tokens, CancellationToken cancellationToken)
    {
        byte[] content = JsonSerializer.SerializeToUtf8Bytes(tokens, KeptSessionJson.Default.CognitoTokens);
        try
        {
            await using FileStream fileLock = await file.LockAsync(cancellationToken);
            await file.WriteAsync(content, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            StandardError.WriteLine($"The token could not be kept: {e.Message}");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(content);
        }
    }
}
