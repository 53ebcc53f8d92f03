using System.CommandLine;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using LiteCognito.Cli.Emulation;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Output;
using LiteCognito.Cli.Parsing;
using LiteCognito.Emulator;
using static LiteCognito.Cli.Parsing.SharedOptions;

namespace LiteCognito.Cli.Commands;

internal static class EmulatorCommand
{
    private const int DefaultPort = 9229, DefaultSecurePort = 9230;

    private static readonly Option<int?> Port = new("--port")
    {
        HelpName = "number",
        Description = $"The port. 0 selects a free one. Default: {DefaultPort}.",
    };

    private static readonly Option<string> Host = SharedOptions.Create(
        "--host", "address",
        "The address to listen on, such as 0.0.0.0 in a container. Everyone who reaches it can use the emulator. "
        + "Default: an address that only this machine reaches.");

    private static readonly Option<string> Issuer = SharedOptions.Create(
        "--issuer", "url", "The start of the issuer in tokens, such as http://localhost:9229. Default: the address of each call.");

    private static readonly Option<int?> Https = new("--https")
    {
        HelpName = "number",
        Arity = ArgumentArity.ZeroOrOne,
        Description = $"Also answer HTTPS, on this port. 0 selects a free one. Default: {DefaultSecurePort}.",
    };

    private static readonly Option<FileInfo> Certificate = new("--cert")
    {
        HelpName = "file",
        Description = "The certificate for HTTPS, in PEM. Default: one that the first start makes, for a year.",
    };

    private static readonly Option<FileInfo> Key = new("--key")
    {
        HelpName = "file",
        Description = "The private key of the certificate, in PEM.",
    };

    private static readonly Option<FileInfo> StateFile = new("--state")
    {
        HelpName = "file",
        Description = "The file that keeps the pools and users, so that the next start with it goes on with them. Default: memory only.",
    };

    private static readonly Option<string[]> AllowedOrigins = new("--allow-origin")
    {
        HelpName = "origin",
        Description = "An origin whose pages may use the endpoints below /_emulator/, such as http://localhost:3000. Repeat it for more.",
    };

    private static readonly Option<bool> Verbose = CreateSwitch(
        "--verbose", "Print a line for each request on stderr: time, operation, app client, user, outcome and duration.");

    private static readonly Option<bool> Examples = CreateSwitch(
        "--examples", "Print how the AWS CLI, boto3, the AWS SDK for JavaScript and Amplify call the emulator.");

    public static Command Create()
    {
        var command = new ToolCommand("emulator", "Run an offline user pool on a local port.", RunAsync)
        {
            Details = "Prints the IDs of the pool, of its app client and of an identity pool, and a user with a password, which is that of "
                + "LITECOGNITO_PASSWORD or random. With --seed, prints the IDs of the seed. Ctrl+C stops it.",
            Example = "--port 0 --json",
            Optional =
            [
                Port, Host, Issuer, Https, Certificate, Key, AllowedOrigins, EmulatorContent.Seed, EmulatorContent.Empty, StateFile,
                Verbose, Examples, Json,
            ],
        };
        command.Subcommands.Add(EmulatorExportCommand.Create());
        return command;
    }

