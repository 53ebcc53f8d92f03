using System.CommandLine;
using System.Text;
using LiteCognito.Cli.Configuration;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Output;
using LiteCognito.Cli.Parsing;
using LiteCognito.Storage;
using static LiteCognito.Cli.Parsing.SharedOptions;

namespace LiteCognito.Cli.Commands;

internal static class ConfigureAwsCommand
{
    public static ToolCommand Create()
    {
        Option<string> name = SharedOptions.Create("--name", "name", "The name of the profile in the AWS config file.");
        return new("aws", "Write an AWS profile that gets its credentials from aws-credentials.", (line, cancellationToken) =>
            RunAsync(line, line.GetRequiredValue(name), cancellationToken))
        {
            Details = "The AWS CLI, Terraform and the AWS SDKs then use the kept session and the identity pool of the profile. "
                + "The file is ~/.aws/config, or the one that AWS_CONFIG_FILE names. An existing profile is replaced only with --yes.",
            Example = "--name cognito --yes",
            Required = [name],
            Optional = [Region, Profile, Yes],
        };
    }

    private static async Task<int> RunAsync(ParseResult line, string name, CancellationToken cancellationToken)
    {
        if (!ConfigFile.IsName(name))
            throw new UsageException("--name consists of letters, digits, '-', '_' and '.'.");
        string path = EnvironmentVariable.Get("AWS_CONFIG_FILE")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".aws", "config");
        string text = File.Exists(path) ? await File.ReadAllTextAsync(path, cancellationToken) : "";
        string section = name == "default" ? name : $"profile {name}";
        if (text.Split('\n').Any(row => IniText.GetSection(row) == section) && !line.GetValue(Yes))
            throw new UsageException($"{path} has a profile {name}. Use another --name, or --yes to replace it.");
        List<(string, string)> settings = [("credential_process", GetCommand(line))];
        if ((Settings.Get(line, Region) ?? Settings.Get(line, Pool)?.Split('_')[0]) is { } region)
            settings.Add(("region", region));
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        await new PrivateFile(path, isShared: true)
            .WriteAsync(Encoding.UTF8.GetBytes(IniText.ReplaceSection(text, section, settings)), cancellationToken);
        StandardError.WriteLine($"Wrote the profile {name} to {path}. Try it with: aws sts get-caller-identity --profile {name}");
        if (Settings.Get(line, IdentityPool) is null)
            StandardError.WriteLine($"First set the identity pool: {ToolRoot.ToolName} configure --profile "
                + $"{Settings.GetProfileName(line)} --identity-pool ID");
        return ExitCode.Success;
    }

    /// <summary>Returns the command with the path of this program, because the AWS tools may run it without a shell's PATH.</summary>
    private static string GetCommand(ParseResult line)
    {
        string program = Environment.ProcessPath ?? ToolRoot.ToolName;
        if (program.Contains('"', StringComparison.Ordinal))
            throw new UsageException(
                $"The path of this program, {program}, contains a quotation mark. Move the program.");
        string profile = Settings.GetProfileName(line);
        return $"{(program.Contains(' ', StringComparison.Ordinal) ? $"\"{program}\"" : program)} aws-credentials --profile {profile}";
    }
}
