namespace LiteCognito.Signing.Credentials;

/// <summary>A source of credentials.</summary>
internal abstract class CredentialSource
{
    /// <summary>The name of the source for exception messages.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// True if expired credentials stay in use until the source returns newer ones. AWS extends the credentials of instances in an outage.
    /// </summary>
    public virtual bool OutlivesExpiration => false;

    /// <summary>
    /// Returns the credentials, or <see langword="null"/> if the source is absent. Throws if the source is present but broken.
    /// </summary>
    public abstract ValueTask<AwsCredentials?> FindAsync(CancellationToken cancellationToken);
}

/// <summary>The first available source. The choice is final, because a program must not change its identity while it runs.</summary>
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

/// <summary>The credentials in AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN.</summary>
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
            (null, _) => throw new AwsCredentialException($"{Secret} is set, but {Id} is not. Set both or neither."),
            _ => throw new AwsCredentialException($"{Id} is set, but {Secret} is not. Set both or neither."),
        };
}

/// <summary>The role in AWS_ROLE_ARN, assumed with the token in AWS_WEB_IDENTITY_TOKEN_FILE.</summary>
internal sealed class WebIdentitySource(AwsEnvironment environment) : CredentialSource
{
    private const string File = "AWS_WEB_IDENTITY_TOKEN_FILE", Arn = "AWS_ROLE_ARN";

    public override string Name => $"the web identity in {File} and {Arn}";

    public override async ValueTask<AwsCredentials?> FindAsync(CancellationToken cancellationToken)
    {
        if (environment.Variable(File) is not { } file)
            return null;
        string arn = environment.Variable(Arn)
            ?? throw new AwsCredentialException($"{File} is set, but {Arn} is not. Set both or neither.");
        var sts = new SecurityTokenService(environment);
        return await sts.AssumeRoleWithWebIdentityAsync(
            new(arn) { SessionName = environment.Variable("AWS_ROLE_SESSION_NAME") }, file, cancellationToken).ConfigureAwait(false);
    }
}
