using LiteCognito.Emulator;
using LiteCognito.Signing;

namespace LiteCognito.EndToEnd.Administration;

/// <summary>Creates a client with the emulator's AWS credentials, and with an app client only if one is given.</summary>
internal static class Administrator
{
    public static CognitoClient Of(
        Offline offline, string secret = "testing", TimeProvider? clock = null, EmulatorClient? app = null) => new(
        new()
        {
            UserPoolId = offline.Pool.Id,
            ClientId = app?.Id,
            ClientSecret = app?.Secret,
            Credentials = AwsCredentialProvider.Static("testing", secret),
            TimeProvider = clock ?? offline.Clock,
        }, new HttpClient(new Recorder.Handler(offline.Calls, offline.Emulator.CreateHandler())));
}
