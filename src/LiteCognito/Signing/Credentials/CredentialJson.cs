using System.Globalization;
using System.Text.Json;
using LiteCognito.Protocol;

namespace LiteCognito.Signing.Credentials;

/// <summary>Parses the credentials that containers, instances and programs return. Exception messages never quote the text.</summary>
internal static class CredentialJson
{
    /// <summary>Parses the JSON of credentials.</summary>
    /// <param name="source">The name of the source for exception messages.</param>
    /// <param name="json">The JSON text.</param>
    /// <param name="tokenName">The property of the session token: <c>SessionToken</c> for a program, else <c>Token</c>.</param>
    /// <param name="sent">The secret that the request contained, if any.</param>
    public static AwsCredentials Read(string source, ReadOnlyMemory<byte> json, string tokenName, string? sent = null)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                throw NotCredentials(source);
            if (tokenName == "SessionToken" && !IsVersion1(root))
                throw new AwsCredentialException($"{source} did not return credentials of Version 1, the only supported version.");
            if (Text(root, "Code") is { } code && code != "Success")
            {
                string error = Redaction.CleanId(code, Redaction.SecretsOf(sent)) is { } known ? $"the code {known}" : "an error";
                throw new AwsCredentialException($"{source} returned {error} instead of credentials.");
            }
            if (Text(root, "AccessKeyId") is not { Length: > 0 } id || Text(root, "SecretAccessKey") is not { Length: > 0 } secret)
                throw NotCredentials(source);
            DateTimeOffset? expiration = null;
            if (Text(root, "Expiration") is { } end)
                expiration = DateTimeOffset.TryParse(
                    end, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
                    ? time : throw new AwsCredentialException($"{source} returned credentials whose Expiration is not a valid time.");
            return new() { AccessKeyId = id, SecretAccessKey = secret, SessionToken = Text(root, tokenName), Expiration = expiration };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw NotCredentials(source);
        }
    }

    private static bool IsVersion1(JsonElement root) =>
        root.TryGetProperty("Version", out JsonElement version) && version.ValueKind == JsonValueKind.Number
        && version.TryGetInt32(out int number) && number == 1;

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static AwsCredentialException NotCredentials(string source) => new($"{source} did not return credentials in JSON.");
}
