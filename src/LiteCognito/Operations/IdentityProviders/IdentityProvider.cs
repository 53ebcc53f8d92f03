using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Protocol;

namespace LiteCognito.Model;

/// <summary>An identity provider that users sign in with (Cognito's IdentityProviderType).</summary>
public sealed record IdentityProvider
{
    /// <summary>The ID of the user pool that contains the identity provider.</summary>
    public string? UserPoolId { get; init; }

    /// <summary>The name of the identity provider.</summary>
    public string? ProviderName { get; init; }

    /// <summary>
    /// The type of the identity provider: <c>SAML</c>, <c>Facebook</c>, <c>Google</c>, <c>LoginWithAmazon</c>, <c>SignInWithApple</c> or
    /// <c>OIDC</c>.
    /// </summary>
    public string? ProviderType { get; init; }

    /// <summary>
    /// The settings that Cognito needs to call the identity provider, by name, such as <c>client_id</c>, <c>client_secret</c> and
    /// <c>authorize_scopes</c> for OAuth, or <c>MetadataURL</c> or <c>MetadataFile</c> for SAML.
    /// </summary>
    public IReadOnlyDictionary<string, string>? ProviderDetails { get; init; }

    /// <summary>
    /// The identity provider's claim for each user attribute, by attribute name, such as <c>given_name</c> = <c>first_name</c>.
    /// </summary>
    public IReadOnlyDictionary<string, string>? AttributeMapping { get; init; }

    /// <summary>The identifiers that select the identity provider, such as email domains.</summary>
    public IReadOnlyList<string>? IdpIdentifiers { get; init; }

    /// <summary>
    /// The identity provider's values of the <c>acr</c> claim, by the user pool's authentication level, <c>Level1</c> to <c>Level4</c>.
    /// Only for OIDC.
    /// </summary>
    public IReadOnlyDictionary<string, string>? AcrMapping { get; init; }

    /// <summary>The time when the identity provider was last changed.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? LastModifiedDate { get; init; }

    /// <summary>The time when the identity provider was created.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? CreationDate { get; init; }

    private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder)
        .Add(UserPoolId).Add(ProviderName).Add(ProviderType).Add(ProviderDetails).Add(AttributeMapping).Add(IdpIdentifiers).Add(AcrMapping)
        .Add(LastModifiedDate).Add(CreationDate).Printed;
}
