using Microsoft.Extensions.DependencyInjection;

namespace LiteCognito;

/// <summary>The user that <see cref="CognitoBuilder.AddSession(Action{CognitoSessionOptions}, string)"/> signs in.</summary>
public sealed record CognitoSessionOptions : Redacted
{
    /// <summary>Gets or sets the user name, or an alias that the pool accepts.</summary>
    public string? Username { get; set; }

    /// <summary>Gets or sets the password, or <see langword="null"/> to call <see cref="GetPassword"/>.</summary>
    public string? Password { get; set; }

    /// <summary>
    /// Gets or sets a function that returns the password, for example from a vault. It is called for each sign-in, and takes precedence
    /// over <see cref="Password"/>.
    /// </summary>
    public Func<IServiceProvider, CancellationToken, ValueTask<CognitoPassword>>? GetPassword { get; set; }

    /// <summary>Gets or sets the authentication flow. The default is SRP.</summary>
    public SignInFlow Flow { get; set; }

    /// <summary>Gets or sets the kind of token that HTTP requests carry. The default is the access token.</summary>
    public TokenUse Token { get; set; } = TokenUse.Access;
}
