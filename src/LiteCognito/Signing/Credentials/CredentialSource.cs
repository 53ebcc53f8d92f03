namespace LiteCognito.Signing.Credentials;

/// <summary>A place where credentials may be.</summary>
internal abstract class CredentialSource
{
    /// <summary>What a message calls it.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// Whether its credentials serve on after their end where it gives no newer ones: AWS extends those of instances in an outage.
    /// </summary>
    public virtual bool OutlivesExpiration => false;

    /// <summary>The credentials; <see langword="null"/> where the place is not there. One that is there but broken throws.</summary>
    public abstract ValueTask<AwsCredentials?> FindAsync(CancellationToken cancellationToken);
}

/// <summary>The first source that is there, which stays: a program does not change its identity while it runs.</summary>
internal sealed class Chain(CredentialSource[] sources) : CredentialSource
{
    private CredentialSource? _found;

    public override string Name => string.Join("; ", sources.Select(source => source.Name));

    public override bool OutlivesExpiration => _found?.OutlivesExpiration == true;

    public override async ValueTask<AwsCredentials?> FindAsync(CancellationToken cancellationToken)
    {
        if (_found is not null)
            return await _found.FindAsync(cancellationToken).ConfigureAwait(false);
        foreach (CredentialSource source in sources)
            if (await source.FindAsync(cancellationToken).ConfigureAwait(false) is { } credentials)
            {
                _found = source;
                return credentials;
            }
        return null;
    }
}

/// <summary>AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN.</summary>
internal sealed class EnvironmentSource(AwsEnvironment environment) : CredentialSource
{
    private const string Id = "AWS_ACCESS_KEY_ID", Secret = "AWS_SECRET_ACCESS_KEY", Token = "AWS_SESSION_TOKEN";

    public override string Name => $"the environment variables {Id} and {Secret}";

    public override ValueTask<AwsCredentials?> FindAsync(CancellationToken cancellationToken) =>
        (environment.Variable(Id), environment.Variable(Secret)) switch
        {
            (null, null) => new((AwsCredentials?)null),
            ({ } id, { } secret) =>
            new(new AwsCredentials { AccessKeyId = id, SecretAccessKey = secret, SessionToken = environment.Variable(Token) }),
            (null, _) => throw new AwsCredentialException($"{Secret} is set, but {Id} is not: set both, or neither."),
            _ => throw new AwsCredentialException($"{Id} is set, but {Secret} is not: set both, or neither."),
        };
}

/// <summary>AWS_WEB_IDENTITY_TOKEN_FILE and AWS_ROLE_ARN.</summary>
internal sealed class WebIdentitySource(AwsEnvironment environment) : CredentialSource
{
    private const string File = "AWS_WEB_IDENTITY_TOKEN_FILE", Arn = "AWS_ROLE_ARN";

    public override string Name => $"the web identity of {File} and {Arn}";

    public override async ValueTask<AwsCredentials?> FindAsync(CancellationToken cancellationToken)
    {
        if (environment.Variable(File) is not { } file)
            return null;
        string arn = environment.Variable(Arn)
            ?? throw new AwsCredentialException($"{File} is set, but {Arn} is not: set both, or neither.");
        var sts = new SecurityTokenService(environment, environment.Region);
        return await sts.AssumeRoleWithWebIdentityAsync(
            new(arn) { SessionName = environment.Variable("AWS_ROLE_SESSION_NAME") }, file, cancellationToken).ConfigureAwait(false);
    }
}
