using System.Security.Cryptography;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Operations;

/// <summary>Issues tokens to users who have answered every challenge, and reads the tokens of calls.</summary>
internal static class UserTokens
{
    /// <summary>The number of devices of a user that can be confirmed. The key of an older one is no longer known.</summary>
    private const int MostNewDevices = 100;

    private static readonly string[] OwnScope = ["aws.cognito.signin.user.admin"];

    public static JsonObject SignIn(Call call, Progress progress)
    {
        EmulatorUser user = progress.User;
        JsonObject? made = progress.Device is null ? NewDevice(user) : null;
        RefreshToken token = Begin(call.State, progress.Client, user, progress.Device?.Key ?? (string?)made?["DeviceKey"], OwnScope, null);
        JsonObject answer = Result(call, token, token.Value);
        if (made is not null)
            answer["AuthenticationResult"]!["NewDeviceMetadata"] = made;
        return answer;
    }

    /// <summary>Creates the refresh token of a new sign-in.</summary>
    public static RefreshToken Begin(
        EmulatorState state, EmulatorClient client, EmulatorUser user, string? deviceKey, IReadOnlyCollection<string> scopes, string? nonce)
    {
        DateTimeOffset now = state.Clock.GetUtcNow();
        SessionTracking.MakeRoom(state, user);
        var token = new RefreshToken
        {
            User = user,
            Client = client,
            OriginJti = Guid.NewGuid().ToString(),
            IsTracked = SessionTracking.IsOn(user.Pool),
            SignedInAt = now,
            LastUsedAt = now,
            ExpiresAt = now + client.Options.RefreshTokenValidity,
            DeviceKey = deviceKey,
            Scopes = scopes,
            Nonce = nonce,
        };
        user.SignIns.Add(token.OriginJti);
        state.Add(token, now);
        return token;
    }

    /// <summary>
    /// Uses a refresh token. The returned text is the new refresh token, or <see langword="null"/> if the old one remains valid.
    /// </summary>
    public static (RefreshToken Token, string? Text) Refresh(
        EmulatorState state, EmulatorClient client, string text, string? deviceKey, string invalid = "Invalid Refresh Token")
    {
        DateTimeOffset now = state.Clock.GetUtcNow();
        if (!state.RefreshTokens.TryGetValue(text, out RefreshToken? token) || token.Client != client)
            throw ApiError.NotAuthorized(invalid);
        if (!token.User.SignIns.Contains(token.OriginJti))
            throw ApiError.NotAuthorized("Refresh Token has been revoked");
        if (now >= token.ExpiresAt)
            throw ApiError.NotAuthorized("Refresh Token has expired");
        // The tokens of a confirmed device can be refreshed only with its device key.
        if (token.DeviceKey is { } key && token.User.Devices.ContainsKey(key) && deviceKey != key)
            throw ApiError.NotAuthorized("Invalid Refresh Token.");
        if (!client.Options.RefreshTokenRotation)
        {
            token.LastUsedAt = now;
            return (token, null);
        }
        if (token.RotatedAt is { } rotated && now >= rotated + client.Options.RetryGracePeriod)
            throw new ApiError("RefreshTokenReuseException", "Refresh token has been used already.");
        token.RotatedAt ??= now;
        RefreshToken next = token.Successor(now);
        state.Add(next, now);
        return (next, next.Value);
    }

    /// <summary>Revokes all tokens of a sign-in.</summary>
    public static void Revoke(EmulatorState state, EmulatorClient client, string text)
    {
        if (!client.Options.EnableTokenRevocation)
            throw new ApiError("UnsupportedOperationException", "Token revocation is not enabled for this client.");
        if (text.Count(c => c == '.') == 2)
            throw new ApiError("UnsupportedTokenTypeException", "Unsupported token type");
        if (state.RefreshTokens.TryGetValue(text, out RefreshToken? token))
        {
            if (token.Client != client)
                throw new ApiError("UnauthorizedException", "The token was issued to another client.");
            token.User.SignIns.Remove(token.OriginJti);
        }
    }

