using System.Text;

namespace LiteCognito.Model;

/// <summary>A log group of CloudWatch (Cognito's CloudWatchLogsConfigurationType).</summary>
public sealed record CloudWatchLogsConfiguration
{
    /// <summary>The log group's ARN.</summary>
    public string? LogGroupArn { get; init; }
}

/// <summary>A stream of Amazon Data Firehose (Cognito's FirehoseConfigurationType).</summary>
public sealed record FirehoseConfiguration
{
    /// <summary>The stream's ARN.</summary>
    public string? StreamArn { get; init; }
}

/// <summary>A log and where it goes (Cognito's LogConfigurationType).</summary>
public sealed record LogConfiguration
{
    /// <summary>How much is logged: errors of messages, or what users do. <c>ERROR</c> or <c>INFO</c>. Required in a request.</summary>
    public string? LogLevel { get; init; }

    /// <summary>What is logged. <c>userNotification</c> or <c>userAuthEvents</c>. Required in a request.</summary>
    public string? EventSource { get; init; }

    /// <summary>Into a log group.</summary>
    public CloudWatchLogsConfiguration? CloudWatchLogsConfiguration { get; init; }

    /// <summary>Into a bucket.</summary>
    public S3Configuration? S3Configuration { get; init; }

    /// <summary>Into a stream.</summary>
    public FirehoseConfiguration? FirehoseConfiguration { get; init; }
}

/// <summary>Where a pool's logs go (Cognito's LogDeliveryConfigurationType).</summary>
public sealed record LogDeliveryConfiguration
{
    /// <summary>The user pool.</summary>
    public string? UserPoolId { get; init; }

    /// <summary>The logs and their destinations.</summary>
    public IReadOnlyList<LogConfiguration>? LogConfigurations { get; init; }

    private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder).Add(UserPoolId).Add(LogConfigurations).Printed;
}

/// <summary>A bucket of Amazon S3 (Cognito's S3ConfigurationType).</summary>
public sealed record S3Configuration
{
    /// <summary>The bucket's ARN.</summary>
    public string? BucketArn { get; init; }
}
