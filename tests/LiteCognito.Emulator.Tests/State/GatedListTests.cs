using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Tests.State;

public sealed class GatedListTests
{
    [Fact]
    public void Items_can_be_removed_while_the_list_is_enumerated()
    {
        var groups = new GatedList(new EmulatorState(TimeProvider.System));
        foreach (string name in (string[])["a", "b", "c"])
            groups.Add(name);
        groups.Insert(0, "d");
        groups[3] = "e";
        Assert.Equal(["d", "a", "b", "e"], groups);
        Assert.Equal((4, 2, false), (groups.Count, groups.IndexOf("b"), groups.IsReadOnly));
        foreach (string name in groups)
            Assert.True(groups.Remove(name));
        Assert.Empty(groups);
    }
}
