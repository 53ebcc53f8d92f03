namespace LiteCognito.Emulator.State;

/// <summary>A group of a pool. The members are the users whose <see cref="EmulatorUser.Groups"/> contain its name.</summary>
internal sealed class EmulatorGroup
{
    public required string Name { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ModifiedAt { get; set; }

    public string? Description { get; set; }

    public string? RoleArn { get; set; }

    public int? Precedence { get; set; }
}
