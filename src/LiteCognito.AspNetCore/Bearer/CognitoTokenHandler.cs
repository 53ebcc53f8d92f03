using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace LiteCognito;

/// <summary>Verifies tokens for the handlers of ASP.NET Core as the library does. The parameters of these handlers are not used.</summary>
internal sealed class CognitoTokenHandler(CognitoTokenVerifier verifier, TokenUse use) : TokenHandler
{
    public CognitoTokenVerifier Verifier => verifier;

    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        try
        {
            VerifiedToken verified = await verifier.VerifyAsync(token, use).ConfigureAwait(false);
            return new()
            {
                IsValid = true,
                ClaimsIdentity = verified.ToClaimsIdentity(),
                Issuer = verified.Issuer,
                // Events and ASP.NET Core's OpenID Connect handler expect this type.
                SecurityToken = new JsonWebToken(token),
            };
        }
        catch (CognitoTokenException e)
        {
            return new() { IsValid = false, Exception = e };
        }
    }
}
