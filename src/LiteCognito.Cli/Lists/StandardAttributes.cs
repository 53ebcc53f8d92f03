namespace LiteCognito.Cli.Lists;

/// <summary>The attributes that every user pool has. Their names are those of OpenID Connect.</summary>
internal static class StandardAttributes
{
    /// <summary>The attributes that can be set.</summary>
    public static readonly string[] Names =
    [
        "email", "email_verified", "phone_number", "phone_number_verified", "name", "given_name", "family_name", "middle_name", "nickname",
        "preferred_username", "profile", "picture", "website", "gender", "birthdate", "zoneinfo", "locale", "address", "updated_at",
    ];
}
