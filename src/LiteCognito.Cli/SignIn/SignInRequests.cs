using System.CommandLine;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Parsing;
using LiteCognito.Cli.Terminal;
using static LiteCognito.Cli.Parsing.SharedOptions;

namespace LiteCognito.Cli.SignIn;

/// <summary>Creates sign-in requests from options.</summary>
internal static class SignInRequests
{
    /// <summary>Creates the request of a flow, and reads the password if the flow starts with one.</summary>
    public static SignInRequest Create(ParseResult line, string username)
    {
        string flow = Settings.Get(line, Flow) ?? "srp";
        string? prefer = line.GetValue(Prefer);
        bool passwordStdin = line.GetValue(PasswordStdin);
        SignInFlow signInFlow = flow switch
        {
            "password" => SignInFlow.UserPassword,
            "choice" => SignInFlow.UserAuth,
            "custom" => SignInFlow.Custom,
            "custom-srp" => SignInFlow.CustomSrp,
            "srp" => SignInFlow.UserSrp,
            _ => throw new UsageException($"{Flow.Variable}, or 'flow' in the profile, is none of {string.Join(", ", Flows)}."),
        };
        if (prefer is not null && signInFlow != SignInFlow.UserAuth)
            throw new UsageException("--prefer requires --flow choice.");
        bool needsPassword = signInFlow is SignInFlow.UserSrp or SignInFlow.UserPassword or SignInFlow.CustomSrp
            || prefer is "PASSWORD" or "PASSWORD_SRP";
        if (passwordStdin && !needsPassword)
            throw new UsageException($"--password-stdin cannot be used: --flow {flow} does not begin with a password.");
        return new()
        {
            Username = username,
            Flow = signInFlow,
            PreferredChallenge = prefer,
            Password = needsPassword ? InputReader.ReadPassword(passwordStdin) : null,
        };
    }
}
