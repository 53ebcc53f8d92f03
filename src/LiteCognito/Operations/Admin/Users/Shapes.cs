using System.Text.Json.Serialization;
using LiteCognito.Operations;
using LiteCognito.Protocol;

namespace LiteCognito.Model;

/// <summary>A user as an identity provider names it (Cognito's ProviderUserIdentifierType).</summary>
public sealed record ProviderUserIdentifier : Redacted
{
    /// <summary>The identity provider's name in this pool; <c>Cognito</c> for a user of the pool itself. 1 to 32 characters.</summary>
    public string? ProviderName { get; init; }

    /// <summary>The claim that names the user: <c>Cognito_Subject</c> for the subject, else a mapped one.</summary>
    public string? ProviderAttributeName { get; init; }

    /// <summary>The claim's value; the user name for a user of the pool itself.</summary>
    public string? ProviderAttributeValue { get; init; }
}

/// <summary>A user of the pool (Cognito's UserType).</summary>
public sealed record CognitoUser : Redacted
{
    /// <summary>The user name.</summary>
    public string? Username { get; init; }

    /// <summary>The user's attributes.</summary>
    [JsonConverter(typeof(UserAttributesConverter))]
    public UserAttributes Attributes { get; init; } = [];

    /// <summary>When the user was created.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? UserCreateDate { get; init; }

    /// <summary>When the user was changed last.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? UserLastModifiedDate { get; init; }

    /// <summary>Whether the user may sign in.</summary>
    public bool? Enabled { get; init; }

    /// <summary>The account's state, one of <see cref="CognitoUserStatuses"/>.</summary>
    public string? UserStatus { get; init; }

    /// <summary>Where codes by SMS go, in a form that older programs use. PreferredMfaSetting and UserMFASettingList say more.</summary>
    public IReadOnlyList<MFAOption>? MFAOptions { get; init; }
}
