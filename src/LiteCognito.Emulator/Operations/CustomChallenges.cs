using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Operations;

/// <summary>CUSTOM_AUTH: what the pool's rule says.</summary>
internal static class CustomChallenges
{
    /// <summary>Asks the rule.</summary>
    /// <param name="call">The call.</param>
    /// <param name="progress">How far the sign-in has come.</param>
    /// <param name="srpA">The A that a password would be proved with, when the flow begins.</param>
    public static JsonObject Next(Call call, Progress progress, string? srpA)
    {
        CustomAuthRule rule = progress.Pool.Options.CustomAuth ?? throw ApiError.InvalidParameter("Custom auth lambda trigger is not configured for the user pool.");
        switch (rule(new(progress.User.Username, progress.Custom!, progress.ClientMetadata)))
        {
            case CustomAuthStep.Prove when srpA is not null:
                return Challenges.Srp(call, progress, srpA);
            case CustomAuthStep.Issue:
                return Challenges.Finish(call, progress);
            case CustomAuthStep.Question question:
                var session = new AuthSession
                {
                    Progress = progress,
                    Challenge = "CUSTOM_CHALLENGE",
                    ExpiresAt = call.Now + progress.Pool.Options.AuthSessionValidity,
                    Question = question,
                };
                var parameters = new JsonObject { ["USERNAME"] = progress.User.Username };
                foreach ((string name, string value) in question.Parameters)
                    parameters[name] = value;
                return Challenges.Present(call, session, parameters);
            default:
                throw ApiError.NotAuthorized();
        }
    }
}
