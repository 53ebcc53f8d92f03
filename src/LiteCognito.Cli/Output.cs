using System.Text.Encodings.Web;
using System.Text.Json;
using QRCoder;

namespace LiteCognito.Cli;

/// <summary>JSON on stdout, one object a line; prose on stderr.</summary>
internal static class Output
{
    public static void Json(Action<Utf8JsonWriter> members)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }
        buffer.WriteByte((byte)'\n');
        using Stream stdout = Console.OpenStandardOutput();
        buffer.WriteTo(stdout);
    }

    public static void Prose(string text) => Console.Error.WriteLine(Plain(text));

    /// <summary>What a server says may hold line ends and terminal escapes.</summary>
    public static string Plain(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));

    /// <summary>An authenticator's secret as a QR code, as text and as a URI.</summary>
    public static void Secret(TextWriter writer, SoftwareTokenSecret secret, string uri)
    {
        using QRCodeData code = QRCodeGenerator.GenerateQrCode(uri, QRCodeGenerator.ECCLevel.L);
        using var drawing = new AsciiQRCode(code);
        writer.WriteLine(drawing.GetGraphicSmall());
        writer.WriteLine($"Secret: {secret.SecretCode}");
        writer.WriteLine($"URI:    {uri}");
    }

    /// <summary>Where a sign-in ended; returns the exit code.</summary>
    public static int Result(SignInResult result, string username, bool json)
    {
        if (result is SignedIn { Session: { } session })
        {
            Tokens(session, json);
            return ExitCode.Done;
        }

        var challenge = (SignInChallenge)result;
        SoftwareTokenSecret? secret = (challenge as SoftwareTokenSetupChallenge)?.Secret;
        string? uri = secret?.ToUri("LiteCognito", username);
        if (secret is not null)
            Secret(Console.Error, secret, uri!);
        Prose($"Cognito asks for {challenge.Name}. Answer it with: litecognito respond --state FILE, with the same --pool, --client and --devices (the state is {(json ? "in the JSON" : "on stdout")}).");
        if (!json)
        {
            Console.Out.WriteLine(challenge.Save());
            return ExitCode.ChallengePending;
        }
        Json(writer =>
        {
            writer.WriteString("challenge", challenge.Name);
            writer.WriteString("state", challenge.Save());
            Details(writer, challenge);
            if (secret is not null)
            {
                writer.WriteString("secretCode", secret.SecretCode);
                writer.WriteString("uri", uri);
            }
        });
        return ExitCode.ChallengePending;
    }

    /// <summary>What an answer depends on.</summary>
    private static void Details(Utf8JsonWriter writer, SignInChallenge challenge)
    {
        IReadOnlyList<string>? options = challenge switch
        {
            MfaSelectionChallenge selection => selection.Options,
            FactorSelectionChallenge selection => selection.Options,
            MfaSetupChallenge setup => setup.Options,
            _ => null,
        };
        if (options is not null)
        {
            writer.WriteStartArray("options");
            foreach (string option in options)
                writer.WriteStringValue(option);
            writer.WriteEndArray();
        }
        if (challenge is WebAuthnChallenge passkey)
            writer.WriteString("credentialRequestOptions", passkey.CredentialRequestOptions);
        if (challenge is CustomChallenge custom)
        {
            writer.WriteStartObject("parameters");
            foreach ((string name, string value) in custom.Parameters)
                writer.WriteString(name, value);
            writer.WriteEndObject();
        }
    }

    private static void Tokens(CognitoSession session, bool json)
    {
        CognitoTokens tokens = session.Tokens;
        Prose($"Signed in as {session.Username}.");
        if (session.StoreFailure is { } lost)
            Prose($"The session could not be kept: {lost.Message}");
        if (session.DeviceFailure is { } failure)
            Prose($"The device could not be remembered: {failure.Message}");
        if (session.DeviceConfirmation is { UserConfirmationNecessary: true })
            Prose("The device is confirmed. Cognito waits for the user's word before it remembers it.");
        if (!json)
        {
            Console.Out.WriteLine($"AccessToken: {tokens.AccessToken}");
            Console.Out.WriteLine($"IdToken: {tokens.IdToken}");
            Console.Out.WriteLine($"RefreshToken: {tokens.RefreshToken}");
            return;
        }
        Json(writer =>
        {
            writer.WriteString("username", session.Username);
            writer.WriteString("accessToken", tokens.AccessToken);
            writer.WriteString("idToken", tokens.IdToken);
            writer.WriteString("refreshToken", tokens.RefreshToken);
            writer.WriteString("tokenType", tokens.TokenType);
            writer.WriteNumber("expiresIn", tokens.ExpiresIn);
        });
    }
}
