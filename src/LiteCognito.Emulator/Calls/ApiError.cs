namespace LiteCognito.Emulator.Calls;

/// <summary>An error response with Cognito's code and wording.</summary>
internal sealed class ApiError(string code, string message, int status = 400) : Exception(message)
{
    public string Code { get; } = code;

    public int Status { get; } = status;

    public static ApiError NotAuthorized(string message = "Incorrect username or password.") => new("NotAuthorizedException", message);

    public static ApiError InvalidParameter(string message) => new("InvalidParameterException", message);

    public static ApiError InvalidSession() => NotAuthorized("Invalid session for the user.");

    public static ApiError SessionExpired() => NotAuthorized("Invalid session for the user, session is expired.");

    public static ApiError UserNotFound(string message = "User does not exist.") => new("UserNotFoundException", message);

    public static ApiError ResourceNotFound(string message) => new("ResourceNotFoundException", message);
}
