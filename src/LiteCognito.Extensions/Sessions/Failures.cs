using Microsoft.Extensions.Options;

namespace LiteCognito.Hosting;

/// <summary>Classifies the exceptions of token sources.</summary>
internal static class Failures
{
    /// <summary>Returns true if another attempt fails too until a person changes the credentials, the settings or the user.</summary>
    public static bool IsRefusal(Exception exception) => exception switch
    {
        CognitoException service => !service.IsTransient,
        CognitoOAuthException oauth => !oauth.IsTransient,
        OptionsValidationException or InvalidOperationException or ArgumentException => true,
        _ => false,
    };

    /// <summary>Returns the error code of the service, or the name of the exception. Both are free of secrets.</summary>
    public static string Name(Exception exception) => exception switch
    {
        CognitoException service => service.Code,
        CognitoOAuthException oauth => oauth.Error,
        _ => exception.GetType().Name,
    };
}
