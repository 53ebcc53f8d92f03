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
        List<string> unverified = AttributeChanges.Set(user, attributes);
        user.ModifiedAt = call.Now;
        return new() { ["CodeDeliveryDetailsList"] = Json.List(unverified, attribute => Send(call, user, attribute)) };
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
        return new() { ["CodeDeliveryDetails"] = Send(call, user, Address(call, user)) };
    }

    private static JsonObject VerifyUserAttribute(Call call)
    {
        EmulatorUser user = UserTokens.User(call);
        string attribute = Address(call, user);
        CodeDelivery.Check(call, "Code", user.Verifications.GetValueOrDefault(attribute));
        AttributeChanges.CheckAlias(user, attribute, new() { [attribute] = user.Attributes[attribute] });
        user.Verifications.Remove(attribute);
        user.Attributes[attribute + "_verified"] = "true";
        user.ModifiedAt = call.Now;
        return [];
    }

    private static string Address(Call call, EmulatorUser user)
    {
        string attribute = call.GetRequired("AttributeName");
        return attribute is "email" or "phone_number" && user.Attributes.ContainsKey(attribute)
            ? attribute : throw ApiError.InvalidParameter("User does not have the attribute, or it is not one that is verified.");
    }

    private static JsonObject Send(Call call, EmulatorUser user, string attribute)
    {
        (user.Verifications[attribute], JsonObject details) = CodeDelivery.Send(call, user, attribute, "VerifyUserAttribute", CodeValidity);
        return details;
    }
}
