using LiteCognito.Identifiers;
using LiteCognito.Protocol;

namespace LiteCognito.Signing.Credentials;

/// <summary>
/// The region and endpoint of an AWS service that environment variables or the shared profile set. A variable takes precedence over the
/// profile, and a setting for the service over one for all services. Sources: AWS SDKs and Tools Reference Guide, "Service-specific
/// endpoints", "Dual-stack and FIPS endpoints" and "AWS Region".
/// </summary>
internal sealed class EndpointConfiguration
{
    private const string Url = "AWS_ENDPOINT_URL", UrlProperty = "endpoint_url";

    private readonly AwsEnvironment _environment;
    private readonly string _service, _profile, _config;
    private readonly Dictionary<string, string> _properties;

    private EndpointConfiguration(
        AwsEnvironment environment, string service, string profile, string config, Dictionary<string, string> properties)
    {
        _environment = environment;
        _service = service;
        _profile = profile;
        _config = config;
        _properties = properties;
    }

    public string? Region =>
        _environment.Variable("AWS_REGION") ?? _environment.Variable("AWS_DEFAULT_REGION") ?? Property("region");

    public bool UseFips => IsTrue("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint");

    public bool UseDualStack => IsTrue("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint");

    /// <summary>The endpoint to call instead of the region's, or <see langword="null"/> if none is set.</summary>
    public Uri? Endpoint => Find() is (string text, string source) ? Parse(text, source) : null;

    /// <summary>Reads the settings.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="service">
    /// The service as it is written in the name of its variable, such as COGNITO_IDENTITY_PROVIDER, COGNITO_IDENTITY, STS, SSO or SSO_OIDC.
    /// </param>
    /// <param name="profile">The name of the profile, or <see langword="null"/> for that in AWS_PROFILE, else <c>default</c>.</param>
    public static EndpointConfiguration Read(AwsEnvironment environment, string service, string? profile = null)
    {
        (string? config, string? credentials) =
            OperatingSystem.IsBrowser() ? (null, null) : new ProfileSource(environment, profile).ReadFiles();
        string name = profile ?? environment.Variable("AWS_PROFILE") ?? "default";
        // A profile without files or settings is no error, because the credentials may come from elsewhere.
        return new(environment, service, name, config ?? "", ProfileFile.Read(config, credentials).GetValueOrDefault(name) ?? []);
    }

    /// <summary>Returns the address of the service.</summary>
    /// <param name="host">The first part of the name of the AWS endpoint, such as <c>cognito-idp</c>.</param>
    /// <param name="region">The region, which is part of the name of the AWS endpoint.</param>
    /// <param name="useFips">True if the caller selects the FIPS endpoint.</param>
    /// <param name="useDualStack">True if the caller selects the dual-stack endpoint.</param>
    public Uri AddressOf(string host, string region, bool useFips = false, bool useDualStack = false)
    {
        if (!PoolId.IsRegion(region))
            throw new AwsCredentialException(
                $"'{region}' is not a region. Check AWS_REGION, AWS_DEFAULT_REGION and the region of the profile.");
        useFips |= UseFips;
        useDualStack |= UseDualStack;
        if (Find() is not (string text, string source))
            return Endpoints.Address(host, region, useFips, useDualStack);
        return useFips || useDualStack ? throw Contradiction(source) : Parse(text, source);
    }

