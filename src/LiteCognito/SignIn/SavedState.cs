using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiteCognito.SignIn;

/// <summary>
/// A challenge as text. Without a key, the text is <c>lc1.</c> followed by the JSON in base64url. With a key, it is <c>lc1e.</c> followed
/// by the nonce (12 bytes), the ciphertext and the tag (16 bytes) of AES-256-GCM in base64url. The tag authenticates the prefix too.
/// </summary>
internal sealed record SavedState : Redacted
{
    private const string PlainPrefix = "lc1.";
    private const string SealedPrefix = "lc1e.";
    private const int KeySize = 32, NonceSize = 12, TagSize = 16;

    // Cognito's sessions can exceed 8,192 characters. Together with the other members, they stay far below this length.
    private const int MaxLength = 64 * 1024;

    public required string UserPoolId { get; init; }

    public required string ClientId { get; init; }

    public required string LoginName { get; init; }

    public required string Username { get; init; }

    public string? DeviceKey { get; init; }

    /// <summary>True for an administrator's sign-in.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsAdministration { get; init; }

    public required SignInContext Context { get; init; }

    public required ChallengeState Challenge { get; init; }

    public static void CheckKey(ReadOnlySpan<byte> key)
    {
        if (key.Length != KeySize)
            throw new ArgumentException($"The key is {key.Length} bytes long. Pass {KeySize} random bytes.", nameof(key));
    }

    public static string Write(SignInAttempt attempt, ChallengeState challenge, ReadOnlySpan<byte> key)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(
            new SavedState
            {
                UserPoolId = attempt.Client.UserPoolId,
                ClientId = attempt.Client.ClientId,
                LoginName = attempt.LoginName,
                Username = attempt.Username,
                DeviceKey = attempt.DeviceKey,
                IsAdministration = attempt.Calls.IsAdministration,
                Context = attempt.Context,
                Challenge = challenge,
            }, SavedStateJson.Default.SavedState);
        try
        {
            string text = key.IsEmpty
                ? PlainPrefix + Base64Url.EncodeToString(json) : SealedPrefix + Base64Url.EncodeToString(Seal(json, key));
            return text.Length <= MaxLength
                ? text
                : throw new InvalidOperationException(
                    $"The saved challenge would have {text.Length} characters. At most {MaxLength} can be resumed. "
                    + "Answer the challenge without saving it, or sign in again with less client metadata.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(json);
        }
    }

    /// <summary>
    /// Reads a challenge that <see cref="Write"/> wrote for the same pool and app client within
    /// <see cref="CognitoClientOptions.AuthSessionValidity"/>.
    /// </summary>
    public static SignInChallenge Read(AuthCalls calls, string text, ReadOnlySpan<byte> key)
    {
        CognitoClient client = calls.Client;
        if (text.Length > MaxLength)
            throw new SignInStateException(
                SignInStateRefusal.Malformed, $"The text is longer than {MaxLength} characters, so it is not a saved challenge.");
        byte[] json = Open(text.Trim(), key);
        SavedState? state;
        try
        {
            state = JsonSerializer.Deserialize(json, SavedStateJson.Default.SavedState);
        }
        catch (JsonException)
        {
            state = null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(json);
        }

        // JSON can contain null even if the type does not allow it.
        if (state is not
            {
                UserPoolId: { } userPoolId,
                ClientId: { } clientId,
                LoginName: not null,
                Username: not null,
                Context: not null,
                Challenge: { Name: not null, Parameters: not null } challenge,
            })
        {
            throw Malformed();
        }
        if (userPoolId != client.UserPoolId)
            throw new SignInStateException(
                SignInStateRefusal.OtherUserPool,
                $"The saved challenge belongs to another user pool than {client.UserPoolId}.");
        if (clientId != client.ClientId)
            throw new SignInStateException(SignInStateRefusal.OtherClient, "The saved challenge belongs to another app client.");
        if (state.IsAdministration != calls.IsAdministration)
        {
            throw new SignInStateException(SignInStateRefusal.OtherSignIn, state.IsAdministration
                ? "The saved challenge belongs to an administrator's sign-in. Resume it with ResumeAdminSignIn."
                : "The saved challenge belongs to a user's own sign-in. Resume it with ResumeSignIn.");
        }
        if (client.Options.TimeProvider.GetUtcNow() - challenge.ReceivedAt >= client.Options.AuthSessionValidity)
            throw new SignInStateException(SignInStateRefusal.Expired, "The saved challenge has expired. Sign in again.");
        if (state.DeviceKey is not null && client.Options.DeviceStore is null)
        {
            throw new InvalidOperationException(
                "The saved sign-in uses a remembered device, which Cognito may ask to prove itself. "
                + "Set CognitoClientOptions.DeviceStore to the store that the sign-in started with.");
        }
        try
        {
            var attempt = new SignInAttempt(calls, state.Context, state.LoginName)
            {
                Username = state.Username,
                DeviceKey = state.DeviceKey,
            };
            return attempt.CreateChallenge(challenge);
        }
        catch (CognitoProtocolException)
        {
            throw Malformed();
        }
    }

