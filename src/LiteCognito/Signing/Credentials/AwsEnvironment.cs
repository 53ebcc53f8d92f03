using System.Net.Sockets;

namespace LiteCognito.Signing.Credentials;

/// <summary>What credentials are looked for with: variables, files, programs, addresses, a clock. Tests bring their own.</summary>
internal sealed class AwsEnvironment
{
    private const int MaxAnswerBytes = 256 * 1024, MaxFileBytes = 1024 * 1024;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);

    /// <summary>Those of this process. Neither a proxy nor a redirect stands between it and its machine.</summary>
    public static AwsEnvironment Process { get; } = new();

    /// <summary>A variable; one that is empty counts as none.</summary>
    public Func<string, string?> Variables { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>The user's home, whether it is there or not; empty where there is none.</summary>
    public Lazy<string> Home { get; init; } = new(
        () => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify));

    /// <summary>For this machine's own addresses.</summary>
    public Lazy<HttpClient> Http { get; init; } = new(
        () => new(
            new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        });

    /// <summary>For AWS's addresses.</summary>
    public Lazy<HttpClient> Internet { get; init; } = new(() => Protocol.Transport.DefaultHttp);

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public string Region => Variable("AWS_REGION") ?? Variable("AWS_DEFAULT_REGION") ?? "us-east-1";

    public string? Variable(string name) => Variables(name) is { Length: > 0 } value ? value : null;

    /// <summary>A file's text; <see langword="null"/> where there is no such file.</summary>
    public static async Task<string?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            if (new FileInfo(path).Length > MaxFileBytes)
                throw new AwsCredentialException($"{path} is larger than {MaxFileBytes} bytes: it is not what it should be.");
            return await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AwsCredentialException($"{path} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>
    /// Sends what <paramref name="make"/> makes until there is an answer that is no failure of the service, nor one to ask
    /// <paramref name="again"/> after, a few times.
    /// </summary>
    public async Task<(int Status, byte[] Body)> SendAsync(
        string what, HttpClient http, Func<HttpRequestMessage> make, TimeSpan timeout, int attempts, CancellationToken cancellationToken,
        Func<HttpRequestMessage, HttpResponseMessage, byte[], bool>? again = null)
    {
        for (int attempt = 1; ; attempt++)
        {
            using var deadline = new Protocol.Deadline(timeout, Clock, cancellationToken);
            try
            {
                using HttpRequestMessage request = make();
                using HttpResponseMessage response = await http.SendAsync(
                    request, HttpCompletionOption.ResponseHeadersRead, deadline.Token).ConfigureAwait(false);
                byte[] body = await Protocol.AnswerBody.ReadAsync(what, response, MaxAnswerBytes, deadline.Token).ConfigureAwait(false);
                bool isFailure = (int)response.StatusCode is >= 500 or 429 || again?.Invoke(request, response, body) == true;
                if (!isFailure || attempt == attempts)
                    return ((int)response.StatusCode, body);
            }
            catch (Exception e) when (e is HttpRequestException or IOException or SocketException
                || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                if (attempt == attempts)
                    throw new UnreachableException(what, e);
            }
            catch (CognitoProtocolException e)
            {
                throw new AwsCredentialException($"{what} answered with too much to be credentials.", e);
            }
            await Task.Delay(FirstPause * attempt, Clock, cancellationToken).ConfigureAwait(false);
        }
    }
}

/// <summary>Nobody answered. For some places that means they are not there.</summary>
internal sealed class UnreachableException(string what, Exception cause) : Exception($"{what} did not answer: {cause.Message}", cause);
