using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiteCognito.Protocol;

/// <summary>The JSON 1.1 dialect of the service.</summary>
internal static class Wire
{
    public const string ContentType = "application/x-amz-json-1.1";
    public const string TargetPrefix = "AWSCognitoIdentityProviderService.";

    /// <summary>Fresh options for one context: members that are null are not sent, names are as declared.</summary>
    public static JsonSerializerOptions Options() => new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // The body is never HTML; Base64 and other alphabets travel unescaped.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
