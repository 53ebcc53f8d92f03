namespace LiteCognito.Emulator.WebAuthn;

/// <summary>The error for a rejected credential, with Cognito's error code.</summary>
internal sealed class PasskeyError(string code, string message) : Exception(message)
{
    public string Code { get; } = code;

    public static PasskeyError InvalidParameter(string message) => new("InvalidParameterException", message);
}
