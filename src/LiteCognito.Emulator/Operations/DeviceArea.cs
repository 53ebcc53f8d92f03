using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Org.BouncyCastle.Math;

namespace LiteCognito.Emulator.Operations;

/// <summary>Devices of signed-in users.</summary>
internal static class DeviceArea
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
        EmulatorUser user = Issuing.User(call);
        string key = call.Required("DeviceKey");
        if (user.Devices.ContainsKey(key))
            throw new ApiError("DeviceKeyExistsException", "Device Key already exists.");
        if (!user.NewDevices.TryGetValue(key, out string? groupKey))
            throw new ApiError("ResourceNotFoundException", "Device does not exist.");
        if (!call.Input.TryGetProperty("DeviceSecretVerifierConfig", out JsonElement config))
            throw ApiError.InvalidParameter("Invalid device secret verifier config.");

        bool remembered = user.Pool.Options.DeviceTracking == DeviceTracking.Always;
        user.Devices[key] = new()
        {
            Key = key,
            GroupKey = groupKey,
            Name = call.Text("DeviceName"),
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

    private static JsonObject UpdateDeviceStatus(Call call)
    {
        EmulatorDevice device = Device(call);
        device.Remembered = call.Text("DeviceRememberedStatus") switch
        {
            "remembered" => true,
            "not_remembered" => false,
            _ => throw ApiError.InvalidParameter("DeviceRememberedStatus must be remembered or not_remembered."),
        };
        device.ModifiedAt = call.Now;
        return [];
    }

    private static JsonObject ForgetDevice(Call call)
    {
        Issuing.User(call).Devices.Remove(Device(call).Key);
        return [];
    }

    private static JsonObject GetDevice(Call call) => new() { ["Device"] = Json(Device(call)) };

    private static JsonObject ListDevices(Call call)
    {
        const int Largest = 60;
        List<EmulatorDevice> devices = [.. Issuing.User(call).Devices.Values];
        (List<EmulatorDevice> page, string? next) = call.Page(devices, "Limit", "PaginationToken", Largest);
        var answer = new JsonObject { ["Devices"] = new JsonArray([.. page.Select(device => (JsonNode)Json(device))]) };
        if (next is not null)
            answer["PaginationToken"] = next;
        return answer;
    }

    private static EmulatorDevice Device(Call call) =>
        Issuing.User(call).Devices.GetValueOrDefault(call.Required("DeviceKey")) ?? throw new ApiError("ResourceNotFoundException", "Device does not exist.");

    private static JsonObject Json(EmulatorDevice device)
    {
        var attributes = new Dictionary<string, string>
        {
            ["device_status"] = "valid",
            ["last_ip_used"] = "127.0.0.1",
            ["dev:device_remembered_status"] = device.Remembered ? "remembered" : "not_remembered",
        };
        if (device.Name is not null)
            attributes["device_name"] = device.Name;
        return new()
        {
            ["DeviceKey"] = device.Key,
            ["DeviceAttributes"] = AccountArea.Attributes(attributes),
            ["DeviceCreateDate"] = Seconds(device.CreatedAt),
            ["DeviceLastModifiedDate"] = Seconds(device.ModifiedAt),
            ["DeviceLastAuthenticatedDate"] = Seconds(device.AuthenticatedAt),
        };
    }

    private static decimal Seconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1000m;

    /// <summary>Base64 of an unsigned integer's bytes.</summary>
    private static BigInteger Integer(JsonElement config, string name)
    {
        byte[] bytes = new byte[512];
        if (config.ValueKind != JsonValueKind.Object || !config.TryGetProperty(name, out JsonElement value) || value.ValueKind != JsonValueKind.String
            || !Convert.TryFromBase64String(value.GetString()!, bytes, out int length) || length == 0)
            throw ApiError.InvalidParameter(string.Create(CultureInfo.InvariantCulture, $"Invalid device secret verifier config: {name}."));
        return new(1, bytes, 0, length);
    }
}
