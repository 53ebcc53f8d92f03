using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.OAuth;

/// <summary>OpenID Connect Discovery 1.0 and the JWKS. The domain of every pool is the address of the emulator.</summary>
internal static class Discovery
{
    /// <summary>Answers a request for a discovery document or a JWKS; returns <see langword="null"/> for any other.</summary>
    public static EmulatorResponse? Answer(EmulatorState state, EmulatorRequest request)
    {
        string[] segments = request.Url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (request.Method != "GET" || segments is not [var id, ".well-known", var name] || state.FindPool(id) is not { } pool)
            return null;
        JsonObject? document = name switch
        {
            "jwks.json" => Jwks(pool),
            "openid-configuration" => Document(state.Issuer ?? new Uri(request.Url.GetLeftPart(UriPartial.Authority)), id),
            _ => null,
        };
        return document is null ? null : EmulatorResponse.Json(200, "application/json", document);
    }

    /// <summary>Returns true if a request is for a document of a pool.</summary>
    public static bool Has(EmulatorState state, EmulatorRequest request) => request.Method == "GET"
        && request.Url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries)
            is [var id, ".well-known", "jwks.json" or "openid-configuration"]
        && state.FindPool(id) is not null;

    private static JsonObject Jwks(EmulatorPool pool)
    {
        pool.State.Outside(pool.Tokens.CreateKey);
        return pool.Tokens.Jwks();
    }

    private static JsonObject Document(Uri baseAddress, string poolId)
    {
        string root = baseAddress.AbsoluteUri.TrimEnd('/'), issuer = $"{root}/{poolId}";
        return new()
        {
            ["issuer"] = issuer,
            ["authorization_endpoint"] = root + "/oauth2/authorize",
            ["token_endpoint"] = root + "/oauth2/token",
            ["userinfo_endpoint"] = root + "/oauth2/userInfo",
            ["revocation_endpoint"] = root + "/oauth2/revoke",
            ["end_session_endpoint"] = root + "/logout",
            ["jwks_uri"] = issuer + "/.well-known/jwks.json",
            ["response_types_supported"] = new JsonArray("code"),
            ["grant_types_supported"] = new JsonArray("authorization_code", "refresh_token", "client_credentials"),
            ["code_challenge_methods_supported"] = new JsonArray("S256"),
            ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
            ["scopes_supported"] = new JsonArray("openid", "email", "phone", "profile"),
            ["subject_types_supported"] = new JsonArray("public"),
            ["token_endpoint_auth_methods_supported"] = new JsonArray("client_secret_basic", "client_secret_post"),
        };
    }
}
