using System.Runtime.Versioning;

namespace LiteCognito.Signing.Credentials;

/// <summary>A profile of the shared files: a role with its source, access keys, a web identity, a program or a sign-in.</summary>
[UnsupportedOSPlatform("browser")]
internal sealed class ProfileSource(AwsEnvironment environment, string? profile) : CredentialSource
{
    private const string ConfigFile = "AWS_CONFIG_FILE", CredentialsFile = "AWS_SHARED_CREDENTIALS_FILE";

    private readonly string? _wanted = profile ?? environment.Variable("AWS_PROFILE");

    public override string Name =>
        $"the profile '{_wanted ?? "default"}' in {Path(CredentialsFile, "credentials")} and {Path(ConfigFile, "config")}";

    public override async ValueTask<AwsCredentials?> FindAsync(CancellationToken cancellationToken)
    {
        (string? config, string? credentials) = ReadFiles();
        Dictionary<string, Dictionary<string, string>> profiles = ProfileFile.Read(config, credentials);
        string name = _wanted ?? "default";
        if (!profiles.ContainsKey(name))
            return _wanted is null ? null : throw new AwsCredentialException($"Could not find {Name}.");
        return await ResolveAsync(profiles, name, [], cancellationToken).ConfigureAwait(false)
            ?? (_wanted is null ? null : throw new AwsCredentialException($"There are no credentials in {Name}."));
    }

    /// <summary>Returns the texts of both files, or <see langword="null"/> for a file that does not exist.</summary>
    public (string? Config, string? Credentials) ReadFiles() => (Read(ConfigFile, "config"), Read(CredentialsFile, "credentials"));

    private async Task<AwsCredentials?> ResolveAsync(
        Dictionary<string, Dictionary<string, string>> profiles, string name, List<string> seen, CancellationToken cancellationToken)
    {
        if (!profiles.TryGetValue(name, out Dictionary<string, string>? properties))
            throw new AwsCredentialException($"The profile '{seen[^1]}' names the source_profile '{name}', which does not exist.");
        // A profile may name itself as the source. Its role is then assumed with its own access keys.
        bool own = seen.Count > 0 && seen[^1] == name;
        if (seen.Contains(name) && !own)
            throw new AwsCredentialException($"The source_profile settings of {string.Join(", ", seen)} form a cycle.");
        seen.Add(name);

        if (!own && properties.TryGetValue("role_arn", out string? arn))
            return await AssumeAsync(profiles, name, arn, properties, seen, cancellationToken).ConfigureAwait(false);
        if (properties.TryGetValue("aws_access_key_id", out string? id)
            | properties.TryGetValue("aws_secret_access_key", out string? secret))
            return id is { Length: > 0 } && secret is { Length: > 0 }
                ? new() { AccessKeyId = id, SecretAccessKey = secret, SessionToken = properties.GetValueOrDefault("aws_session_token") }
                : throw new AwsCredentialException(
                    $"The profile '{name}' has only one of aws_access_key_id and aws_secret_access_key. Set both or neither.");
        if (properties.TryGetValue("credential_process", out string? command))
            return await CredentialProcess.RunAsync(command, name, environment.Clock, cancellationToken).ConfigureAwait(false);
        foreach (string key in properties.Keys)
            if (key.StartsWith("sso_", StringComparison.Ordinal))
                return await new SsoSource(environment, name, properties, Session(name, properties), _wanted)
                    .FindAsync(cancellationToken).ConfigureAwait(false);
        if (properties.GetValueOrDefault("login_session") is { Length: > 0 } login)
            return await new LoginSource(environment, name, login, _wanted).FindAsync(cancellationToken).ConfigureAwait(false);
        return seen.Count == 1
            ? null : throw new AwsCredentialException($"The profile '{name}', which is a source_profile, has no credentials.");
    }

