namespace LiteCognito.Model;

/// <summary>The certificate and TLS policy of your own domain (Cognito's CustomDomainConfigType).</summary>
public sealed record CustomDomainConfig
{
    /// <summary>The ARN of the domain's certificate in AWS Certificate Manager, in us-east-1. Required in a request.</summary>
    public string? CertificateArn { get; init; }

    /// <summary>The policy for TLS versions and ciphers: <c>TLS_V1</c>, <c>TLS_V1_2_2021</c> or <c>TLS_V1_3_2025</c>.</summary>
    public string? SecurityPolicy { get; init; }
}

/// <summary>The settings for the failover of a domain to another region (Cognito's FailoverType).</summary>
public sealed record DomainFailover
{
    /// <summary>The region that takes over if the primary region fails. Required in a request.</summary>
    public string? SecondaryRegion { get; init; }

    /// <summary>The ID of the Route 53 health check that monitors the primary region. Required in a request.</summary>
    public string? PrimaryRoute53HealthCheckId { get; init; }
}

/// <summary>The routing of a domain between regions (Cognito's RoutingType).</summary>
public sealed record DomainRouting
{
    /// <summary>The settings for failover if the primary region fails.</summary>
    public DomainFailover? Failover { get; init; }
}
