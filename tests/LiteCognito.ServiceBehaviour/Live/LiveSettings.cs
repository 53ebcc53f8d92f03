using System.Globalization;
using LiteCognito.Signing;

namespace LiteCognito.ServiceBehaviour.Live;

/// <summary>The server that the tests run against if it is not the emulator in the process.</summary>
/// <param name="Endpoint">The address of the server.</param>
/// <param name="Region">The region that calls are signed for.</param>
/// <param name="CallsPerSecond">The highest rate of calls.</param>
internal sealed record LiveSettings(Uri Endpoint, string Region, double CallsPerSecond)
{
    // The service allows 15 calls per second and account in the categories of pools and app clients, and more in the others.
    private const double DefaultRate = 5;

    private readonly Lazy<Caller> _caller = new(() =>
    {
        var handler = new PacedHandler(TimeProvider.System, CallsPerSecond) { InnerHandler = new SocketsHttpHandler() };
        return new(new HttpClient(handler), Endpoint, Region, AwsCredentialProvider.Default(), TimeProvider.System);
    });

    /// <summary>Gets the settings in the environment, or <see langword="null"/> if the tests run against the emulator.</summary>
    public static LiveSettings? Current { get; } = Read(Environment.GetEnvironmentVariable);

    /// <summary>Gets the object that makes the calls of all tests, at the allowed rate.</summary>
    public Caller Caller => _caller.Value;

    /// <summary>Reads the settings, which <c>CONTRIBUTING.md</c> lists.</summary>
    public static LiveSettings? Read(Func<string, string?> variables)
    {
        if (variables("LITECOGNITO_LIVE") != "1")
            return null;
        string region = Value("AWS_REGION") ?? Value("AWS_DEFAULT_REGION") ?? "us-east-1";
        string endpoint = Value("LITECOGNITO_LIVE_ENDPOINT") ?? $"https://cognito-idp.{region}.amazonaws.com/";
        double rate = Value("LITECOGNITO_LIVE_RATE") is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : DefaultRate;
        return new(new Uri(endpoint), region, rate);

        string? Value(string name) => variables(name) is { Length: > 0 } value ? value : null;
    }
}
