using System.Buffers;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Operations;

/// <summary>
/// Reads the IDs that callers choose for user pools and app clients. Cognito chooses every ID itself; the tag and the prefix are
/// those of LocalStack.
/// </summary>
internal static class CustomIds
{
    /// <summary>The tag whose value is the ID of a user pool.</summary>
    public const string Tag = "_custom_id_";

    /// <summary>What precedes the ID of an app client in its name.</summary>
    public const string Prefix = Tag + ":";

    private const int LongestPoolId = 55;

    private static readonly SearchValues<char> LettersAndDigits =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");

    /// <summary>Returns the ID of a new user pool, or <see langword="null"/> for a random one.</summary>
    public static string? Pool(Call call)
    {
        if (call.NewId is null && !call.GetMap("UserPoolTags").ContainsKey(Tag))
            return null;
        string id = call.NewId ?? call.GetMap("UserPoolTags")[Tag];
        if (!IsPoolId(id, call.Region))
            throw ApiError.InvalidParameter(
                $"The ID of the user pool must be {call.Region}_ and letters or digits, at most {LongestPoolId} characters.");
        return call.State.FindPool(id) is null ? id : throw ApiError.InvalidParameter($"A user pool with the ID {id} already exists.");
    }

    /// <summary>Returns the ID of a new app client, or <see langword="null"/> for a random one.</summary>
    public static string? Client(Call call, string name)
    {
        string? id = call.NewId ?? (name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..] : null);
        if (id is null)
            return null;
        if (!OptionChecks.IsClientId(id))
            throw ApiError.InvalidParameter("The ID of the app client must have 1 to 128 letters, digits, '_' and '+'.");
        return !call.State.Clients.ContainsKey(id)
            ? id : throw ApiError.InvalidParameter($"An app client with the ID {id} already exists.");
    }

    private static bool IsPoolId(string id, string region) =>
        id.Length <= LongestPoolId && id.Length > region.Length + 1 && id.StartsWith(region + "_", StringComparison.Ordinal)
        && id.AsSpan(region.Length + 1).IndexOfAnyExcept(LettersAndDigits) < 0;
}
