using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace LiteCognito.Protocol;

/// <summary>How a call proves who makes it.</summary>
internal enum Auth
{
    /// <summary>Unsigned: what it needs (an access token, a session, a password) travels in the body.</summary>
    None,
}

/// <summary>One Cognito operation: its name on the wire and the JSON shapes of its input and output.</summary>
internal sealed class Operation<TRequest, TResponse>(string name, Auth auth, JsonSerializerContext json)
{
    public string Name { get; } = name;

    public Auth Auth { get; } = auth;

    public JsonTypeInfo<TRequest> Request { get; } = (JsonTypeInfo<TRequest>)json.GetTypeInfo(typeof(TRequest))!;

    public JsonTypeInfo<TResponse> Response { get; } = (JsonTypeInfo<TResponse>)json.GetTypeInfo(typeof(TResponse))!;
}
