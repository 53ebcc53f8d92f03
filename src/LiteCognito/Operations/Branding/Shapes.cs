using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using LiteCognito.Protocol;

namespace LiteCognito.Model;

/// <summary>An image of the managed login pages (Cognito's AssetType).</summary>
public sealed record BrandingAsset
{
    /// <summary>
    /// The place where the image is shown: <c>FAVICON_ICO</c>, <c>FAVICON_SVG</c>, <c>EMAIL_GRAPHIC</c>, <c>SMS_GRAPHIC</c>,
    /// <c>AUTH_APP_GRAPHIC</c>, <c>PASSWORD_GRAPHIC</c>, <c>PASSKEY_GRAPHIC</c>, <c>PAGE_HEADER_LOGO</c>, <c>PAGE_HEADER_BACKGROUND</c>,
    /// <c>PAGE_FOOTER_LOGO</c>, <c>PAGE_FOOTER_BACKGROUND</c>, <c>PAGE_BACKGROUND</c>, <c>FORM_BACKGROUND</c>, <c>FORM_LOGO</c> or
    /// <c>IDP_BUTTON_ICON</c>. Required in a request.
    /// </summary>
    public string? Category { get; init; }

    /// <summary>The color mode in which the image is shown: <c>LIGHT</c>, <c>DARK</c> or <c>DYNAMIC</c>. Required in a request.</summary>
    public string? ColorMode { get; init; }

    /// <summary>The format of the image: <c>ICO</c>, <c>JPEG</c>, <c>PNG</c>, <c>SVG</c> or <c>WEBP</c>. Required in a request.</summary>
    public string? Extension { get; init; }

    /// <summary>The content of the image file. At most 1,000,000 bytes.</summary>
    public byte[]? Bytes { get; init; }

    /// <summary>The ID that Cognito assigned to the image. 1 to 40 characters.</summary>
    public string? ResourceId { get; init; }

    private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder)
        .Add(Category).Add(ColorMode).Add(Extension).Add(Bytes).Add(ResourceId).Printed;
}

/// <summary>A style of the managed login pages (Cognito's ManagedLoginBrandingType).</summary>
public sealed record ManagedLoginBranding
{
    /// <summary>The ID of the style, a UUID.</summary>
    public string? ManagedLoginBrandingId { get; init; }

    /// <summary>The ID of the user pool that contains the style.</summary>
    public string? UserPoolId { get; init; }

    /// <summary>True if the style is Cognito's default, without settings and assets.</summary>
    public bool? UseCognitoProvidedValues { get; init; }

    /// <summary>The settings of the style, as a JSON object.</summary>
    public JsonElement? Settings { get; init; }

    /// <summary>The images of the style.</summary>
    public IReadOnlyList<BrandingAsset>? Assets { get; init; }

    /// <summary>The time when the style was created.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? CreationDate { get; init; }

    /// <summary>The time when the style was last changed.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? LastModifiedDate { get; init; }

    private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder)
        .Add(ManagedLoginBrandingId).Add(UserPoolId).Add(UseCognitoProvidedValues).Add(Settings).Add(Assets).Add(CreationDate)
        .Add(LastModifiedDate).Printed;
}

/// <summary>The customization of the classic hosted UI (Cognito's UICustomizationType).</summary>
public sealed record UICustomization
{
    /// <summary>The ID of the user pool.</summary>
    public string? UserPoolId { get; init; }

    /// <summary>The ID of the app client, or <c>ALL</c> for the whole user pool.</summary>
    public string? ClientId { get; init; }

    /// <summary>The URL of the logo.</summary>
    public string? ImageUrl { get; init; }

    /// <summary>The style sheet.</summary>
    public string? CSS { get; init; }

    /// <summary>The version of the style sheet.</summary>
    public string? CSSVersion { get; init; }

    /// <summary>The time when the customization was last changed.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? LastModifiedDate { get; init; }

    /// <summary>The time when the customization was created.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? CreationDate { get; init; }
}
