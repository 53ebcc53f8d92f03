using System.Text.Json.Serialization;
using LiteCognito.Operations;
using LiteCognito.Protocol;

namespace LiteCognito.Model;

/// <summary>A user as identified by an identity provider (Cognito's ProviderUserIdentifierType).</summary>
public sealed record ProviderUserIdentifier : Redacted
{
    /// <summary>The name of the identity provider in this user pool, or <c>Cognito</c> for a local user. 1 to 32 characters.</summary>
    public string? ProviderName { get; init; }

    /// <summary>
    /// The name of the claim that identifies the user: <c>Cognito_Subject</c> for the subject, or the name of another mapped claim.
    /// </summary>
    public string? ProviderAttributeName { get; init; }

    /// <summary>The value of the claim, or the user name of a local user.</summary>
    public string? ProviderAttributeValue { get; init; }
}

/// <summary>A user of a user pool (Cognito's UserType).</summary>
public sealed record CognitoUser : Redacted
{
    /// <summary>The user name.</summary>
    public string? Username { get; init; }

    /// <summary>The user's attributes.</summary>
    [JsonConverter(typeof(UserAttributesConverter))]
    public UserAttributes Attributes { get; init; } = [];

    /// <summary>The time when the user was created.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? UserCreateDate { get; init; }

    /// <summary>The time when the user was last changed.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? UserLastModifiedDate { get; init; }

    /// <summary>True if the user is allowed to sign in.</summary>
    public bool? Enabled { get; init; }

    /// <summary>The status of the account, one of <see cref="CognitoUserStatuses"/>.</summary>
    public string? UserStatus { get; init; }

    /// <summary>
    /// The destination of SMS codes, in a legacy format. <see cref="AdminGetUserResponse.UserMFASettingList"/> covers all factors.
    /// </summary>
    public IReadOnlyList<MFAOption>? MFAOptions { get; init; }
}