    /// <summary>Returns the settings of the sso-session that a profile names, or <see langword="null"/> if it names none.</summary>
    private Dictionary<string, string>? Session(string profile, Dictionary<string, string> properties)
    {
        if (properties.GetValueOrDefault("sso_session") is not { Length: > 0 } name)
            return null;
        return ProfileFile.ReadSessions(ReadFiles().Config).GetValueOrDefault(name) ?? throw new AwsCredentialException(
            $"The profile '{profile}' names the sso_session '{name}', but {Path(ConfigFile, "config")} has no section "
            + $"[sso-session {name}].");
    }

    private async Task<AwsCredentials> AssumeAsync(
        Dictionary<string, Dictionary<string, string>> profiles, string name, string arn, Dictionary<string, string> properties,
        List<string> seen, CancellationToken cancellationToken)
    {
        var role = new Role(arn)
        {
            SessionName = properties.GetValueOrDefault("role_session_name"),
            ExternalId = properties.GetValueOrDefault("external_id"),
            DurationSeconds = properties.GetValueOrDefault("duration_seconds"),
        };
        string? region = environment.Variable("AWS_REGION") ?? environment.Variable("AWS_DEFAULT_REGION")
            ?? properties.GetValueOrDefault("region");
        var sts = new SecurityTokenService(environment, region, _wanted);
        if (properties.GetValueOrDefault("web_identity_token_file") is { Length: > 0 } file)
            return await sts.AssumeRoleWithWebIdentityAsync(role, Expanded(file), cancellationToken).ConfigureAwait(false);
        if (properties.ContainsKey("mfa_serial"))
            throw new AwsCredentialException(
                $"The profile '{name}' needs an MFA code to assume its role (mfa_serial), which is not supported. Use a " +
                    "credential_process or AwsCredentialProvider.FromDelegate.");

        AwsCredentials? source = (properties.GetValueOrDefault("source_profile"), properties.GetValueOrDefault("credential_source")) switch
        {
            ({ } other, null) => await ResolveAsync(profiles, other, seen, cancellationToken).ConfigureAwait(false),
            (null, { } where) => await Source(name, where).FindAsync(cancellationToken).ConfigureAwait(false)
                ?? throw new AwsCredentialException(
                    $"The profile '{name}' has the credential_source {where}, which has no credentials: {Source(name, where).Name}."),
            _ => throw new AwsCredentialException(
                $"The profile '{name}' has a role_arn, so it must have exactly one of source_profile, credential_source and " +
                "web_identity_token_file."),
        };
        return await sts.AssumeRoleAsync(role, new FixedCredentials(source!), cancellationToken).ConfigureAwait(false);
    }

    private CredentialSource Source(string name, string where) => where switch
    {
        "Environment" => new EnvironmentSource(environment),
        "Ec2InstanceMetadata" => new InstanceSource(environment),
        "EcsContainer" => new ContainerSource(environment),
        _ => throw new AwsCredentialException(
                $"The profile '{name}' has an unknown credential_source '{where}'. Use Environment, Ec2InstanceMetadata or EcsContainer."),
    };

    /// <summary>
    /// Returns the text of the file that the variable names or, without the variable, of the file in the home directory. A file in the home
    /// directory may be unreadable, because the directory may belong to another user.
    /// </summary>
    private string? Read(string variable, string file)
    {
        if (environment.Variable(variable) is null && !System.IO.Path.IsPathRooted(environment.Home.Value))
            return null; // without a home directory, the path would be relative to the working directory
        try
        {
            return AwsEnvironment.Read(Path(variable, file));
        }
        catch (AwsCredentialException e) when (environment.Variable(variable) is null && e.InnerException is UnauthorizedAccessException)
        {
            return null;
        }
    }

    private string Path(string variable, string file) =>
        environment.Variable(variable) is { } path ? Expanded(path) : System.IO.Path.Combine(environment.Home.Value, ".aws", file);

    private string Expanded(string path)
    {
        if (!path.StartsWith("~/", StringComparison.Ordinal))
            return path;
        return System.IO.Path.IsPathRooted(environment.Home.Value)
                ? System.IO.Path.Combine(environment.Home.Value, path[2..])
                : throw new AwsCredentialException($"{path} cannot be resolved: the user has no home directory.");
    }
}
