using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;

namespace LiteCognito.Emulator.Operations;

/// <summary>The operations of administrators on a user's second factors and devices, and to sign in as a user.</summary>
internal static class UserFactorOperations
{
    public static readonly Dictionary<string, Func<Call, JsonObject>> Operations = new()
    {
        ["AdminSetUserMFAPreference"] = call => MfaOperations.SetPreference(call, call.PoolUser()),
        ["AdminGetUserAuthFactors"] = call => AccountOperations.AuthFactors(call.PoolUser()),
        ["AdminDeleteSoftwareToken"] = AdminDeleteSoftwareToken,
        ["AdminGetDevice"] = call => DeviceOperations.Get(call, call.PoolUser()),
        ["AdminListDevices"] = call => DeviceOperations.List(call, call.PoolUser()),
        ["AdminForgetDevice"] = call => DeviceOperations.Forget(call, call.PoolUser()),
        ["AdminUpdateDeviceStatus"] = call => DeviceOperations.Update(call, call.PoolUser()),
        ["AdminInitiateAuth"] = call => SignInOperations.Initiate(call, call.PoolClient(), byAdmin: true),
        ["AdminRespondToAuthChallenge"] = call => SignInOperations.Respond(call, call.PoolClient()),
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
