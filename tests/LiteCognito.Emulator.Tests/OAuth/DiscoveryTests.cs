using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace LiteCognito.Emulator.Tests.OAuth;

/// <summary>The emulator's discovery document and tokens, read by an independent OpenID Connect library.</summary>
public sealed class DiscoveryTests
{
    [Fact]
    public async Task Independent_client_discovers_the_pool_and_validates_its_id_token()
    {
        using var login = new ManagedLogin();
        OAuthAuthorization authorization = login.Authorize("openid", "email");
        CognitoTokens tokens = await login.Client.RedeemAsync(authorization, await login.BrowseAsync(authorization.Url), ManagedLogin.Stop);

        OpenIdConnectConfiguration found = await OpenIdConnectConfigurationRetriever.GetAsync(
            $"{ManagedLogin.Domain}/{login.Pool.Id}/.well-known/openid-configuration",
            new HttpDocumentRetriever(login.Http), ManagedLogin.Stop);
        Assert.Equal(authorization.Url.GetLeftPart(UriPartial.Path), found.AuthorizationEndpoint);
        Assert.Equal(ManagedLogin.Domain + "/oauth2/userInfo", found.UserInfoEndpoint);

        DateTime now = login.Clock.GetUtcNow().UtcDateTime;
        var parameters = new TokenValidationParameters
        {
            ValidIssuer = found.Issuer,
            ValidAudience = login.App.Id,
            IssuerSigningKeys = found.SigningKeys,
            LifetimeValidator = (_, expires, _, _) => expires > now,
        };
        var handler = new System.IdentityModel.Tokens.Jwt.JwtSecurityTokenHandler { MapInboundClaims = false };
        System.Security.Claims.ClaimsPrincipal user = handler.ValidateToken(tokens.IdToken, parameters, out SecurityToken token);

        Assert.Equal(login.User.Sub, user.FindFirst("sub")!.Value);
        new OpenIdConnectProtocolValidator { RequireTimeStampInNonce = false }.ValidateTokenResponse(new()
        {
            ClientId = login.App.Id,
            Nonce = authorization.Nonce,
            ProtocolMessage = new() { IdToken = tokens.IdToken, AccessToken = tokens.AccessToken },
            ValidatedIdToken = (System.IdentityModel.Tokens.Jwt.JwtSecurityToken)token,
        });
    }
}
