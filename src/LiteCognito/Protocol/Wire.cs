using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiteCognito.Protocol;

/// <summary>The AWS JSON 1.1 protocol as the service uses it.</summary>
internal static class Wire
{
    public const string ContentType = "application/x-amz-json-1.1";
    public const string TargetPrefix = "AWSCognitoIdentityProviderService.";

    /// <summary>Creates the options for one context. Members that are null are not sent. Names are sent as declared.</summary>
    public static JsonSerializerOptions Options() => new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // The body is never HTML, so Base64 and non-ASCII text need no escaping.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
