namespace LiteCognito.Emulator.WebAuthn;

/// <summary>A credential that is refused, with Cognito's code for it.</summary>
internal sealed class PasskeyError(string code, string message) : Exception(message)
{
    public string Code { get; } = code;

    public static PasskeyError InvalidParameter(string message) => new("InvalidParameterException", message);
}
