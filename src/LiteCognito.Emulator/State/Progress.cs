namespace LiteCognito.Emulator.State;

/// <summary>The progress of a sign-in.</summary>
internal sealed record Progress(EmulatorClient Client, EmulatorUser User)
{
    /// <summary>The device whose key the caller sent.</summary>
    public EmulatorDevice? Device { get; init; }

    /// <summary>True if a second factor was verified or set up.</summary>
    public bool FactorVerified { get; init; }

    public bool DeviceVerified { get; init; }

    /// <summary>The ID of the session that the caller answered last.</summary>
    public string? AnsweredSession { get; init; }

    /// <summary>The results of the custom challenges; <see langword="null"/> in other flows.</summary>
    public IReadOnlyList<CustomAuthResult>? Custom { get; init; }

    public IReadOnlyDictionary<string, string> ClientMetadata { get; init; } = new Dictionary<string, string>();

    public EmulatorPool Pool => Client.Pool;

    public Progress With(string challenge, bool passed, string? metadata = null) =>
        this with { Custom = [.. Custom!, new(challenge, passed, metadata)] };
}
