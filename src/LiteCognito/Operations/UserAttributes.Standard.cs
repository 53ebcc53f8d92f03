using System.Globalization;

namespace LiteCognito;

public sealed partial class UserAttributes
{
    /// <summary>The user's id, a UUID. Cognito gives it. (<c>sub</c>)</summary>
    public string? Sub
    {
        get => Get("sub");
        set => Set("sub", value);
    }

    /// <summary>The email address. (<c>email</c>)</summary>
    public string? Email
    {
        get => Get("email");
        set => Set("email", value);
    }

    /// <summary>Whether the email address is verified. (<c>email_verified</c>)</summary>
    public bool? EmailVerified
    {
        get => Flag("email_verified");
        set => Set("email_verified", value is { } flag ? Text(flag) : null);
    }

    /// <summary>The phone number, such as <c>+12065550100</c>. (<c>phone_number</c>)</summary>
    public string? PhoneNumber
    {
        get => Get("phone_number");
        set => Set("phone_number", value);
    }

    /// <summary>Whether the phone number is verified. (<c>phone_number_verified</c>)</summary>
    public bool? PhoneNumberVerified
    {
        get => Flag("phone_number_verified");
        set => Set("phone_number_verified", value is { } flag ? Text(flag) : null);
    }

    /// <summary>The full name. (<c>name</c>)</summary>
    public string? Name
    {
        get => Get("name");
        set => Set("name", value);
    }

    /// <summary>The given names. (<c>given_name</c>)</summary>
    public string? GivenName
    {
        get => Get("given_name");
        set => Set("given_name", value);
    }

    /// <summary>The middle names. (<c>middle_name</c>)</summary>
    public string? MiddleName
    {
        get => Get("middle_name");
        set => Set("middle_name", value);
    }

    /// <summary>The family name. (<c>family_name</c>)</summary>
    public string? FamilyName
    {
        get => Get("family_name");
        set => Set("family_name", value);
    }

    /// <summary>The casual name. (<c>nickname</c>)</summary>
    public string? Nickname
    {
        get => Get("nickname");
        set => Set("nickname", value);
    }

    /// <summary>The name that the user wants to be known by, in some pools an alias to sign in with. (<c>preferred_username</c>)</summary>
    public string? PreferredUsername
    {
        get => Get("preferred_username");
        set => Set("preferred_username", value);
    }

    /// <summary>The address of the user's profile page. (<c>profile</c>)</summary>
    public string? Profile
    {
        get => Get("profile");
        set => Set("profile", value);
    }

    /// <summary>The address of a picture of the user. (<c>picture</c>)</summary>
    public string? Picture
    {
        get => Get("picture");
        set => Set("picture", value);
    }

    /// <summary>The address of the user's web site. (<c>website</c>)</summary>
    public string? Website
    {
        get => Get("website");
        set => Set("website", value);
    }

    /// <summary>The gender. (<c>gender</c>)</summary>
    public string? Gender
    {
        get => Get("gender");
        set => Set("gender", value);
    }

    /// <summary>The date of birth, <c>YYYY-MM-DD</c>. (<c>birthdate</c>)</summary>
    public string? Birthdate
    {
        get => Get("birthdate");
        set => Set("birthdate", value);
    }

    /// <summary>The time zone, such as <c>Europe/Paris</c>. (<c>zoneinfo</c>)</summary>
    public string? Zoneinfo
    {
        get => Get("zoneinfo");
        set => Set("zoneinfo", value);
    }

    /// <summary>The language and country, such as <c>en-GB</c>. (<c>locale</c>)</summary>
    public string? Locale
    {
        get => Get("locale");
        set => Set("locale", value);
    }

    /// <summary>The postal address, a text or JSON. (<c>address</c>)</summary>
    public string? Address
    {
        get => Get("address");
        set => Set("address", value);
    }

    /// <summary>When the user's data changed last, to the second. (<c>updated_at</c>)</summary>
    public DateTimeOffset? UpdatedAt
    {
        get => Time("updated_at");
        set => Set("updated_at", value?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
    }
}
