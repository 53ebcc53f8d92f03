using System.Text;

namespace LiteCognito.Model;

/// <summary>An Amazon CloudWatch Logs log group that receives a log (Cognito's CloudWatchLogsConfigurationType).</summary>
public sealed record CloudWatchLogsConfiguration
{
    /// <summary>The ARN of the log group.</summary>
    public string? LogGroupArn { get; init; }
}

/// <summary>An Amazon Data Firehose stream that receives a log (Cognito's FirehoseConfigurationType).</summary>
public sealed record FirehoseConfiguration
{
    /// <summary>The ARN of the stream.</summary>
    public string? StreamArn { get; init; }
}

/// <summary>A log and its destination (Cognito's LogConfigurationType).</summary>
public sealed record LogConfiguration
{
    /// <summary>
    /// The level of the log: <c>ERROR</c> for errors in message delivery, or <c>INFO</c> for the activity of users. Required in a request.
    /// </summary>
    public string? LogLevel { get; init; }

    /// <summary>
    /// The events that are logged: <c>userNotification</c> for message delivery, or <c>userAuthEvents</c> for the activity of users.
    /// Required in a request.
    /// </summary>
    public string? EventSource { get; init; }

    /// <summary>The Amazon CloudWatch Logs log group that receives the log.</summary>
    public CloudWatchLogsConfiguration? CloudWatchLogsConfiguration { get; init; }

    /// <summary>The Amazon S3 bucket that receives the log.</summary>
    public S3Configuration? S3Configuration { get; init; }

    /// <summary>The Amazon Data Firehose stream that receives the log.</summary>
    public FirehoseConfiguration? FirehoseConfiguration { get; init; }
}

/// <summary>The logs of a user pool and their destinations (Cognito's LogDeliveryConfigurationType).</summary>
public sealed record LogDeliveryConfiguration
{
    /// <summary>The ID of the user pool.</summary>
    public string? UserPoolId { get; init; }

    /// <summary>The logs and their destinations.</summary>
    public IReadOnlyList<LogConfiguration>? LogConfigurations { get; init; }

    private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder).Add(UserPoolId).Add(LogConfigurations).Printed;
}

/// <summary>An Amazon S3 bucket that receives a log (Cognito's S3ConfigurationType).</summary>
public sealed record S3Configuration
{
    /// <summary>The ARN of the bucket.</summary>
    public string? BucketArn { get; init; }
}
