namespace LiteCognito;

/// <summary>
/// The base of records whose text form shows none of their members. It keeps secrets and personal data out of logs.
/// </summary>
/// <remarks>
/// <para>
/// A request, response or shape is redacted if the service's model marks one of its members, or a member of a nested shape, as
/// <c>sensitive</c>, such as user names, attributes and passwords. The client id does not count. A record is also redacted if it contains
/// a session, a code, a token or an equivalent secret.
/// </para>
/// <para>
/// Request headers, IP addresses, device data, a user's id at an identity provider and the filter of a list of users are redacted too. All
/// other records print their members.
/// </para>
/// </remarks>
public abstract record Redacted
{
    /// <summary>Returns a constant text that shows no member.</summary>
    /// <returns><c>[redacted]</c>.</returns>
    public sealed override string ToString() => "[redacted]";
}
