using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace LiteCognito.Protocol;

/// <summary>One Cognito operation: its name on the wire and the JSON shapes of its input and output.</summary>
internal sealed class Operation<TRequest, TResponse>(string name, JsonSerializerContext json)
{
    public string Name { get; } = name;

    public JsonTypeInfo<TRequest> Request { get; } = (JsonTypeInfo<TRequest>)json.GetTypeInfo(typeof(TRequest))!;

    public JsonTypeInfo<TResponse> Response { get; } = (JsonTypeInfo<TResponse>)json.GetTypeInfo(typeof(TResponse))!;
}
