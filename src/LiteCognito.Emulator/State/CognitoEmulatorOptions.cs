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

    /// <summary>
    /// Gets or sets the path of the file in which the emulator keeps its state, or <see langword="null"/> to keep it in memory only. The
    /// default is <see langword="null"/>.
    /// </summary>
    /// <remarks>
    /// <para>
    /// A new emulator with the same file continues where the last one ended, even if its process was killed. The file contains secrets,
    /// such as signing keys, and only its owner can read it. One emulator can use it at a time.
    /// </para>
    /// <para>
    /// Sign-ins that wait for the answer to a challenge are not kept, and neither is <see cref="EmulatorPoolOptions.CustomAuth"/>.
    /// </para>
    /// </remarks>
    public string? StateFile { get; init; }

    /// <summary>
    /// Gets or sets the origins whose pages can use the emulator's own endpoints below <c>/_emulator/</c> from a browser, such as
    /// <c>http://localhost:3000</c>. By default, there are none.
    /// </summary>
    /// <remarks>
    /// The endpoints return codes and change the emulator, so a browser refuses them to other pages. Pages of all origins can call
    /// Cognito's own operations, and programs outside of a browser can use every endpoint.
    /// </remarks>
    public IReadOnlyCollection<string> AllowedOrigins { get; init; } = [];

    /// <summary>
    /// Gets or sets a function that the emulator calls after each request, for a log, or <see langword="null"/>. The default is
    /// <see langword="null"/>.
    /// </summary>
    /// <remarks>
    /// Calls can come from several threads at once. An exception that the function throws is ignored. The entries contain no passwords,
    /// codes, tokens or secrets. Requests for the endpoints below <c>/_emulator/</c> and for <c>/health</c> are left out.
    /// </remarks>
    public Action<EmulatorRequestEntry>? OnRequest { get; init; }
}
