namespace LiteCognito.Model;

/// <summary>A pool in one of its regions (Cognito's UserPoolReplicaType).</summary>
public sealed record UserPoolReplica
{
    /// <summary>The region.</summary>
    public string? RegionName { get; init; }

    /// <summary><c>CREATING</c>, <c>ACTIVE</c>, <c>INACTIVE</c> or <c>DELETING</c>.</summary>
    public string? Status { get; init; }

    /// <summary><c>PRIMARY</c> or <c>SECONDARY</c>.</summary>
    public string? Role { get; init; }

    /// <summary>The pool's ARN in that region.</summary>
    public string? UserPoolArn { get; init; }
}
