using System.Text.Json;
using LiteCognito.Cli.Connection;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Output;

namespace LiteCognito.Cli.SignIn;

/// <summary>Prints the tokens of a sign-in, or the challenge that remains.</summary>
internal static class SignInOutput
{
    /// <summary>Prints the last step of a sign-in and returns the exit code.</summary>
    public static int Write(SignInStep step, string username, ConnectionSettings connection, bool json, string? keptIn = null)
    {
        if (step is SignedIn { Session: { } session })
            return Write(session, json, keptIn);

        var challenge = (SignInChallenge)step;
        SoftwareTokenSecret? secret = (challenge as SoftwareTokenSetupChallenge)?.Secret;
        StandardError.WriteLine($"Cognito asks for {challenge.Name}. Answer it with: litecognito respond --state FILE "
            + $"(the state is {(json ? "in the JSON" : "on stdout")}).");
        if (!json)
        {
            StandardOutput.WriteLine(challenge.Save());
            return ExitCode.ChallengePending;
        }
        StandardOutput.WriteJson(writer =>
        {
            writer.WriteString("challenge", challenge.Name);
            writer.WriteString("state", challenge.Save());
            writer.WriteString("username", username);
            writer.WritePropertyName("connection");
            connection.WriteTo(writer);
            WriteParameters(writer, challenge);
            if (secret is not null)
            {
                writer.WriteString("secretCode", secret.SecretCode);
                writer.WriteString("uri", secret.ToUri(CommandLineResponder.Issuer, username));
            }
        });
        return ExitCode.ChallengePending;
    }

    /// <summary>Prints the tokens of a session, unless they are kept, and returns the exit code.</summary>
    public static int Write(CognitoSession session, bool json, string? keptIn = null)
    {
        WriteSession(session, json, keptIn);
        return WriteFailures(session);
    }

    /// <summary>Prints why the session or the device could not be saved, if so, and returns the exit code.</summary>
    public static int WriteFailures(CognitoSession session)
    {
        if (session.StoreFailure is { } storeFailure)
            StandardError.WriteLine($"The session could not be kept: {storeFailure.Message}");
        if (session.DeviceFailure is { } deviceFailure)
            StandardError.WriteLine($"The device could not be remembered: {deviceFailure.Message}");
        return session.StoreFailure is null && session.DeviceFailure is null ? ExitCode.Success : ExitCode.Failure;
    }

    /// <summary>Writes the data that the caller needs to answer the challenge.</summary>
    private static void WriteParameters(Utf8JsonWriter writer, SignInChallenge challenge)
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
        if (challenge is DeliveredCodeChallenge { Destination: not null } delivered)
        {
            writer.WriteString("codeDestination", delivered.Destination);
            writer.WriteString("codeDeliveryMedium", delivered.DeliveryMedium);
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

    private static void WriteSession(CognitoSession session, bool json, string? keptIn)
    {
        CognitoTokens tokens = session.Tokens;
        bool isKept = keptIn is not null && session.StoreFailure is null;
        StandardError.WriteLine($"Signed in as {session.Username}.{(isKept ? $" The session is kept in {keptIn}." : "")}");
        if (session.DeviceConfirmation is { UserConfirmationNecessary: true })
            StandardError.WriteLine("The device is confirmed. To let the user pool remember it, run: litecognito device remember");
        if (!json && isKept)
            return;
        if (!json)
        {
            StandardOutput.WriteLine($"AccessToken: {tokens.AccessToken}");
            StandardOutput.WriteLine($"IdToken: {tokens.IdToken}");
            StandardOutput.WriteLine($"RefreshToken: {tokens.RefreshToken}");
            return;
        }
        StandardOutput.WriteJson(writer =>
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
