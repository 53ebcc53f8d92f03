namespace LiteCognito.Emulator;

/// <summary>The settings of an emulator.</summary>
public sealed record CognitoEmulatorOptions
{
    /// <summary>
    /// Gets or sets the clock for sessions, codes and tokens, or <see langword="null"/> to use <see cref="TimeProvider.System"/>. The
    /// default is <see langword="null"/>.
    /// </summary>
    public TimeProvider? TimeProvider { get; init; }

    /// <summary>
    /// Gets or sets the address that the <c>iss</c> claim of tokens starts with, such as <c>http://localhost:9229</c>, or
    /// <see langword="null"/> to use the address that each call used. The default is <see langword="null"/>.
    /// </summary>
    /// <remarks>
    /// The ID of the pool follows the address. The discovery document names the same issuer and addresses below it. Set it if programs
    /// reach the emulator by different names: all of them then get tokens that verify at one address.
    /// </remarks>
    public Uri? Issuer { get; init; }
}
