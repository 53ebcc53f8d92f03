using System.Net.Sockets;

namespace LiteCognito.Signing.Credentials;

/// <summary>
/// The inputs of the search for credentials: environment variables, home directory, HTTP clients and clock. Tests replace them.
/// </summary>
internal sealed class AwsEnvironment
{
    private const int MaxAnswerBytes = 256 * 1024, MaxFileBytes = 1024 * 1024;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);

    private static readonly Lazy<HttpClient> Direct = new(
        () => new(Protocol.DefaultHandler.CreateDirect()) { Timeout = Timeout.InfiniteTimeSpan });

    private ServiceClock? _time;

    /// <summary>The environment of this process.</summary>
    public static AwsEnvironment Process { get; } = new();

    /// <summary>The environment of this process, for callers that allow plain HTTP to other machines.</summary>
    public static AwsEnvironment InsecureProcess { get; } = new() { AllowInsecureEndpoint = true };

    public Func<string, string?> Variables { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>The path of the user's home directory, which may not exist, or an empty text if the user has none.</summary>
    public Lazy<string> Home { get; init; } = new(
        () => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify));

    /// <summary>The client for this machine's own addresses. It uses no proxy and follows no redirect.</summary>
    public Lazy<HttpClient> Http { get; init; } = Direct;

    /// <summary>The client for AWS endpoints.</summary>
    public Lazy<HttpClient> Internet { get; init; } = new(() => Protocol.Transport.DefaultHttp);

    /// <summary>True if the endpoints of AWS services may use plain HTTP to other machines.</summary>
    public bool AllowInsecureEndpoint { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The time of AWS's services, as STS and other sources last stated it.</summary>
    public ServiceClock Time => Volatile.Read(ref _time) ?? Interlocked.CompareExchange(ref _time, new(Clock), null) ?? _time!;

    /// <summary>Returns a variable, or <see langword="null"/> if it is not set or is empty.</summary>
    public string? Variable(string name) => Variables(name) is { Length: > 0 } value ? value : null;

    /// <summary>Returns the text of a file, or <see langword="null"/> if the file does not exist.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="cancellationToken">A token that cancels the read.</param>
    /// <param name="name">
    /// The name of the file in exception messages, which then do not quote its path. A token may have been set in place of the path.
    /// </param>
    public static async Task<string?> ReadAsync(string path, CancellationToken cancellationToken, string? name = null)
    {
        try
        {
            Check(path, name);
            return await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return NotRead(path, name, e);
        }
    }

    /// <inheritdoc cref="ReadAsync"/>
    public static string? Read(string path)
    {
        try
        {
            Check(path, null);
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return NotRead(path, null, e);
        }
    }

    private static void Check(string path, string? name)
    {
        if (new FileInfo(path).Length > MaxFileBytes)
            throw new AwsCredentialException($"{name ?? path} is larger than {MaxFileBytes} bytes, which is too large for credentials.");
    }

    private static string? NotRead(string path, string? name, Exception e) => e is FileNotFoundException or DirectoryNotFoundException
        ? null
        : throw (name is null
            ? new AwsCredentialException($"{path} cannot be read: {e.Message}", e)
            : new AwsCredentialException($"{name} cannot be read. Check the path and the permissions of the file."));

    /// <summary>
    /// Sends a request, at most <paramref name="attempts"/> times. It is retried after a connection failure, a timeout, status 429 or 5xx,
    /// and any response for which <paramref name="again"/> returns <see langword="true"/>. An exception repeats none of the secrets.
    /// </summary>
    public async Task<(int Status, byte[] Body)> SendAsync(
        string what, HttpClient http, Func<HttpRequestMessage> make, List<string> secrets, TimeSpan timeout, int attempts,
        CancellationToken cancellationToken, Func<HttpRequestMessage, HttpResponseMessage, byte[], bool>? again = null)
    {
        for (int attempt = 1; ; attempt++)
        {
            using var deadline = new Protocol.Deadline(timeout, Clock, cancellationToken);
            try
            {
                using HttpRequestMessage request = make();
                using HttpResponseMessage response = await http.SendAsync(
                    request, HttpCompletionOption.ResponseHeadersRead, deadline.Token).ConfigureAwait(false);
                byte[] body = await Protocol.AnswerBody.ReadAsync(response, MaxAnswerBytes, deadline.Token).ConfigureAwait(false)
                    ?? throw new AwsCredentialException($"The response of {what} is too large to be credentials.");
                bool isFailure = (int)response.StatusCode is >= 500 or 429 || again?.Invoke(request, response, body) == true;
                if (!isFailure || attempt == attempts)
                    return ((int)response.StatusCode, body);
            }
            catch (Exception e) when (e is HttpRequestException or IOException or SocketException
                || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                if (attempt == attempts)
                    throw new UnreachableException(what, Protocol.Failure.Of(e, secrets));
            }
            await Task.Delay(FirstPause * attempt, Clock, cancellationToken).ConfigureAwait(false);
        }
    }
}

/// <summary>A service did not answer. Some sources then count as absent.</summary>
internal sealed class UnreachableException(string what, Exception cause) : Exception($"{what} did not answer: {cause.Message}", cause);