    private static byte[] Open(string text, ReadOnlySpan<byte> key)
    {
        bool isSealed = text.StartsWith(SealedPrefix, StringComparison.Ordinal);
        if (!isSealed && !text.StartsWith(PlainPrefix, StringComparison.Ordinal))
            throw Malformed();
        if (isSealed && key.IsEmpty)
            throw new SignInStateException(
                SignInStateRefusal.WrongKey, "The saved challenge is encrypted. Pass the key that it was saved with.");
        if (!isSealed && !key.IsEmpty)
        {
            throw new SignInStateException(
                SignInStateRefusal.WrongKey, "The saved challenge is not encrypted, so the key cannot authenticate it.");
        }

        byte[] bytes;
        try
        {
            bytes = Base64Url.DecodeFromChars(text.AsSpan(isSealed ? SealedPrefix.Length : PlainPrefix.Length));
        }
        catch (FormatException)
        {
            throw Malformed();
        }
        return isSealed ? Unseal(bytes, key) : bytes;
    }

    private static byte[] Seal(byte[] json, ReadOnlySpan<byte> key)
    {
        if (OperatingSystem.IsBrowser())
            throw NoCipher("SignInChallenge.Save(key)", "Call Save() without a key, and keep the text as secret as a token.");
        byte[] bytes = new byte[NonceSize + json.Length + TagSize];
        Span<byte> nonce = bytes.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagSize);
        Span<byte> ciphertext = bytes.AsSpan(NonceSize, json.Length), tag = bytes.AsSpan(NonceSize + json.Length);
        aes.Encrypt(nonce, json, ciphertext, tag, Encoding.ASCII.GetBytes(SealedPrefix));
        return bytes;
    }

    private static byte[] Unseal(byte[] bytes, ReadOnlySpan<byte> key)
    {
        if (OperatingSystem.IsBrowser())
            throw NoCipher("Resuming a sign-in with a key", "Resume the encrypted challenge on a server.");
        if (bytes.Length < NonceSize + TagSize)
            throw Malformed();
        byte[] json = new byte[bytes.Length - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        try
        {
            ReadOnlySpan<byte> ciphertext = bytes.AsSpan(NonceSize, json.Length), tag = bytes.AsSpan(NonceSize + json.Length);
            aes.Decrypt(bytes.AsSpan(0, NonceSize), ciphertext, tag, json, Encoding.ASCII.GetBytes(SealedPrefix));
            return json;
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new SignInStateException(SignInStateRefusal.WrongKey, "The saved challenge was altered or was saved with another key.");
        }
    }

    private static PlatformNotSupportedException NoCipher(string what, string remedy) =>
        new($"{what} does not work in a browser, where .NET has no AES-GCM. {remedy}");

    private static SignInStateException Malformed() =>
        new(SignInStateRefusal.Malformed, "The text is not a complete saved challenge of this version. Sign in again.");
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(SavedState))]
internal sealed partial class SavedStateJson : JsonSerializerContext;
