using YamlDotNet.RepresentationModel;

namespace LiteCognito.Tests.Architecture;

/// <summary>Tests that the commands and files that .github names exist in the repository.</summary>
public sealed class WorkflowTests
{
    private static readonly string[] Systems = ["windows-latest", "windows-11-arm", "macos-15-intel", "macos-latest"];

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Path.Combine(Repository.Root, ".github"), "*.yml", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))];

    [Theory, MemberData(nameof(Files))]
    public void Workflow_file_is_a_yaml_mapping(string file) => Assert.NotEmpty(Read(file).Children);

    [Fact]
    public void Linux_job_runs_only_scripts_that_exist_in_the_repository()
    {
        string[] commands = Commands(Job("linux"));
        Assert.Contains("bash .ci/run", commands);
        foreach (string command in commands)
        {
            string[] words = command.Split(' ');
            string file = words[0] == "bash" ? words[1] : words[0];
            Assert.True(File.Exists(Path.Combine(Repository.Root, file)), $"The workflow runs {command}, but {file} does not exist.");
        }
    }

    [Fact]
    public void Windows_and_macOS_jobs_run_the_commands_of_the_readme()
    {
        YamlMappingNode job = Job("others");
        Assert.Equal(Systems, Map(Map(job, "strategy"), "matrix")["os"] is YamlSequenceNode systems ? systems.Select(Text) : []);
        string[] commands = Commands(job);
        Assert.NotEmpty(commands);
        Assert.Empty(commands.Except(ReadmeCommands(Lines("README.md"))));
        string[] tryIt = [.. ReadmeCommands(Lines("README.md").SkipWhile(line => line != "## Try it").Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)))];
        Assert.Equal(2, tryIt.Length);
        Assert.Empty(tryIt.Except(commands));
        Assert.Contains(commands, command => command.EndsWith("/litecognito demo", StringComparison.Ordinal));
    }

    [Fact]
    public void Dependabot_watches_every_folder_that_contains_a_package_file()
    {
        var updates = (YamlSequenceNode)Read(".github/dependabot.yml")["updates"];
        ILookup<string, string> watched =
            updates.ToLookup(update => Text(update["package-ecosystem"]), update => Text(update["directory"]));
        Assert.Equal(["github-actions", "npm", "nuget"], watched.Select(folders => folders.Key).Order());
        const string Package = "/package.json";
        Assert.Equal(Repository.Files("", "package.json").Select(path => $"/{path[..^Package.Length]}").Order(), watched["npm"].Order());
        Assert.True(File.Exists(Repository.Root + watched["nuget"].Single() + "Directory.Packages.props"));
    }

    /// <summary>Reads the lines of the fenced blocks of shell commands.</summary>
    private static IEnumerable<string> ReadmeCommands(IEnumerable<string> lines)
    {
        bool isCommand = false;
        foreach (string line in lines)
            if (line.StartsWith("```", StringComparison.Ordinal))
                isCommand = line == "```sh";
            else if (isCommand)
                yield return line.Trim();
    }

    private static YamlMappingNode Job(string name) => Map(Map(Read(".github/workflows/ci.yml"), "jobs"), name);

    private static string[] Commands(YamlMappingNode job) =>
        [.. ((YamlSequenceNode)job["steps"]).OfType<YamlMappingNode>().Where(step => step.Children.ContainsKey("run"))
            .SelectMany(step => Text(step["run"]).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    private static YamlMappingNode Read(string file)
    {
        using StreamReader reader = File.OpenText(Path.Combine(Repository.Root, file));
        var yaml = new YamlStream();
        yaml.Load(reader);
        return (YamlMappingNode)Assert.Single(yaml.Documents).RootNode;
    }

    private static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Repository.Root, file));

    private static YamlMappingNode Map(YamlMappingNode map, string key) => (YamlMappingNode)map[key];

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;
}
