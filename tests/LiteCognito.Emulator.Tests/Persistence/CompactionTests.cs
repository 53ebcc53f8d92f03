using System.Text.Json.Nodes;
using LiteCognito.Emulator.Control;
using LiteCognito.Emulator.Journal;
using LiteCognito.Emulator.Persistence;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Tests.Persistence;

/// <summary>State files that have become long, and disks that are full.</summary>
public sealed class CompactionTests : StateFileScene
{
    private const int Limit = 1 << 20;

    [Fact]
    public async Task File_does_not_grow_with_the_number_of_changes()
    {
        (PersistentState everything, StateJournal journal) = OpenState();
        var pool = new EmulatorPool(everything.State, new());
        Change(everything, () => everything.State.Add(pool));
        long written = 0, longest = 0;
        for (int i = 0; written < 10 * Limit; i++)
        {
            long before = journal.File.Length;
            Change(everything, () =>
            {
                pool.Touch();
                pool.Settings = new() { ["PoolName"] = $"{i} {new string('x', 10_000)}" };
            });
            written += Math.Max(0, journal.File.Length - before);
            longest = Math.Max(longest, journal.File.Length);
            if (journal.File.Length > 2 * Limit)
                await journal.Compaction; // a slow disk must not fail the test
        }
        await journal.Compaction;
        Assert.InRange(longest, Limit, 3 * Limit);
        Assert.InRange(new FileInfo(StateFile).Length, 1, 3 * Limit);
        AssertRestored(everything, journal);
    }

    [Fact]
    public async Task Changes_during_a_compaction_are_in_the_new_file()
    {
        (PersistentState everything, StateJournal journal) = OpenState();
        var pools = new List<EmulatorPool>();
        for (int i = 0; i < 50; i++)
        {
            pools.Add(new EmulatorPool(everything.State, new()));
            Change(everything, () => everything.State.Add(pools[i]));
        }
        int changes = 0, compactions = 0;
        for (long before = 0, now; compactions < 3; before = now)
        {
            now = journal.File.Length;
            compactions += now < before ? 1 : 0;
            EmulatorPool pool = pools[changes++ % pools.Count];
            Change(everything, () =>
            {
                pool.Touch();
                pool.Settings = new() { ["PoolName"] = $"{changes} {new string('x', 1000)}" };
            });
            if (changes % 500 == 0)
                Change(everything, () => everything.State.Remove(pool));
            if (changes % 500 == 1)
                Change(everything, () =>
                {
                    if (!pool.IsLive)
                        everything.State.Add(pool);
                });
        }
        await journal.Compaction;
        AssertRestored(everything, journal);
    }

    [Fact]
    public void What_a_full_disk_refused_is_written_by_the_next_change()
    {
        (PersistentState everything, StateJournal journal) = OpenState();
        EmulatorPool first = new(everything.State, new()), second = new(everything.State, new());
        journal.File.Writing = () => throw new IOException("No space left on device.");
        JournalException refusal = Assert.Throws<JournalException>(() => Change(everything, () => everything.State.Add(first)));
        Assert.Equal($"The state file {StateFile} cannot be written: No space left on device.", refusal.Message);
        Assert.Throws<JournalException>(() => Change(everything, () => first.Touch()));
        journal.File.Writing = null;
        Change(everything, () => everything.State.Add(second));
        AssertRestored(everything, journal);
    }

    [Fact]
    public void Full_disk_does_not_hold_the_file_when_the_emulator_ends()
    {
        (PersistentState everything, StateJournal journal) = OpenState();
        Change(everything, () => everything.State.Add(new EmulatorPool(everything.State, new())));
        string[] written = Records(everything);
        journal.File.Writing = () => throw new IOException("No space left on device.");
        Assert.Throws<JournalException>(() => Change(everything, () => everything.State.Add(new EmulatorPool(everything.State, new()))));
        journal.Dispose();
        (PersistentState restored, StateJournal again) = OpenState();
        using (again)
            Assert.Equal(written, Records(restored));
    }

    private static void Change(PersistentState everything, Action change)
    {
        using (everything.State.Enter())
            change();
    }

    private (PersistentState Everything, StateJournal Journal) OpenState()
    {
        var everything = new PersistentState(new EmulatorState(Clock), new ControlClock(Clock));
        return (everything, StateJournal.Open(StateFile, everything).Journal);
    }

    private void AssertRestored(PersistentState everything, StateJournal journal)
    {
        string[] expected = Records(everything);
        journal.Dispose();
        (PersistentState restored, StateJournal again) = OpenState();
        using (again)
            Assert.Equal(expected, Records(restored));
    }

    private static string[] Records(PersistentState everything) => [
        .. StateRecords.Parts(everything).Select(part => JsonNode.Parse(StateRecords.Write(part))!.ToJsonString())
            .Order(StringComparer.Ordinal)];
}
