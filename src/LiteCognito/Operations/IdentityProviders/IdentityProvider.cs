using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Protocol;

namespace LiteCognito.Model;

/// <summary>An identity provider that users sign in through (Cognito's IdentityProviderType).</summary>
public sealed record IdentityProvider
{
    /// <summary>The user pool that it is in.</summary>
    public string? UserPoolId { get; init; }

    /// <summary>Its name.</summary>
    public string? ProviderName { get; init; }

    /// <summary>
    /// Its kind. <c>SAML</c>, <c>Facebook</c>, <c>Google</c>, <c>LoginWithAmazon</c>, <c>SignInWithApple</c> or <c>OIDC</c>.
    /// </summary>
    public string? ProviderType { get; init; }

    /// <summary>
    /// What Cognito needs to know to talk to it, by name: <c>client_id</c>, <c>client_secret</c>, <c>authorize_scopes</c> for OAuth,
    /// <c>MetadataURL</c> or <c>MetadataFile</c> for SAML.
    /// </summary>
    public IReadOnlyDictionary<string, string>? ProviderDetails { get; init; }

    /// <summary>The user's attributes by name, and the claims that fill them.</summary>
    public IReadOnlyDictionary<string, string>? AttributeMapping { get; init; }

    /// <summary>Identifiers that lead to it, domains of email addresses say.</summary>
    public IReadOnlyList<string>? IdpIdentifiers { get; init; }

    /// <summary>The provider's values of <c>acr</c> by the pool's levels, <c>Level1</c> to <c>Level4</c>. OIDC only.</summary>
    public IReadOnlyDictionary<string, string>? AcrMapping { get; init; }

    /// <summary>When it was changed last.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? LastModifiedDate { get; init; }

    /// <summary>When it was made.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? CreationDate { get; init; }

    private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder)
        .Add(UserPoolId).Add(ProviderName).Add(ProviderType).Add(ProviderDetails).Add(AttributeMapping).Add(IdpIdentifiers).Add(AcrMapping)
        .Add(LastModifiedDate).Add(CreationDate).Printed;
}
