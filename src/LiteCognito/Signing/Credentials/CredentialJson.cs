using System.Globalization;
using System.Text.Json;

namespace LiteCognito.Signing.Credentials;

/// <summary>Credentials as containers, instances and programs write them. Nothing of the text reaches a message.</summary>
internal static class CredentialJson
{
    /// <param name="source">What a message calls it.</param>
    /// <param name="json">The text.</param>
    /// <param name="tokenName"><c>Token</c>, of a program <c>SessionToken</c>.</param>
    public static AwsCredentials Read(string source, ReadOnlyMemory<byte> json, string tokenName)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                throw NotCredentials(source);
            if (tokenName == "SessionToken" && !IsVersion1(root))
                throw new AwsCredentialException($"{source} gave no credentials of Version 1, the only one there is.");
            if (Text(root, "Code") is { } code && code != "Success")
            {
                bool isCode = code.Length <= 64 && code.All(char.IsAsciiLetterOrDigit);
                throw new AwsCredentialException($"{source} gave no credentials, but said {(isCode ? code : "something else")}.");
            }
            if (Text(root, "AccessKeyId") is not { Length: > 0 } id || Text(root, "SecretAccessKey") is not { Length: > 0 } secret)
                throw NotCredentials(source);
            DateTimeOffset? expiration = null;
            if (Text(root, "Expiration") is { } end)
                expiration = DateTimeOffset.TryParse(
                    end, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
                    ? time : throw new AwsCredentialException($"{source} gave credentials whose Expiration is no time.");
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

    private static AwsCredentialException NotCredentials(string source) => new($"{source} gave something that is not credentials in JSON.");
}
