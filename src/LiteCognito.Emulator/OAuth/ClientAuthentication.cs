using System.Text;

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
            (string basicId, string basicSecret) = Basic(authorization);
            if (secret is not null || (id is not null && id != basicId))
                throw OAuthError.InvalidRequest("The app client is named in two ways: use one.");
            (id, secret) = (basicId, basicSecret);
        }
        if (id is null || request.State.FindClient(id) is not { } client
            || client.HasSecret == secret is null || (secret is not null && !client.IsSecret(secret)))
            throw new OAuthError("invalid_client", "The app client is unknown, or its secret is missing or wrong.", status);
        return client;
    }

    private static (string Id, string Secret) Basic(string authorization)
    {
        const string Scheme = "Basic ";
        if (authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            try
            {
                string pair = Encoding.UTF8.GetString(Convert.FromBase64String(authorization[Scheme.Length..].Trim()));
                int colon = pair.IndexOf(':', StringComparison.Ordinal);
                if (colon > 0)
                    return (pair[..colon], pair[(colon + 1)..]);
            }
            catch (FormatException)
            {
                // Malformed Basic credentials are rejected below.
            }
        throw new OAuthError("invalid_client", "The Authorization header is not Basic Base64(client_id:client_secret).", 401);
    }
}
