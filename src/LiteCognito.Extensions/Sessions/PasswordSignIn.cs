using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LiteCognito.Hosting;

/// <summary>Signs in the user of <see cref="CognitoSessionOptions"/>, or restores the session from the client's token store.</summary>
internal sealed class PasswordSignIn(IServiceProvider provider, string client, string source)
{
    private readonly ILogger _logger = provider.GetRequiredService<ILoggerFactory>().CreateLogger<PasswordSignIn>();
    private bool _hasRestored;

    /// <summary>Returns what is wrong with the options, or <see langword="null"/>.</summary>
    public static string? Check(CognitoSessionOptions options, string? path)
    {
        string prefix = path is { Length: > 0 } ? path + ":" : "CognitoSessionOptions.";
        if (string.IsNullOrWhiteSpace(options.Username))
            return $"{prefix}Username is missing. Set it to the name of the user to sign in.";
        if (string.IsNullOrEmpty(options.Password) && options.GetPassword is null)
            return $"{prefix}Password is missing. Set it in the environment or in a store of secrets, or set GetPassword in code.";
        if (options.Flow is not (SignInFlow.UserSrp or SignInFlow.UserPassword))
            return $"{prefix}Flow must be UserSrp or UserPassword. For another flow, pass AddSession a function that signs in.";
        return null;
    }

    /// <summary>Signs in. It is never called concurrently.</summary>
    public async Task<CognitoSession> SignInAsync(CancellationToken cancellationToken)
    {
        CognitoSessionOptions options = provider.GetRequiredService<IOptionsMonitor<CognitoSessionOptions>>().Get(source);
        CognitoClient cognito = provider.GetRequiredKeyedService<CognitoClient>(client);
        if (await RestoreAsync(cognito, options.Username!, cancellationToken).ConfigureAwait(false) is { } session)
            return session;
        CognitoPassword? password = options.GetPassword is { } get
            ? await get(provider, cancellationToken).ConfigureAwait(false)
            : options.Password;
        SignInStep step = await cognito.SignInAsync(
            new SignInRequest { Username = options.Username!, Password = password, Flow = options.Flow }, cancellationToken)
            .ConfigureAwait(false);
        return step switch
        {
            SignedIn signedIn => signedIn.Session,
            SignInChallenge challenge => throw new InvalidOperationException(
                $"The user of the token source '{source}' must answer the challenge {challenge.Name}, which a background sign-in cannot. "
                + "Use a user without a second factor and with a permanent password, or pass AddSession a function that answers it."),
            _ => throw new InvalidOperationException($"The sign-in of the token source '{source}' returned no session."),
        };
    }

    /// <summary>
    /// Restores the session once. After that session has ended, the store may still hold it if the store failed, so the user signs in.
    /// </summary>
    private async Task<CognitoSession?> RestoreAsync(CognitoClient cognito, string username, CancellationToken cancellationToken)
    {
        if (_hasRestored
            || provider.GetRequiredService<IOptionsMonitor<CognitoClientOptions>>().Get(client).TokenStore is null)
            return null;
        _hasRestored = true;
        try
        {
            return await cognito.RestoreSessionAsync(username, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Log.SessionNotRestored(_logger, e, source);
            return null;
        }
    }
}
