using LiteCognito.Emulator.Calls;

namespace LiteCognito.Emulator.OAuth;

/// <summary>Authenticates the calling app client by HTTP Basic or by form fields (RFC 6749 section 2.3).</summary>
internal static class ClientAuthentication
{
    public static EmulatorClient Client(OAuthRequest request, Dictionary<string, string> form)
    {
        string? id = form.GetValueOrDefault("client_id"), secret = form.GetValueOrDefault("client_secret");
        int status = 400;
        if (request.Authorization is { } authorization)
        {
            status = 401;
            (string basicId, string basicSecret) = BasicCredentials.Read(authorization) ?? throw new OAuthError(
                "invalid_client", "The Authorization header is not Basic Base64(client_id:client_secret).", status);
            if (secret is not null || (id is not null && id != basicId))
                throw OAuthError.InvalidRequest("The app client is named in two ways: use one.");
            (id, secret) = (basicId, basicSecret);
        }
        if (id is null || request.State.FindClient(id) is not { } client
            || client.HasSecret == secret is null || (secret is not null && !client.IsSecret(secret)))
            throw new OAuthError("invalid_client", "The app client is unknown, or its secret is missing or wrong.", status);
        return client;
    }
}
