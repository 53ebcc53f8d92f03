using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Operations;

/// <summary>Runs CUSTOM_AUTH flows with the rule of the pool.</summary>
internal static class CustomChallenges
{
    /// <summary>Calls the rule and returns the response for its next step.</summary>
    /// <param name="call">The call.</param>
    /// <param name="progress">The progress of the sign-in.</param>
    /// <param name="srpA">The SRP_A of the call that starts the flow; otherwise, <see langword="null"/>.</param>
    public static JsonObject Next(Call call, Progress progress, string? srpA)
    {
        switch (Ask(progress))
        {
            case CustomAuthStep.VerifyPassword when srpA is not null:
                return Challenges.Srp(call, progress, srpA);
            case CustomAuthStep.Issue:
                return Challenges.Finish(call, progress);
            case CustomAuthStep.Question question:
                var session = new AuthSession
                {
                    Progress = progress,
                    Challenge = "CUSTOM_CHALLENGE",
                    ExpiresAt = call.Now + progress.Client.AuthSessionValidity,
                    Question = question,
                };
                var parameters = new JsonObject { ["USERNAME"] = progress.User.Username };
                foreach ((string name, string value) in question.Parameters)
                    parameters[name] = value;
                return Challenges.Present(call, session, parameters);
            case CustomAuthStep.Refuse:
                throw ApiError.NotAuthorized();
            default:
                throw new ApiError("InvalidLambdaResponseException", "The rule gave no step, or PasswordVerifier where no SRP_A was sent.");
        }
    }

    private static CustomAuthStep Ask(Progress progress)
    {
        CustomAuthRule rule = progress.Pool.Options.CustomAuth
            ?? throw ApiError.InvalidParameter("Custom auth lambda trigger is not configured for the user pool.");
        try
        {
            return rule(new(progress.User.Username, progress.Custom!, progress.ClientMetadata));
        }
        catch (Exception e) when (e is not ApiError)
        {
            throw new ApiError("UserLambdaValidationException", $"DefineAuthChallenge failed with error {e.GetType().Name}: {e.Message}");
        }
    }
}
