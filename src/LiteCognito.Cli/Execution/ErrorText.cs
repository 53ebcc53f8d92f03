using System.Text;
using LiteCognito.Cli.Output;

namespace LiteCognito.Cli.Execution;

/// <summary>
/// Describes failures in the words of the tool. The library names the members of its options; the tool names its own options.
/// </summary>
internal static class ErrorText
{
    // The members of the library's options, and what sets them here.
    private static readonly Dictionary<string, string> Options = new(StringComparer.Ordinal)
    {
        ["UserPoolId"] = "--pool",
        ["ClientId"] = "--client",
        ["ClientSecret"] = "LITECOGNITO_CLIENT_SECRET",
        ["Region"] = "--region",
        ["Endpoint"] = "--endpoint",
        ["AllowInsecureEndpoint"] = "--allow-insecure-endpoint",
        ["Credentials"] = "--aws-profile",
        ["Domain"] = "--domain",
        ["IdentityPoolId"] = "--identity-pool",
        ["DeviceStore"] = "the file of --devices",
        ["AuthSessionValidity"] = "the 15 minutes of a challenge",
        ["TokenStore"] = "the kept session",
        ["UseFips"] = "AWS_USE_FIPS_ENDPOINT",
        ["UseDualStack"] = "AWS_USE_DUALSTACK_ENDPOINT",
        ["Options"] = "the choices",
    };

    /// <summary>Returns one or more sentences: what failed, and what the user can do.</summary>
    public static string Describe(Exception failure) => failure switch
    {
        CognitoException refusal => DescribeRefusal(refusal),
        CognitoSessionEndedException ended => $"{InOwnWords(ended.Message)} Sign in again with: litecognito sign-in",
        CognitoNoAnswerException { InnerException: TimeoutException or OperationCanceledException } or
            OperationCanceledException { InnerException: TimeoutException } =>
            $"{WaitingLine.Host} did not answer in time. Change --timeout to wait longer.",
        CognitoNoAnswerException { InnerException: HttpRequestException cause } => DescribeConnection(cause, failure.Message),
        HttpRequestException connection => DescribeConnection(connection, connection.Message),
        _ => InOwnWords(failure.Message),
    };

    /// <summary>Replaces the names of the library's members with those of options and variables.</summary>
    public static string InOwnWords(string message) => NameOptions(
        RemoveParameter(message).Replace(
            "Set up one of these, or set CognitoClientOptions.Credentials or CognitoIdentityOptions.Credentials.",
            "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, sign in with the AWS CLI, or use --aws-profile.", StringComparison.Ordinal)
        .Replace(
            "set AllowInsecureEndpoint in the client's options or allowInsecureEndpoint of the AwsCredentialProvider's method.",
            "use --allow-insecure-endpoint.", StringComparison.Ordinal)
        .Replace("the client's options select", "the options select", StringComparison.Ordinal));

    /// <summary>Returns the code and the message of the service, with advice and the request ID, which the AWS support asks for.</summary>
    private static string DescribeRefusal(CognitoException refusal)
    {
        string id = refusal.RequestId is { } request ? $", request {request}" : "";
        // The message contains advice that is not from the service, such as that a call is not repeated.
        string message = refusal.Message;
        string start = $"{refusal.Operation} failed with {refusal.Code}";
        message = message.StartsWith(start, StringComparison.Ordinal) ? message[start.Length..].TrimStart(':', '.', ' ') : message;
        string advice = FindAdvice(refusal) is { } sentence ? $" {sentence}" : "";
        return $"{refusal.Code}: {EndSentence(InOwnWords(message.Length > 0 ? message : "The service gives no reason"))}{advice} "
            + $"({refusal.Operation}{id})";
    }

    private static string? FindAdvice(CognitoException refusal)
    {
        string message = refusal.ServiceMessage ?? "";
        bool Says(string text) => message.Contains(text, StringComparison.OrdinalIgnoreCase);
        return refusal.Code switch
        {
            CognitoErrorCodes.NotAuthorized when Says("secret hash") || Says("SECRET_HASH") =>
                "Set LITECOGNITO_CLIENT_SECRET, or client_secret_command in the profile.",
            CognitoErrorCodes.InvalidParameter when Says("SECRET_HASH") =>
                "Set LITECOGNITO_CLIENT_SECRET, or client_secret_command in the profile.",
            CognitoErrorCodes.InvalidParameter when Says("not configured for secret") =>
                "Clear LITECOGNITO_CLIENT_SECRET, and client_secret_command in the profile.",
            CognitoErrorCodes.InvalidParameter when Says("auth flow not enabled") || Says("_AUTH flow not enabled") =>
                "Use another --flow, or allow this one in the app client.",
            CognitoErrorCodes.UserNotConfirmed => "Confirm the user with: litecognito confirm",
            CognitoErrorCodes.PasswordResetRequired => "Set a new password with: litecognito password reset",
            CognitoErrorCodes.ResourceNotFound when Says("client") => "Check --client and --pool.",
            CognitoErrorCodes.ResourceNotFound when Says("pool") => "Check --pool and the region.",
            _ => null,
        };
    }

    private static string DescribeConnection(HttpRequestException failure, string message) => failure.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError =>
            $"The name {WaitingLine.Host} cannot be resolved. Check --endpoint, the region and the network.",
        HttpRequestError.ConnectionError =>
            $"{WaitingLine.Host} cannot be reached: {EndSentence(InOwnWords(message))} Check --endpoint and the network.",
        HttpRequestError.SecureConnectionError => $"The TLS connection to {WaitingLine.Host} failed: {InOwnWords(message)}",
        _ => InOwnWords(message),
    };

    private static string EndSentence(string text) => text is [.., '.' or '!' or '?'] ? text : text + '.';

    /// <summary>Replaces members such as CognitoClientOptions.UserPoolId or MfaSetupChallenge.Options.</summary>
    private static string NameOptions(string message)
    {
        var text = new StringBuilder(message.Length);
        int copied = 0;
        for (int dot = message.IndexOf('.', 0); dot >= 0; dot = message.IndexOf('.', dot + 1))
        {
            int start = dot, end = dot + 1;
            while (start > copied && IsNameCharacter(message[start - 1]))
                start--;
            while (end < message.Length && IsNameCharacter(message[end]))
                end++;
            if (end == dot + 1 || !IsOwner(message.AsSpan(start, dot - start)))
                continue;
            string member = message[(dot + 1)..end];
            text.Append(message, copied, start - copied).Append(Options.GetValueOrDefault(member, member));
            copied = message.AsSpan(end).StartsWith("()") ? end + 2 : end;
            dot = end - 1;
        }
        return text.Append(message, copied, message.Length - copied).ToString();
    }

    private static bool IsOwner(ReadOnlySpan<char> type) => EndsWith(type, "Options") || EndsWith(type, "Challenge");

    private static bool EndsWith(ReadOnlySpan<char> type, string ending) => type.Length > ending.Length && type.EndsWith(ending);

    private static bool IsNameCharacter(char character) => char.IsLetterOrDigit(character) || character == '_';

    /// <summary>Removes the name of the parameter, which ArgumentException appends to its message.</summary>
    private static string RemoveParameter(string message)
    {
        const string opening = " (Parameter '", closing = "')";
        int from = 0;
        while (message.IndexOf(opening, from, StringComparison.Ordinal) is >= 0 and var start)
        {
            from = start + opening.Length;
            int quote = message.IndexOf('\'', from);
            if (quote >= 0 && message.AsSpan(quote).StartsWith(closing))
            {
                message = message.Remove(start, quote + closing.Length - start);
                from = start;
            }
        }
        return message;
    }
}
