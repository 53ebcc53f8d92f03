namespace LiteCognito.Protocol;

/// <summary>
/// Proves who makes a call where its body does not. What sends calls knows no more of it, so that programs which sign none carry no signer.
/// </summary>
internal abstract class Authorizer
{
    /// <summary>Adds the proof to one attempt of a call.</summary>
    public abstract ValueTask AuthorizeAsync(
        HttpRequestMessage request, string target, ReadOnlyMemory<byte> body, CancellationToken cancellationToken);

    /// <summary>Learns from a refusal: whether the same call can be proved better at once.</summary>
    /// <param name="request">The attempt that was refused.</param>
    /// <param name="code">The service's error code.</param>
    /// <param name="serverTime">The answer's Date.</param>
    public abstract bool Corrects(HttpRequestMessage request, string? code, DateTimeOffset? serverTime);
}
