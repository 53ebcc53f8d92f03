using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Operations;

/// <summary>A user's second factors and devices, and signing in for a user, by administrators.</summary>
internal static class UserFactorArea
{
    public static readonly Dictionary<string, Func<Call, JsonObject>> Operations = new()
    {
        ["AdminSetUserMFAPreference"] = call => MfaArea.Prefer(call, call.PoolUser()),
        ["AdminGetUserAuthFactors"] = call => AccountArea.AuthFactors(call.PoolUser()),
        ["AdminDeleteSoftwareToken"] = AdminDeleteSoftwareToken,
        ["AdminGetDevice"] = call => DeviceArea.Get(call, call.PoolUser()),
        ["AdminListDevices"] = call => DeviceArea.List(call, call.PoolUser()),
        ["AdminForgetDevice"] = call => DeviceArea.Forget(call, call.PoolUser()),
        ["AdminUpdateDeviceStatus"] = call => DeviceArea.Update(call, call.PoolUser()),
        ["AdminInitiateAuth"] = call => SignInArea.Initiate(call, call.PoolClient(), byAdmin: true),
        ["AdminRespondToAuthChallenge"] = call => SignInArea.Respond(call, call.PoolClient()),
    };

    private static JsonObject AdminDeleteSoftwareToken(Call call)
    {
        EmulatorUser user = call.PoolUser();
        user.TotpSecret = user.PendingTotpSecret = user.FriendlyDeviceName = null;
        user.Factors.Remove(EmulatorUser.SoftwareToken);
        if (user.PreferredFactor == EmulatorUser.SoftwareToken)
            user.PreferredFactor = null;
        return [];
    }
}
