using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;
using Org.BouncyCastle.Math;

namespace LiteCognito.Emulator.Operations;

/// <summary>The operations on the devices of signed-in users.</summary>
internal static class DeviceOperations
{
    public static readonly Dictionary<string, Func<Call, JsonObject>> Operations = new()
    {
        ["ConfirmDevice"] = ConfirmDevice,
        ["UpdateDeviceStatus"] = UpdateDeviceStatus,
        ["ForgetDevice"] = ForgetDevice,
        ["GetDevice"] = GetDevice,
        ["ListDevices"] = ListDevices,
    };

    private static JsonObject ConfirmDevice(Call call)
    {
        EmulatorUser user = UserTokens.User(call);
        string key = call.GetRequired("DeviceKey");
        if (user.Devices.ContainsKey(key))
            throw new ApiError("DeviceKeyExistsException", "Device Key already exists.");
        if (!user.NewDevices.TryGetValue(key, out string? groupKey))
            throw ApiError.ResourceNotFound("Device does not exist.");
        if (!call.Input.TryGetProperty("DeviceSecretVerifierConfig", out JsonElement config))
            throw ApiError.InvalidParameter("Invalid device secret verifier config.");

        bool remembered = user.Pool.Options.DeviceTracking == DeviceTracking.Always;
        user.Devices[key] = new()
        {
            Key = key,
            GroupKey = groupKey,
            Name = call.GetString("DeviceName"),
            Salt = Integer(config, "Salt"),
            Verifier = Integer(config, "PasswordVerifier"),
            CreatedAt = call.Now,
            ModifiedAt = call.Now,
            AuthenticatedAt = call.Now,
            Remembered = remembered,
        };
        user.NewDevices.Remove(key);
        return new() { ["UserConfirmationNecessary"] = !remembered };
    }

    private static JsonObject UpdateDeviceStatus(Call call) => Update(call, UserTokens.User(call));

    private static JsonObject ForgetDevice(Call call) => Forget(call, UserTokens.User(call));

    private static JsonObject GetDevice(Call call) => Get(call, UserTokens.User(call));

    private static JsonObject ListDevices(Call call) => List(call, UserTokens.User(call));

    public static JsonObject Update(Call call, EmulatorUser user)
    {
        EmulatorDevice device = Device(call, user);
        device.Remembered = call.GetString("DeviceRememberedStatus") switch
        {
            "remembered" => true,
            "not_remembered" => false,
            _ => throw ApiError.InvalidParameter("DeviceRememberedStatus must be remembered or not_remembered."),
        };
        device.ModifiedAt = call.Now;
        return [];
    }

    public static JsonObject Forget(Call call, EmulatorUser user)
    {
        user.Devices.Remove(Device(call, user).Key);
        return [];
    }

    public static JsonObject Get(Call call, EmulatorUser user) => new() { ["Device"] = Describe(user, Device(call, user)) };

    public static JsonObject List(Call call, EmulatorUser user) =>
        call.Page(
            "Devices", user.Devices.Values, device => Paging.SortKey(device.CreatedAt, device.Key), device => Describe(user, device),
            "Limit", "PaginationToken");

    private static EmulatorDevice Device(Call call, EmulatorUser user) =>
        user.Devices.GetValueOrDefault(call.GetRequired("DeviceKey")) ?? throw ApiError.ResourceNotFound("Device does not exist.");

    private static JsonObject Describe(EmulatorUser user, EmulatorDevice device)
    {
        string owner = $"{user.Username}.{user.Pool.Id}";
        var attributes = new Dictionary<string, string> { ["device_status"] = "valid" };
        if (device.Name is not null)
            attributes["device_name"] = device.Name;
        attributes["dev:device_arn"] =
            $"arn:aws:cognito-idp:{user.Pool.Region}:{EmulatorPool.AccountId}:owner/{owner}/device/{device.Key}";
        attributes["dev:device_owner"] = owner;
        attributes["last_ip_used"] = "127.0.0.1";
        attributes["dev:device_remembered_status"] = device.Remembered ? "remembered" : "not_remembered";
        attributes["dev:device_sdk"] = "aws-sdk";
        return new()
        {
            ["DeviceKey"] = device.Key,
            ["DeviceAttributes"] = AccountOperations.Attributes(attributes),
            ["DeviceCreateDate"] = Json.Seconds(device.CreatedAt),
            ["DeviceLastModifiedDate"] = Json.Seconds(device.ModifiedAt),
            ["DeviceLastAuthenticatedDate"] = Json.Seconds(device.AuthenticatedAt),
        };
    }

    /// <summary>Reads an unsigned integer from Base64.</summary>
    private static BigInteger Integer(JsonElement config, string name)
    {
        byte[] bytes = new byte[512];
        if (Json.GetString(config, name) is not { } text || !Convert.TryFromBase64String(text, bytes, out int length) || length == 0)
            throw ApiError.InvalidParameter(string.Create(CultureInfo.InvariantCulture, $"Invalid device secret verifier config: {name}."));
        return new(1, bytes, 0, length);
    }
}
