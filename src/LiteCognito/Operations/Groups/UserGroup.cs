using System.Text.Json.Serialization;
using LiteCognito.Protocol;

namespace LiteCognito.Model;

/// <summary>A group of users (Cognito's GroupType).</summary>
public sealed record UserGroup
{
    /// <summary>Its name.</summary>
    public string? GroupName { get; init; }

    /// <summary>The user pool that it is in.</summary>
    public string? UserPoolId { get; init; }

    /// <summary>What the group is for.</summary>
    public string? Description { get; init; }

    /// <summary>The ARN of the IAM role that members take on through an identity pool.</summary>
    public string? RoleArn { get; init; }

    /// <summary>Its rank where a user is in several groups: the lowest number decides which role the tokens prefer.</summary>
    public int? Precedence { get; init; }

    /// <summary>When it was changed last.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? LastModifiedDate { get; init; }

    /// <summary>When it was made.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? CreationDate { get; init; }
}
