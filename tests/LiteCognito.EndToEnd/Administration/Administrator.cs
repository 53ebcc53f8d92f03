using LiteCognito.Emulator;
using LiteCognito.Signing;

namespace LiteCognito.EndToEnd.Administration;

/// <summary>A client that holds the emulator's AWS credentials, and no app client unless asked for.</summary>
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