    private static async Task<int> RunAsync(ParseResult line, CancellationToken cancellationToken)
    {
        EmulatorListenerOptions plain = new() { Port = GetPort(line, Port, DefaultPort), Address = GetAddress(line) };
        Uri? issuer = GetIssuer(line);
        using X509Certificate2? certificate = await GetCertificateAsync(line, plain.Address, issuer, cancellationToken);
        using CognitoEmulator emulator = CreateEmulator(line, issuer);
        if (emulator.StateWarning is { } warning)
            StandardError.WriteLine($"Warning: {warning}");
        var content = EmulatorContent.Create(line, emulator);
        using EmulatorListener listener = Listen(emulator, plain, Port);
        using EmulatorListener? secure = certificate is null ? null
            : Listen(emulator, plain with { Port = GetPort(line, Https, DefaultSecurePort), Certificate = certificate }, Https);
        StandardError.WriteLine($"Listening on {listener.Endpoint} with {content.Description}");
        var page = new Uri(listener.Endpoint, "_emulator/");
        StandardError.WriteLine($"Codes and requests: {page}");
        StandardError.WriteLine("Signed calls take the access key 'testing' with the secret 'testing'. Ctrl+C stops it.");
        if (plain.Address is { } address && !IPAddress.IsLoopback(address))
            StandardError.WriteLine($"Warning: everyone who reaches {address} can use the emulator, with any user and any data in it.");
        if (secure is not null)
            DescribeTrust(secure.Endpoint, isKept: line.GetValue(Certificate) is null);
        string? examples = line.GetValue(Examples) ? content.Examples(listener.Endpoint) : null;
        if (examples is not null && !line.GetValue(Json))
            StandardOutput.WriteLine(examples);
        if (line.GetValue(Json))
            StandardOutput.WriteJson(writer =>
            {
                writer.WriteString("endpoint", listener.Endpoint.AbsoluteUri);
                writer.WriteString("page", page.AbsoluteUri);
                if (secure is not null)
                {
                    writer.WriteString("httpsEndpoint", secure.Endpoint.AbsoluteUri);
                    writer.WriteString("certificate", line.GetValue(Certificate)?.FullName ?? EmulatorCertificate.KeptPath);
                }
                content.WriteTo(writer);
                if (examples is not null)
                    writer.WriteString("examples", examples);
            });
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(stopped.SetResult))
            await stopped.Task;
        return ExitCode.Success;
    }

    private static CognitoEmulator CreateEmulator(ParseResult line, Uri? issuer)
    {
        var options = new CognitoEmulatorOptions
        {
            Issuer = issuer,
            StateFile = line.GetValue(StateFile)?.FullName,
            AllowedOrigins = line.GetValue(AllowedOrigins) ?? [],
            OnRequest = line.GetValue(Verbose) ? entry => StandardError.WriteLine(RequestLine.Of(entry)) : null,
        };
        try
        {
            return new(options);
        }
        catch (InvalidDataException e)
        {
            throw new UsageException(e.Message);
        }
        catch (ArgumentException) // the issuer was checked before
        {
            throw new UsageException(
                $"{AllowedOrigins.Name} must be the origin of a page: a scheme, a host and optionally a port, such as "
                + "http://localhost:3000, without a path.");
        }
    }

    private static int GetPort(ParseResult line, Option<int?> option, int byDefault)
    {
        int port = line.GetValue(option) ?? byDefault;
        return port is >= 0 and <= ushort.MaxValue ? port
            : throw new UsageException($"{option.Name} {port} is not a port. Use 0 to {ushort.MaxValue}.");
    }

    private static IPAddress? GetAddress(ParseResult line) => line.GetValue(Host) switch
    {
        null or "localhost" => null,
        var host => IPAddress.TryParse(host, out IPAddress? address) ? address : throw new UsageException(
            $"--host {host} is not an IP address. Use 0.0.0.0 to listen on all addresses. Callers can use every name of the machine."),
    };

    private static Uri? GetIssuer(ParseResult line) => line.GetValue(Issuer) switch
    {
        null => null,
        var issuer => Uri.TryCreate(issuer, UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https"
            && (url.UserInfo + url.Query + url.Fragment).Length == 0
            ? url : throw new UsageException("--issuer must be an address with http or https, such as http://localhost:9229."),
    };

    private static async Task<X509Certificate2?> GetCertificateAsync(
        ParseResult line, IPAddress? address, Uri? issuer, CancellationToken cancellationToken)
    {
        FileInfo? certificate = line.GetValue(Certificate), key = line.GetValue(Key);
        bool isSecure = line.GetResult(Https) is not null;
        if ((certificate is null) != (key is null))
            throw new UsageException("--cert and --key require each other.");
        if (certificate is not null && !isSecure)
            throw new UsageException("--cert and --key require --https.");
        if (!isSecure)
            return null;
        if (certificate is not null)
            return EmulatorCertificate.Read(certificate, key!);
        IEnumerable<string> names = [
            .. address is null || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)
                ? (string[])[] : [address.ToString()],
            .. issuer is null ? (string[])[] : [issuer.IdnHost]];
        return await EmulatorCertificate.KeepAsync(names, TimeProvider.System.GetUtcNow(), cancellationToken);
    }

    private static EmulatorListener Listen(CognitoEmulator emulator, EmulatorListenerOptions options, Option option)
    {
        try
        {
            return emulator.Listen(options);
        }
        catch (IOException e)
        {
            throw new IOException($"{e.Message} Stop the program that uses it, or choose another port with {option.Name}.", e);
        }
    }

    private static void DescribeTrust(Uri endpoint, bool isKept)
    {
        StandardError.WriteLine($"Listening on {endpoint} too."
            + (isKept ? $" To trust its certificate, give it to each program: {EmulatorCertificate.KeptPath}" : ""));
        if (!isKept)
            return;
        StandardError.WriteLine($"  export NODE_EXTRA_CA_CERTS='{EmulatorCertificate.KeptPath}'");
        StandardError.WriteLine($"  curl --cacert '{EmulatorCertificate.KeptPath}' {endpoint}health");
        StandardError.WriteLine("  Browsers: open the address once and accept the certificate, or import it.");
    }
}
