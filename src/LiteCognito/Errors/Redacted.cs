namespace LiteCognito;

/// <summary>
/// A record whose text form shows none of its members, so that no secret and nothing personal reaches a log.
/// </summary>
/// <remarks>
/// A request, a response or a shape is redacted where the service's model marks one of its members, or of a shape below it,
/// <c>sensitive</c> (user names, attributes, passwords and others; the client id does not count), and where it holds a session, a
/// code, a token or something as good as one. Request headers, IP addresses, device data, a user's id at an identity provider and the
/// filter of a list of users are redacted too. All others print their members.
/// </remarks>
public abstract record Redacted
{
    /// <summary>Returns a constant text that names no member.</summary>
    public sealed override string ToString() => "[redacted]";
}
