namespace LiteCognito.Model;

/// <summary>What a domain of your own needs (Cognito's CustomDomainConfigType).</summary>
public sealed record CustomDomainConfig
{
    /// <summary>The ARN of its certificate, in AWS Certificate Manager in us-east-1. Required in a request.</summary>
    public string? CertificateArn { get; init; }

    /// <summary>The TLS versions and ciphers that are accepted: <c>TLS_V1</c>, <c>TLS_V1_2_2021</c> or <c>TLS_V1_3_2025</c>.</summary>
    public string? SecurityPolicy { get; init; }
}

/// <summary>The region that takes over where the first one fails (Cognito's FailoverType).</summary>
public sealed record DomainFailover
{
    /// <summary>The region that takes over. Required in a request.</summary>
    public string? SecondaryRegion { get; init; }

    /// <summary>The Route 53 health check that tells whether the first one works. Required in a request.</summary>
    public string? PrimaryRoute53HealthCheckId { get; init; }
}

/// <summary>Which region a domain leads to (Cognito's RoutingType).</summary>
public sealed record DomainRouting
{
    /// <summary>What happens where the first region fails.</summary>
    public DomainFailover? Failover { get; init; }
}
