using System.Globalization;

namespace LiteCognito;

public sealed partial class UserAttributes
{
    /// <summary>True for the name of an attribute that a user pool can require.</summary>
    internal static bool IsStandard(string name) => name is "address" or "birthdate" or "email" or "family_name" or "gender"
        or "given_name" or "locale" or "middle_name" or "name" or "nickname" or "phone_number" or "picture" or "preferred_username"
        or "profile" or "updated_at" or "website" or "zoneinfo";

    /// <summary>Gets or sets the user's ID (<c>sub</c>), a UUID that Cognito assigns.</summary>
    public string? Sub
    {
        get => Get("sub");
        set => Set("sub", value);
    }

    /// <summary>Gets or sets the email address (<c>email</c>).</summary>
    public string? Email
    {
        get => Get("email");
        set => Set("email", value);
    }

    /// <summary>Gets or sets a value that indicates whether the email address is verified (<c>email_verified</c>).</summary>
    public bool? EmailVerified
    {
        get => Flag("email_verified");
        set => Set("email_verified", value is { } flag ? Text(flag) : null);
    }

    /// <summary>Gets or sets the phone number (<c>phone_number</c>), such as <c>+12065550100</c>.</summary>
    public string? PhoneNumber
    {
        get => Get("phone_number");
        set => Set("phone_number", value);
    }

    /// <summary>Gets or sets a value that indicates whether the phone number is verified (<c>phone_number_verified</c>).</summary>
    public bool? PhoneNumberVerified
    {
        get => Flag("phone_number_verified");
        set => Set("phone_number_verified", value is { } flag ? Text(flag) : null);
    }

    /// <summary>Gets or sets the full name (<c>name</c>).</summary>
    public string? Name
    {
        get => Get("name");
        set => Set("name", value);
    }

    /// <summary>Gets or sets the given names (<c>given_name</c>).</summary>
    public string? GivenName
    {
        get => Get("given_name");
        set => Set("given_name", value);
    }

    /// <summary>Gets or sets the middle names (<c>middle_name</c>).</summary>
    public string? MiddleName
    {
        get => Get("middle_name");
        set => Set("middle_name", value);
    }

    /// <summary>Gets or sets the family name (<c>family_name</c>).</summary>
    public string? FamilyName
    {
        get => Get("family_name");
        set => Set("family_name", value);
    }

    /// <summary>Gets or sets the casual name (<c>nickname</c>).</summary>
    public string? Nickname
    {
        get => Get("nickname");
        set => Set("nickname", value);
    }

    /// <summary>
    /// Gets or sets the name that the user prefers (<c>preferred_username</c>). In some user pools, users can sign in with it.
    /// </summary>
    public string? PreferredUsername
    {
        get => Get("preferred_username");
        set => Set("preferred_username", value);
    }

    /// <summary>Gets or sets the URL of the user's profile page (<c>profile</c>).</summary>
    public string? Profile
    {
        get => Get("profile");
        set => Set("profile", value);
    }

    /// <summary>Gets or sets the URL of a picture of the user (<c>picture</c>).</summary>
    public string? Picture
    {
        get => Get("picture");
        set => Set("picture", value);
    }

    /// <summary>Gets or sets the URL of the user's website (<c>website</c>).</summary>
    public string? Website
    {
        get => Get("website");
        set => Set("website", value);
    }

    /// <summary>Gets or sets the gender (<c>gender</c>).</summary>
    public string? Gender
    {
        get => Get("gender");
        set => Set("gender", value);
    }

    /// <summary>Gets or sets the date of birth (<c>birthdate</c>), in the format <c>YYYY-MM-DD</c>.</summary>
    public string? Birthdate
    {
        get => Get("birthdate");
        set => Set("birthdate", value);
    }

    /// <summary>Gets or sets the time zone (<c>zoneinfo</c>), such as <c>Europe/Paris</c>.</summary>
    public string? Zoneinfo
    {
        get => Get("zoneinfo");
        set => Set("zoneinfo", value);
    }

    /// <summary>Gets or sets the language and country (<c>locale</c>), such as <c>en-GB</c>.</summary>
    public string? Locale
    {
        get => Get("locale");
        set => Set("locale", value);
    }

    /// <summary>Gets or sets the postal address (<c>address</c>), as plain text or JSON.</summary>
    public string? Address
    {
        get => Get("address");
        set => Set("address", value);
    }

    /// <summary>Gets or sets the time of the last change to the user's data (<c>updated_at</c>), with a precision of one second.</summary>
    public DateTimeOffset? UpdatedAt
    {
        get => Time("updated_at");
        set => Set("updated_at", value?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
    }
}
