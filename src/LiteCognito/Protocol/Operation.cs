using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace LiteCognito.Protocol;

/// <summary>A Cognito operation: its name in requests and the JSON metadata of its request and response.</summary>
internal sealed class Operation<TRequest, TResponse>(string name, JsonTypeInfo<TRequest> request, JsonTypeInfo<TResponse> response)
{
    public Operation(string name, JsonSerializerContext json)
        : this(
            name, (JsonTypeInfo<TRequest>)json.GetTypeInfo(typeof(TRequest))!,
            (JsonTypeInfo<TResponse>)json.GetTypeInfo(typeof(TResponse))!)
    {
    }

    public string Name { get; } = name;

    public JsonTypeInfo<TRequest> Request { get; } = request;

    public JsonTypeInfo<TResponse> Response { get; } = response;
}
