using System.Buffers.Text;
using System.CommandLine;
using System.Text.Json;
using LiteCognito.Cli.Connection;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Output;
using LiteCognito.Cli.Parsing;
using LiteCognito.Cli.Terminal;
using static LiteCognito.Cli.Parsing.SharedOptions;

namespace LiteCognito.Cli.Commands;

/// <summary>The commands for tokens that the user has: in a file or on stdin, never on the command line.</summary>
internal static class TokenCommand
{
    private static readonly Argument<string> Source = new("file") { Description = "The file with the token. Use - for stdin." };

    public static Command Create()
    {
        ToolCommand token = SessionCommand.CreateToken();
        token.Add(CreateVerify());
        token.Add(new ToolCommand("decode", "Print the header and the claims of a token without verifying it.", DecodeAsync)
        {
            Arguments = { Source },
            Example = "token.txt",
            Optional = [Json],
        });
        token.Add(MachineTokenCommand.Create());
        return token;
    }

    private static ToolCommand CreateVerify()
    {
        Option<string> jwks = SharedOptions.Create(
            "--jwks", "file", "The key set of the pool, a JSON file. Default: the keys are fetched from the pool.");
        return new("verify", "Verify an ID token or an access token, and print its claims.", (line, cancellationToken) =>
            VerifyAsync(line, line.GetValue(jwks), cancellationToken))
        {
            Arguments = { Source },
            Details = "Verifies the signature, the issuer, the app client and the expiry. The exit code is 1 if the token is not valid.",
            Example = $"token.txt {ToolCommand.ExamplePool} --client 1example23456789 --jwks jwks.json",
            RequiredSettings = [Pool, Client],
            Optional = [jwks, .. ConnectionOptions, Json],
        };
    }

    private static async Task<int> VerifyAsync(ParseResult line, string? jwks, CancellationToken cancellationToken)
    {
        string token = ReadToken(line);
        CognitoTokenVerifier verifier = ClientFactory.Create(line, ConnectionSettings.Read(line), null)
            .CreateTokenVerifier(jwks is null ? null : InputReader.ReadText(jwks, "--jwks"));
        VerifiedToken verified = await verifier.VerifyAsync(token, new TokenRequirements { Use = null }, cancellationToken);
        StandardOutput.WriteJson(verified.Claims, oneLine: line.GetValue(Json));
        return ExitCode.Success;
    }

    private static Task<int> DecodeAsync(ParseResult line, CancellationToken cancellationToken)
    {
        string[] parts = ReadToken(line).Split('.');
        if (parts.Length != 3 || Decode(parts[0]) is not { } header || Decode(parts[1]) is not { } claims)
        {
            StandardError.WriteLine("The input is not a signed token (JWT).");
            return Task.FromResult(ExitCode.Failure);
        }
        StandardError.WriteLine("Nothing was verified: anybody can have written these claims. 'token verify' verifies a token.");
        StandardOutput.WriteJson(
            JsonElement.Parse($"{{\"header\":{header.GetRawText()},\"claims\":{claims.GetRawText()}}}"), oneLine: line.GetValue(Json));
        return Task.FromResult(ExitCode.Success);
    }

    private static string ReadToken(ParseResult line) => InputReader.ReadText(line.GetRequiredValue(Source), "<file>").Trim();

    private static JsonElement? Decode(string part)
    {
        try
        {
            var json = JsonElement.Parse(Base64Url.DecodeFromChars(part));
            return json.ValueKind == JsonValueKind.Object ? json : null;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }
}
