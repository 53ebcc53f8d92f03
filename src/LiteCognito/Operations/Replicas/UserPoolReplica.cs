namespace LiteCognito.Model;

/// <summary>A user pool in one of its AWS regions (Cognito's UserPoolReplicaType).</summary>
public sealed record UserPoolReplica
{
    /// <summary>The AWS region, such as <c>us-east-1</c>.</summary>
    public string? RegionName { get; init; }

    /// <summary>The status of the user pool in the region: <c>CREATING</c>, <c>ACTIVE</c>, <c>INACTIVE</c> or <c>DELETING</c>.</summary>
    public string? Status { get; init; }

    /// <summary>The role of the region: <c>PRIMARY</c> or <c>SECONDARY</c>.</summary>
    public string? Role { get; init; }

    /// <summary>The ARN of the user pool in the region.</summary>
    public string? UserPoolArn { get; init; }
}
