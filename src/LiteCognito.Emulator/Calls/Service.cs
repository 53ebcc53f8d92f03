using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Calls;

/// <summary>The operations of one AWS service.</summary>
/// <param name="TargetPrefix">What comes before an operation's name in X-Amz-Target.</param>
/// <param name="Name">The service that signatures are made for.</param>
/// <param name="Unsigned">Operations that anyone may call.</param>
/// <param name="Signed">Operations that an access key must sign.</param>
internal sealed record Service(
    string TargetPrefix,
    string Name,
    Dictionary<string, Func<Call, JsonObject>> Unsigned,
    Dictionary<string, Func<Call, JsonObject>> Signed);