    /// <summary>Returns the endpoint and the name of the setting that contains it, or <see langword="null"/> if none is set.</summary>
    private (string Text, string Source)? Find()
    {
        if (IsTrue("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "ignore_configured_endpoint_urls"))
            return null;
        string variable = $"{Url}_{_service}";
        if (_environment.Variable(variable) is { } own)
            return (own, variable);
        if (_environment.Variable(Url) is { } all)
            return (all, Url);
        if (Property("services") is { } services && ServiceUrl(services) is { Length: > 0 } named)
            return (named, $"The {UrlProperty} of {_service.ToLowerInvariant()} in the section 'services {services}'");
        return Property(UrlProperty) is { } general ? (general, $"The {UrlProperty} of the profile '{_profile}'") : null;
    }

    private Uri Parse(string text, string source)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? endpoint) || endpoint.Scheme is not ("https" or "http")
            || endpoint.UserInfo.Length > 0 || endpoint.Query.Length > 0 || endpoint.Fragment.Length > 0)
            throw new AwsCredentialException(
                $"{source} must be an absolute http or https URL without a user name, query or fragment, such as http://127.0.0.1:9229/.");
        if (!Endpoints.IsSecure(endpoint, _environment.AllowInsecureEndpoint))
            throw new AwsCredentialException(
                $"{source} would transmit secrets unencrypted to {endpoint.Host}. Use https, or set AllowInsecureEndpoint in the client's "
                + "options or allowInsecureEndpoint of the AwsCredentialProvider's method.");
        if (UseFips || UseDualStack)
            throw Contradiction(source);
        return endpoint.AbsolutePath.EndsWith('/') ? endpoint : new Uri(endpoint.AbsoluteUri + "/");
    }

    private static AwsCredentialException Contradiction(string source) => new(
        $"{source} cannot be combined with a FIPS or dual-stack endpoint, which AWS_USE_FIPS_ENDPOINT, AWS_USE_DUALSTACK_ENDPOINT, the "
        + "profile or the client's options select. Use only one of them, or set AWS_IGNORE_CONFIGURED_ENDPOINT_URLS to true.");

    private bool IsTrue(string variable, string property)
    {
        (string? value, string source) = _environment.Variable(variable) is { } set
            ? (set, variable) : (Property(property), $"The {property} of the profile '{_profile}'");
        if (value is null || value.Equals("false", StringComparison.OrdinalIgnoreCase))
            return false;
        return value.Equals("true", StringComparison.OrdinalIgnoreCase)
            ? true : throw new AwsCredentialException($"{source} must be true or false.");
    }

    private string? Property(string name) => _properties.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    /// <summary>
    /// Returns the service's endpoint in a services section of the config file. There, the settings of a service are indented below a line
    /// with its name.
    /// </summary>
    private string? ServiceUrl(string section)
    {
        string? url = null;
        bool exists = false, isSection = false, isService = false;
        foreach (string raw in _config.Split('\n'))
        {
            string line = raw.Trim();
            if (line.Length == 0 || line[0] is '#' or ';')
                continue;
            bool isIndented = char.IsWhiteSpace(raw[0]);
            if (line[0] == '[' && !isIndented)
            {
                isSection = IsServices(line, section);
                exists |= isSection;
                isService = false;
                continue;
            }
            int equals = line.IndexOf('=', StringComparison.Ordinal);
            if (!isSection || equals <= 0)
                continue;
            string name = line[..equals].Trim(), value = ProfileFile.WithoutComment(line[(equals + 1)..]);
            if (!isIndented)
                isService = value.Length == 0 && name.Equals(_service, StringComparison.OrdinalIgnoreCase);
            else if (isService && name.Equals(UrlProperty, StringComparison.OrdinalIgnoreCase))
                url = value;
        }
        return exists ? url : throw new AwsCredentialException(
            $"The profile '{_profile}' names the services section '{section}', which the AWS config file does not contain.");
    }

    /// <summary>Returns true for the heading <c>[services NAME]</c>.</summary>
    private static bool IsServices(string line, string name)
    {
        const string Services = "services";
        int end = line.IndexOf(']', StringComparison.Ordinal);
        string title = end < 0 ? "" : line[1..end].Trim();
        return title.StartsWith(Services, StringComparison.Ordinal) && title.Length > Services.Length
            && char.IsWhiteSpace(title[Services.Length]) && title[Services.Length..].Trim().Trim('"', '\'') == name;
    }
}
