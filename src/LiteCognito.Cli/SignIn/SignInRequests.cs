using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Terminal;

namespace LiteCognito.Cli.SignIn;

/// <summary>Creates sign-in requests from options.</summary>
internal static class SignInRequests
{
    /// <summary>Creates the request of a flow, and reads the password if the flow starts with one.</summary>
    public static SignInRequest Create(string username, string flow, string? prefer, bool passwordStdin)
    {
        SignInFlow signInFlow = flow switch
        {
            "srp" => SignInFlow.UserSrp,
            "password" => SignInFlow.UserPassword,
            "choice" => SignInFlow.UserAuth,
            "custom" => SignInFlow.Custom,
            "custom-srp" => SignInFlow.CustomSrp,
            _ => throw new UsageException($"--flow '{flow}' is unknown: srp, password, choice, custom or custom-srp."),
        };
        bool needsPassword = signInFlow is SignInFlow.UserSrp or SignInFlow.UserPassword or SignInFlow.CustomSrp
            || prefer is "PASSWORD" or "PASSWORD_SRP";
        if (passwordStdin && !needsPassword)
            throw new UsageException($"--password-stdin is given, but --flow {flow} asks for no password at once.");
        return new()
        {
            Username = username,
            Flow = signInFlow,
            PreferredChallenge = prefer,
            Password = needsPassword ? InputReader.ReadPassword(passwordStdin) : null,
        };
    }
}