    public static JsonObject Result(Call call, RefreshToken token, string? refreshToken)
    {
        (string access, string? id) = Sign(call.BaseAddress, token);
        var result = new JsonObject
        {
            ["AccessToken"] = access,
            ["ExpiresIn"] = (int)token.Client.AccessTokenValidity.TotalSeconds,
            ["IdToken"] = id,
            ["TokenType"] = "Bearer",
        };
        if (refreshToken is not null)
            result["RefreshToken"] = refreshToken;
        return new() { ["AuthenticationResult"] = result, ["ChallengeParameters"] = new JsonObject() };
    }

    /// <summary>Signs an access token and, unless it is not wanted, an ID token, outside the lock.</summary>
    public static (string Access, string? Id) Sign(Uri baseAddress, RefreshToken token, bool withId = true)
    {
        EmulatorPool pool = token.User.Pool;
        JsonObject access = Access(baseAddress, token);
        JsonObject? id = withId ? Id(baseAddress, token) : null;
        return pool.State.Outside(() => (pool.Tokens.Sign(access), id is null ? null : pool.Tokens.Sign(id)));
    }

    private static JsonObject Access(Uri baseAddress, RefreshToken token)
    {
        JsonObject access = Claims(baseAddress, token, "access", token.Client.AccessTokenValidity);
        access["client_id"] = token.Client.Id;
        access["scope"] = string.Join(' ', token.Scopes);
        access["username"] = token.User.Username;
        if (token.DeviceKey is not null)
            access["device_key"] = token.DeviceKey;
        return access;
    }

    private static JsonObject Id(Uri baseAddress, RefreshToken token)
    {
        JsonObject id = Claims(baseAddress, token, "id", token.Client.IdTokenValidity);
        id["aud"] = token.Client.Id;
        id["cognito:username"] = token.User.Username;
        if (token.Nonce is not null)
            id["nonce"] = token.Nonce;
        AddRoles(id, token.User);
        foreach ((string name, string value) in token.Client.Readable(token.User).Where(attribute => attribute.Key != "sub"))
            id[name] = name.EndsWith("_verified", StringComparison.Ordinal) ? value is "true" or "True" : value;
        ProviderLinkOperations.AddClaim(id, token.User);
        return id;
    }

    /// <summary>Creates an access token for client credentials. It names no user and cannot be revoked.</summary>
    public static string Machine(Uri baseAddress, EmulatorClient client, IEnumerable<string> scopes)
    {
        DateTimeOffset now = client.Pool.State.Clock.GetUtcNow();
        var claims = new JsonObject
        {
            ["sub"] = client.Id,
            ["token_use"] = "access",
            ["scope"] = string.Join(' ', scopes),
            ["auth_time"] = now.ToUnixTimeSeconds(),
            ["iss"] = client.Pool.Issuer(baseAddress),
            ["exp"] = (now + client.AccessTokenValidity).ToUnixTimeSeconds(),
            ["iat"] = now.ToUnixTimeSeconds(),
            ["version"] = 2,
            ["jti"] = Guid.NewGuid().ToString(),
            ["client_id"] = client.Id,
        };
        return client.Pool.State.Outside(() => client.Pool.Tokens.Sign(claims));
    }

    /// <summary>Returns the user of the call's access token, and rejects an invalid token.</summary>
    public static EmulatorUser User(Call call) => Caller(call).User;

    /// <summary>Returns the user and the app client of the call's access token, and rejects an invalid token.</summary>
    public static (EmulatorUser User, EmulatorClient Client) Caller(Call call)
    {
        (EmulatorUser user, string clientId, string scope) = Read(call.State, call.GetRequired("AccessToken"));
        if (!scope.Split(' ').Contains(OwnScope[0]))
            throw ApiError.NotAuthorized("Access Token does not have required scopes");
        return call.State.FindClient(clientId) is { } client
            ? (user, client) : throw ApiError.NotAuthorized("Access Token has been revoked");
    }

