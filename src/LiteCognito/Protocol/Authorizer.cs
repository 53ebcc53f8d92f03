namespace LiteCognito.Protocol;

/// <summary>
/// Adds the caller's authorization to a request. Only signed operations refer to the implementation, so trimming removes the signer from
/// programs that sign no call.
/// </summary>
internal abstract class Authorizer
{
    /// <summary>The address of the calls that this instance authorizes, which may differ from that of other calls of the client.</summary>
    public abstract Uri Endpoint { get; }

    /// <summary>Adds the authorization to one attempt of a call.</summary>
    public abstract ValueTask AuthorizeAsync(
        HttpRequestMessage request, string target, ReadOnlyMemory<byte> body, CancellationToken cancellationToken);

    /// <summary>Processes a rejected signature. Returns true if the next attempt can be signed correctly at once.</summary>
    /// <param name="request">The request that was rejected.</param>
    /// <param name="code">The error code of the service.</param>
    /// <param name="serverTime">The Date header of the response.</param>
    public abstract bool Corrects(HttpRequestMessage request, string? code, DateTimeOffset? serverTime);
}
