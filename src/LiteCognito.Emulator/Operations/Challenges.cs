using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Operations;

/// <summary>What a proved password, or an answered challenge, leads to.</summary>
internal static class Challenges
{
    /// <summary>The next challenge of a user whose password is proved, or the tokens.</summary>
    public static JsonObject Next(Call call, EmulatorClient client, EmulatorUser user)
    {
        if (user.Status == "FORCE_CHANGE_PASSWORD")
            return NewPassword(call, client, user);
        if (client.Pool.Options.MfaConfiguration == MfaConfiguration.Off)
            return Issuing.SignIn(call, client, user);

        return user.Factors.Count switch
        {
            _ when user.PreferredFactor is { } preferred => Factor(call, client, user, preferred),
            0 when client.Pool.Options.MfaConfiguration == MfaConfiguration.On => Setup(call, client, user),
            0 => Issuing.SignIn(call, client, user),
            1 => Factor(call, client, user, user.Factors.Single()),
            _ => Select(call, client, user),
        };
    }

    /// <summary>Asks for the code of one factor; one that is delivered is sent now.</summary>
    public static JsonObject Factor(Call call, EmulatorClient client, EmulatorUser user, string factor)
    {
        if (factor == EmulatorUser.SoftwareToken)
        {
            var parameters = new JsonObject();
            if (user.FriendlyDeviceName is { } name)
                parameters["FRIENDLY_DEVICE_NAME"] = name;
            return Present(call, Session(call, client, user, factor), parameters);
        }

        string medium = factor == EmulatorUser.Sms ? "SMS" : "EMAIL";
        string code = call.Emulator.Send(user, medium, factor);
        return Present(call, Session(call, client, user, factor, code), new()
        {
            ["CODE_DELIVERY_DELIVERY_MEDIUM"] = medium,
            ["CODE_DELIVERY_DESTINATION"] = Mask.Destination(user.Attributes[medium == "SMS" ? "phone_number" : "email"]),
        });
    }

    public static JsonObject Present(Call call, AuthSession session, JsonObject parameters)
    {
        Remember(call, session);
        parameters["USER_ID_FOR_SRP"] = session.User.Username;
        return new() { ["ChallengeName"] = session.Challenge, ["Session"] = session.Id, ["ChallengeParameters"] = parameters };
    }

    /// <summary>Keeps a session, and lets go of those that have expired.</summary>
    public static void Remember(Call call, AuthSession session)
    {
        foreach (AuthSession old in call.Emulator.Sessions.Values.Where(old => old.ExpiresAt + old.Client.Pool.Options.AuthSessionValidity < call.Now).ToList())
            call.Emulator.Sessions.Remove(old.Id);
        call.Emulator.Sessions.Add(session.Id, session);
    }

    private static JsonObject NewPassword(Call call, EmulatorClient client, EmulatorUser user)
    {
        var attributes = new JsonObject();
        foreach ((string name, string value) in user.Attributes.Where(attribute => attribute.Key != "sub"))
            attributes[name] = value;
        return Present(call, Session(call, client, user, "NEW_PASSWORD_REQUIRED"), new()
        {
            ["requiredAttributes"] = "[]",
            ["userAttributes"] = attributes.ToJsonString(),
        });
    }

    private static JsonObject Setup(Call call, EmulatorClient client, EmulatorUser user) =>
        Present(call, Session(call, client, user, "MFA_SETUP"), new() { ["MFAS_CAN_SETUP"] = $"[\"{EmulatorUser.SoftwareToken}\"]" });

    private static JsonObject Select(Call call, EmulatorClient client, EmulatorUser user)
    {
        string[] options = [.. user.Factors.Order()];
        var session = new AuthSession
        {
            User = user,
            Client = client,
            Challenge = "SELECT_MFA_TYPE",
            ExpiresAt = call.Now + client.Pool.Options.AuthSessionValidity,
            Options = options,
        };
        return Present(call, session, new() { ["MFAS_CAN_CHOOSE"] = new JsonArray([.. options.Select(option => (JsonNode)option)]).ToJsonString() });
    }

    private static AuthSession Session(Call call, EmulatorClient client, EmulatorUser user, string challenge, string? code = null) => new()
    {
        User = user,
        Client = client,
        Challenge = challenge,
        ExpiresAt = call.Now + client.Pool.Options.AuthSessionValidity,
        Code = code,
    };
}
