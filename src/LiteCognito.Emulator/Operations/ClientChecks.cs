using LiteCognito.Emulator.Calls;

namespace LiteCognito.Emulator.Operations;

/// <summary>Rejects calls that an app client does not allow.</summary>
internal static class ClientChecks
{
    public static void RequireFlow(this EmulatorClient client, string flow)
    {
        string name = flow switch
        {
            "REFRESH_TOKEN" => "REFRESH_TOKEN_AUTH",
            "ADMIN_NO_SRP_AUTH" => "ADMIN_USER_PASSWORD_AUTH",
            _ => flow,
        };
        if (!client.AllowsFlow(name))
            throw ApiError.InvalidParameter(name switch
            {
                "USER_SRP_AUTH" => "USER_SRP_AUTH is not enabled for the client.",
                "ADMIN_USER_PASSWORD_AUTH" => "Auth flow not enabled for this client",
                _ => $"{flow} flow not enabled for this client",
            });
    }

    /// <summary>Rejects a call without the secret of the app client, if the app client has one.</summary>
    public static void CheckSecret(this EmulatorClient client, string? secret)
    {
        if (!client.HasSecret)
            return;
        if (secret is null)
            throw ApiError.NotAuthorized($"Client {client.Id} is configured for secret but secret was not received");
        if (!client.IsSecret(secret))
            throw ApiError.NotAuthorized($"Unable to verify secret hash for client {client.Id}");
    }

    public static void CheckSecretHash(this EmulatorClient client, string? hash, string username) =>
        client.CheckSecretHash(hash, username, $"Unable to verify secret hash for client {client.Id}");

    /// <summary>Checks the hash of <c>REFRESH_TOKEN_AUTH</c>, whose refusal has another text.</summary>
    public static void CheckRefreshHash(this EmulatorClient client, string? hash, string username) =>
        client.CheckSecretHash(hash, username, $"SecretHash does not match for the client: {client.Id}");

    private static void CheckSecretHash(this EmulatorClient client, string? hash, string username, string refusal)
    {
        if (!client.HasSecret)
        {
            if (hash is not null)
                throw ApiError.InvalidParameter($"App client {client.Id} is not configured for secret but secret hash was received");
            return;
        }
        if (hash is null)
            throw ApiError.NotAuthorized($"Client {client.Id} is configured with secret but SECRET_HASH was not received");
        if (!client.IsSecretHash(hash, username))
            throw ApiError.NotAuthorized(refusal);
    }
}
