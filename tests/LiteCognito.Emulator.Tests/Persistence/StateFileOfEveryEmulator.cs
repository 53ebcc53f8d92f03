using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;
using LiteCognito.Emulator.Control;
using LiteCognito.Emulator.Persistence;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Tests.Persistence;

/// <summary>
/// Gives every emulator of these tests a state file, and checks after every call that it contains the whole state. A part of the state that
/// an operation changes without a record thus fails the test of the operation.
/// </summary>
internal static class StateFileOfEveryEmulator
{
    private const int MostUsers = 50, CallsPerRestoration = 10;

    private static readonly string Folder = Directory.CreateTempSubdirectory("litecognito-kept").FullName;
    private static readonly ConcurrentDictionary<StateJournal, int> Calls = [];
    private static int _files;

    [ModuleInitializer]
    public static void Begin()
    {
        CognitoEmulator.StateFileForTests = () => Path.Combine(Folder, $"{Interlocked.Increment(ref _files)}.state");
        CognitoEmulator.CommittedForTests = Check;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Folder, recursive: true);
    }

    private static void Check(StateJournal journal)
    {
        if (journal.Everything.State.CallsOutside > 0 || journal.Everything.State.Pools.Sum(pool => pool.Users.Count) > MostUsers)
            return;
        Dictionary<string, string> expected = Records(journal.Everything);
        AssertSame(expected, journal.File.Records().Where(record => !record.Key.StartsWith("seed", StringComparison.Ordinal))
            .ToDictionary(record => record.Key, record => Encoding.UTF8.GetString(record.Value)), "is not in the state file");
        if (Calls.AddOrUpdate(journal, 1, (_, count) => count + 1) % CallsPerRestoration != 1)
            return;
        var clock = new ControlClock(journal.Everything.Clock.Real);
        var restored = new PersistentState(new EmulatorState(clock), clock);
        StateRecords.Restore(restored, journal.File.Records(), ResetPoint.Empty);
        AssertSame(expected, Records(restored), "is not the same after it was restored");
    }

    private static Dictionary<string, string> Records(PersistentState state) => StateRecords.Parts(state)
        .ToDictionary(part => part.RecordKey, part => Encoding.UTF8.GetString(StateRecords.Write(part)));

    private static void AssertSame(Dictionary<string, string> expected, Dictionary<string, string> actual, string problem)
    {
        foreach (string key in expected.Keys.Union(actual.Keys))
        {
            string? here = expected.GetValueOrDefault(key), there = actual.GetValueOrDefault(key);
            if (here == there)
                continue;
            string message = $"{key} {problem}:\n{here}\n{there}";
            Console.Error.WriteLine(message); // the response of the call names only the type of the exception
            throw new NotKeptException(message);
        }
    }

    private sealed class NotKeptException(string message) : Exception(message);
}
