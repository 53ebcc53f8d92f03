using LiteCognito.Emulator.Journal;

namespace LiteCognito.Emulator.State;

/// <summary>A group of a pool. The members are the users whose <see cref="EmulatorUser.Groups"/> contain its name.</summary>
internal sealed class EmulatorGroup : IRecorded
{
    public required EmulatorPool Pool { get; init; }

    public required string Name { get; init; }

    public required DateTimeOffset CreatedAt { get; set; }

    public required DateTimeOffset ModifiedAt { get; set; }

    public string? Description { get; set; }

    public string? RoleArn { get; set; }

    public int? Precedence { get; set; }

    public string RecordKey => $"{RecordKind.Group}{Pool.Id}/{Name}";

    public bool IsLive => Pool.IsLive && Pool.Groups.GetValueOrDefault(Name) == this;

    public void Exchange(Fields fields)
    {
        fields.Text("UserPoolId", Pool.Id);
        fields.Text(nameof(Name), Name);
        CreatedAt = fields.Time(nameof(CreatedAt), CreatedAt);
        ModifiedAt = fields.Time(nameof(ModifiedAt), ModifiedAt);
        Description = fields.OptionalText(nameof(Description), Description);
        RoleArn = fields.OptionalText(nameof(RoleArn), RoleArn);
        Precedence = fields.OptionalNumber(nameof(Precedence), Precedence);
    }
}
