using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Calls;

/// <summary>The operations of one AWS service.</summary>
/// <param name="TargetPrefix">The prefix of operation names in X-Amz-Target.</param>
/// <param name="Name">The name of the service in signatures.</param>
/// <param name="Unsigned">The operations that need no signature, by name.</param>
/// <param name="Signed">The operations that an access key must sign, by name.</param>
internal sealed record Service(
    string TargetPrefix,
    string Name,
    Dictionary<string, Func<Call, JsonObject>> Unsigned,
    Dictionary<string, Func<Call, JsonObject>> Signed);
