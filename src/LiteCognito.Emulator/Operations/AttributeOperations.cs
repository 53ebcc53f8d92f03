using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Operations;

/// <summary>The operations with which signed-in users change attributes and verify addresses.</summary>
internal static class AttributeOperations
{
    private static readonly TimeSpan CodeValidity = TimeSpan.FromHours(24);

    public static readonly Dictionary<string, Func<Call, JsonObject>> Operations = new()
    {
        ["UpdateUserAttributes"] = UpdateUserAttributes,
        ["DeleteUserAttributes"] = DeleteUserAttributes,
        ["GetUserAttributeVerificationCode"] = GetUserAttributeVerificationCode,
        ["VerifyUserAttribute"] = VerifyUserAttribute,
    };

    private static JsonObject UpdateUserAttributes(Call call)
    {
        (EmulatorUser user, EmulatorClient client) = UserTokens.Caller(call);
        Dictionary<string, string> attributes = call.GetAttributes("UserAttributes");
        client.CheckWritable(attributes.Keys);
        AttributeChanges.Check(user, attributes);
        // A pool can keep the old address until the new one is verified.
        var held = new Dictionary<string, string>();
        foreach (string name in PoolSettings.VerifiedBeforeUpdate(user.Pool))
            if (attributes.GetValueOrDefault(name) is { Length: > 0 } value && value != user.Attributes.GetValueOrDefault(name))
            {
                held[name] = value;
                attributes.Remove(name);
            }
        IEnumerable<string> unverified = AttributeChanges.Apply(user, attributes).Where(user.Pool.Options.AutoVerifiedAttributes.Contains);
        user.ModifiedAt = call.Now;
        return new()
        {
            ["CodeDeliveryDetailsList"] = Json.List(
                unverified.Concat(held.Keys), attribute => Send(call, user, attribute, held.GetValueOrDefault(attribute))),
        };
    }

    private static JsonObject DeleteUserAttributes(Call call)
    {
        (EmulatorUser user, EmulatorClient client) = UserTokens.Caller(call);
        List<string> names = call.GetStrings("UserAttributeNames");
        client.CheckWritable(names);
        AttributeChanges.Delete(user, names);
        user.ModifiedAt = call.Now;
        return [];
    }

    private static JsonObject GetUserAttributeVerificationCode(Call call)
    {
        EmulatorUser user = UserTokens.User(call);
        string attribute = Address(call, user);
        SentCode? sent = user.Verifications.GetValueOrDefault(attribute);
        return new() { ["CodeDeliveryDetails"] = Send(call, user, attribute, sent?.NewValue) };
    }

    private static JsonObject VerifyUserAttribute(Call call)
    {
        EmulatorUser user = UserTokens.User(call);
        string attribute = Address(call, user);
        SentCode? sent = user.Verifications.GetValueOrDefault(attribute);
        CodeDelivery.Check(call, "Code", sent);
        string value = sent?.NewValue ?? user.Attributes[attribute];
        AttributeChanges.CheckAlias(user, attribute, new() { [attribute] = value });
        AttributeChanges.Apply(user, new() { [attribute] = value, [attribute + "_verified"] = "true" });
        user.Verifications.Remove(attribute);
        user.ModifiedAt = call.Now;
        return [];
    }

    private static string Address(Call call, EmulatorUser user)
    {
        string attribute = call.GetRequired("AttributeName");
        return attribute is "email" or "phone_number"
            && (user.Attributes.ContainsKey(attribute) || user.Verifications.ContainsKey(attribute))
            ? attribute : throw ApiError.InvalidParameter("User does not have the attribute, or it is not one that is verified.");
    }

    private static JsonObject Send(Call call, EmulatorUser user, string attribute, string? newValue)
    {
        (user.Verifications[attribute], JsonObject details) =
            CodeDelivery.Send(call, user, attribute, "VerifyUserAttribute", CodeValidity, newValue);
        return details;
    }
}
