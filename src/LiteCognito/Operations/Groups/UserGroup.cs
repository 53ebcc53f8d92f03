using System.Text.Json.Serialization;
using LiteCognito.Protocol;

namespace LiteCognito.Model;

/// <summary>A group of users in a user pool (Cognito's GroupType).</summary>
public sealed record UserGroup
{
    /// <summary>The name of the group.</summary>
    public string? GroupName { get; init; }

    /// <summary>The ID of the user pool that contains the group.</summary>
    public string? UserPoolId { get; init; }

    /// <summary>The description of the group.</summary>
    public string? Description { get; init; }

    /// <summary>The ARN of the IAM role that members of the group assume through an identity pool.</summary>
    public string? RoleArn { get; init; }

    /// <summary>
    /// The precedence of the group, 0 or higher. If a user is in several groups, the group with the lowest value sets the preferred role in
    /// the tokens.
    /// </summary>
    public int? Precedence { get; init; }

    /// <summary>The time when the group was last changed.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? LastModifiedDate { get; init; }

    /// <summary>The time when the group was created.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? CreationDate { get; init; }
}
