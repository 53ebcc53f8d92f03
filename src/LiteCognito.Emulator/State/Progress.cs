namespace LiteCognito.Emulator;

/// <summary>How far one sign-in has come.</summary>
internal sealed record Progress(EmulatorClient Client, EmulatorUser User)
{
    /// <summary>The device that the caller says it is.</summary>
    public EmulatorDevice? Device { get; init; }

    /// <summary>Whether a second factor was proved, or set up.</summary>
    public bool FactorProved { get; init; }

    public bool DeviceProved { get; init; }

    /// <summary>The session that the caller answered last.</summary>
    public string? AnsweredSession { get; init; }

    /// <summary>What the custom challenges have come to; <see langword="null"/> in other flows.</summary>
    public IReadOnlyList<CustomAuthResult>? Custom { get; init; }

    public IReadOnlyDictionary<string, string> ClientMetadata { get; init; } = new Dictionary<string, string>();

    public EmulatorPool Pool => Client.Pool;

    /// <summary>Takes note of a DEVICE_KEY among parameters.</summary>
    public Progress From(Dictionary<string, string> parameters)
    {
        if (Pool.Options.DeviceTracking == DeviceTracking.Off || !parameters.TryGetValue("DEVICE_KEY", out string? key) || key == Device?.Key)
            return this;
        return this with { Device = User.Devices.GetValueOrDefault(key) ?? throw new ApiError("ResourceNotFoundException", "Device does not exist.") };
    }

    public Progress With(string challenge, bool passed, string? metadata = null) => this with { Custom = [.. Custom!, new(challenge, passed, metadata)] };
}
