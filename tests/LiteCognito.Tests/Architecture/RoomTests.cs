using System.Collections.Concurrent;
using System.Text;

namespace LiteCognito.Tests.Architecture;

/// <summary>Each room uses the rooms that its row in CONTRIBUTING.md allows, and no others.</summary>
public sealed class RoomTests(ITestOutputHelper output)
{
    private const string Root = "";

    // Project -> room -> the rooms that it may use, from the tables of CONTRIBUTING.md.
    private static readonly Dictionary<string, Dictionary<string, string[]>> May = new()
    {
        ["LiteCognito"] = Table("library"),
        ["LiteCognito.Emulator"] = Table("emulator"),
        ["LiteCognito.Cli"] = Table("command line"),
    };

    private static readonly ConcurrentDictionary<string, Lazy<RoomMap>> Maps = new();

    public static TheoryData<string> Projects => [.. May.Keys];

    public static TheoryData<string, string, string, string> Planted => new()
    {
        { "LiteCognito", "Storage", "namespace LiteCognito.Storage; class Planted { CognitoSession? _session; }", "Sessions" },
        { "LiteCognito", "Numerics", "class Planted { object _options = LiteCognito.Protocol.Wire.Options(); }", "Protocol" },
        { "LiteCognito.Emulator", "State", "class Planted { object _rooms = typeof(LiteCognito.Emulator.Calls.Dispatcher); }", "Calls" },
        { "LiteCognito.Cli", "Output", "class Planted { LiteCognito.Cli.Commands.DemoCommand? _command; }", "Commands" },
        { "LiteCognito", "Errors", "namespace LiteCognito; class Planted { void M(CognitoSession s) { var t = s.Tokens; } }", "Sessions" },
    };

    [Theory, MemberData(nameof(Projects))]
    public void Each_room_uses_exactly_the_rooms_that_its_row_allows(string project)
    {
        RoomMap map = MapOf(project);
        output.WriteLine(Matrix(map));
        Assert.Equal(May[project].Keys.Order(StringComparer.Ordinal), map.Rooms);
        Assert.Empty(Forbidden(project, map).Select(use => $"{use.From} uses {use.To}: {string.Join(", ", map.Uses[use].Take(5))}"));
        var allowed = May[project].SelectMany(room => room.Value.Select(to => (room.Key, to)));
        Assert.Equal(allowed.Order(), map.Uses.Keys.Order());
    }

    [Theory, MemberData(nameof(Projects))]
    public void Rooms_other_than_the_root_do_not_depend_on_each_other_in_a_cycle(string project)
    {
        RoomMap map = MapOf(project);
        Assert.Empty(Circles(map));
        string[] mutual = [.. map.Rooms.Where(room => map.Uses.ContainsKey((room, Root)) && map.Uses.ContainsKey((Root, room)))];
        Assert.True(mutual.Length <= 1, $"The root and {string.Join(", ", mutual)} use each other.");
    }

    [Theory, MemberData(nameof(Planted))]
    public void Forbidden_use_is_found(string project, string room, string source, string used) =>
        Assert.Contains((room, used), Forbidden(project, RoomMap.OfPlanted(project, room, source)));

    private static RoomMap MapOf(string project) => Maps.GetOrAdd(project, name => new(() => RoomMap.Of(name))).Value;

    private static IEnumerable<(string From, string To)> Forbidden(string project, RoomMap map) =>
        map.Uses.Keys.Where(use => !May[project].GetValueOrDefault(use.From, []).Contains(use.To));

    /// <summary>
    /// Returns the rooms that belong to a cycle or use one. Removes rooms that use no remaining room until there are no more of them.
    /// </summary>
    private static HashSet<string> Circles(RoomMap map)
    {
        HashSet<string> rooms = [.. map.Rooms.Where(room => room != Root)];
        while (rooms.RemoveWhere(room => !map.Uses.Keys.Any(use => use.From == room && rooms.Contains(use.To))) > 0)
        {
        }
        return rooms;
    }

    /// <summary>Formats a matrix with the number of names that the room of each row uses from the room of each column.</summary>
    private static string Matrix(RoomMap map)
    {
        int width = map.Rooms.Max(room => room.Length) + 4;
        var text = new StringBuilder().Append(' ', width);
        for (int i = 0; i < map.Rooms.Length; i++)
            text.Append($"{i + 1,5}");
        for (int i = 0; i < map.Rooms.Length; i++)
        {
            text.AppendLine().Append($"{i + 1,2} {Label(map.Rooms[i])}".PadRight(width));
            foreach (string to in map.Rooms)
                text.Append($"{(map.Uses.TryGetValue((map.Rooms[i], to), out SortedSet<string>? names) ? names.Count : "."),5}");
        }
        return text.ToString();
    }

    /// <summary>Reads a table of CONTRIBUTING.md: the rooms in its first column, and the rooms that they may use in its third.</summary>
    private static Dictionary<string, string[]> Table(string project) => File.ReadLines(Path.Combine(Repository.Root, "CONTRIBUTING.md"))
        .SkipWhile(line => !line.StartsWith($"| room of the {project} |", StringComparison.Ordinal)).Skip(2)
        .TakeWhile(line => line.StartsWith('|'))
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .ToDictionary(cells => Room(cells[1]), cells => cells[3] == "nothing" ? [] : cells[3].Split(", ").Select(Room).ToArray());

    private static string Room(string cell) => cell == "root" ? Root : cell.Trim('`');

    private static string Label(string room) => room == Root ? "(root)" : room;
}
