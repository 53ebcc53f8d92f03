using System.Runtime.InteropServices.JavaScript;
using System.Text.Json;

namespace LiteCognito.Browser.Page;

/// <summary>
/// The parts of the library that run in the browser. A test of LiteCognito.Browser starts the check that has the test's name, and expects
/// its result.
/// </summary>
internal static partial class Checks
{
    private static readonly Dictionary<string, Func<Settings, Task<string>>> All = new(
        [.. SignInChecks.All, .. SessionChecks.All, .. RedirectChecks.All, .. RefusalChecks.All, .. SrpChecks.All]);

    private static readonly List<(string Name, string Result)> Ended = [];

    /// <summary>Raised when a check has ended.</summary>
    public static event Action? HasEnded;

    public static IReadOnlyList<(string Name, string Result)> Results => Ended;

    /// <summary>Runs a check. Returns its result, or the type and the message of its exception.</summary>
    [JSExport]
    [return: JSMarshalAs<JSType.Promise<JSType.String>>]
    internal static async Task<string> RunAsync(string name, string settings)
    {
        string result;
        try
        {
            result = All.TryGetValue(name, out Func<Settings, Task<string>>? check)
                ? await check(JsonSerializer.Deserialize(settings, SettingsJson.Default.Settings)!)
                : $"There is no check {name}.";
        }
        catch (Exception e)
        {
            result = $"{e.GetType().Name}: {e.Message}";
        }
        Ended.Add((name, result));
        HasEnded?.Invoke();
        return result;
    }
}