    /// <summary>Returns the user, the ID of the app client and the scopes of an access token, and rejects an invalid token.</summary>
    public static (EmulatorUser User, string ClientId, string Scope) Read(EmulatorState state, string token)
    {
        foreach (EmulatorClient client in state.Clients.Values.DistinctBy(client => client.Pool))
        {
            if (client.Pool.Tokens.Verify(token) is not { } claims)
                continue;
            if (claims.GetProperty("token_use").GetString() != "access" || !claims.TryGetProperty("username", out _))
                break;
            if (state.Clock.GetUtcNow().ToUnixTimeSeconds() >= claims.GetProperty("exp").GetInt64())
                throw ApiError.NotAuthorized("Access Token has expired");
            EmulatorUser user = client.Pool.Find(claims.GetProperty("sub").GetString()!)
                ?? throw ApiError.UserNotFound();
            return user.SignIns.Contains(claims.GetProperty("origin_jti").GetString()!)
                ? (user, claims.GetProperty("client_id").GetString()!, claims.GetProperty("scope").GetString()!)
                : throw ApiError.NotAuthorized("Access Token has been revoked");
        }
        throw ApiError.NotAuthorized("Invalid Access Token");
    }

    /// <summary>Creates the keys of a new device, or returns <see langword="null"/> if the pool does not track devices.</summary>
    private static JsonObject? NewDevice(EmulatorUser user)
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        if (user.Pool.Options.DeviceTracking == DeviceTracking.Off)
            return null;
        string key = $"{user.Pool.Region}_{Guid.NewGuid()}", groupKey = "-" + RandomNumberGenerator.GetString(Alphabet, 8);
        if (user.NewDevices.Count >= MostNewDevices)
            user.NewDevices.RemoveAt(0);
        user.NewDevices[key] = groupKey;
        return new() { ["DeviceKey"] = key, ["DeviceGroupKey"] = groupKey };
    }

    /// <summary>
    /// Adds the roles of the user's groups. The preferred role is that of the group with the lowest precedence; there is none if groups
    /// with this precedence have different roles.
    /// </summary>
    private static void AddRoles(JsonObject claims, EmulatorUser user)
    {
        EmulatorGroup[] groups = [.. user.Groups.Select(user.Pool.Group).OfType<EmulatorGroup>().Where(group => group.RoleArn is not null)];
        if (groups.Length == 0)
            return;
        claims["cognito:roles"] = Json.Strings(groups.Select(group => group.RoleArn!).Distinct());
        int lowest = groups.Min(group => group.Precedence ?? int.MaxValue);
        string[] preferred =
            [.. groups.Where(group => (group.Precedence ?? int.MaxValue) == lowest).Select(group => group.RoleArn!).Distinct()];
        if (preferred.Length == 1)
            claims["cognito:preferred_role"] = preferred[0];
    }

    private static JsonObject Claims(Uri baseAddress, RefreshToken token, string use, TimeSpan validity)
    {
        EmulatorPool pool = token.User.Pool;
        DateTimeOffset now = pool.State.Clock.GetUtcNow();
        var claims = new JsonObject
        {
            ["sub"] = token.User.Sub,
            ["iss"] = pool.Issuer(baseAddress),
            ["origin_jti"] = token.OriginJti,
            ["event_id"] = Guid.NewGuid().ToString(),
            ["token_use"] = use,
            ["auth_time"] = token.SignedInAt.ToUnixTimeSeconds(),
            ["exp"] = (now + validity).ToUnixTimeSeconds(),
            ["iat"] = now.ToUnixTimeSeconds(),
            ["jti"] = Guid.NewGuid().ToString(),
        };
        if (token.User.Groups.Count > 0)
            claims["cognito:groups"] = Json.Strings(token.User.Groups);
        return claims;
    }
}
