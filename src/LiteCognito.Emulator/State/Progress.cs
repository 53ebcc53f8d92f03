namespace LiteCognito.Emulator.State;

/// <summary>How far one sign-in has come.</summary>
internal sealed record Progress(EmulatorClient Client, EmulatorUser User)
{
    /// <summary>The device that the caller says it is.</summary>
    public EmulatorDevice? Device { get; init; }

    /// <summary>Whether a second factor was verified, or set up.</summary>
    public bool FactorVerified { get; init; }

    public bool DeviceVerified { get; init; }

    /// <summary>The session that the caller answered last.</summary>
    public string? AnsweredSession { get; init; }

    /// <summary>What the custom challenges have come to; <see langword="null"/> in other flows.</summary>
    public IReadOnlyList<CustomAuthResult>? Custom { get; init; }

    public IReadOnlyDictionary<string, string> ClientMetadata { get; init; } = new Dictionary<string, string>();

    public EmulatorPool Pool => Client.Pool;

    public Progress With(string challenge, bool passed, string? metadata = null) =>
        this with { Custom = [.. Custom!, new(challenge, passed, metadata)] };
}
