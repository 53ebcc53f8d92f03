namespace LiteCognito;

/// <summary>
/// The base of records whose <see cref="ToString"/> prints none of their members, to keep secrets and personal data out of logs.
/// </summary>
/// <remarks>
/// <para>
/// A request, response or shape is redacted if the service's model marks one of its members, or a member of a nested shape, as
/// <c>sensitive</c>. Examples are user names, attributes and passwords. The ID of the app client is an exception: although the model marks
/// it, it does not make a record redacted.
/// </para>
/// <para>
/// Records are also redacted if they contain a session, a code, a token or an equivalent secret, request headers, an IP address, data about
/// a device, a user's ID at an identity provider, or the filter of a list of users. All other records print their members.
/// </para>
/// </remarks>
public abstract record Redacted
{
    /// <summary>Returns a constant text that contains none of the members.</summary>
    /// <returns><c>[redacted]</c>.</returns>
    public sealed override string ToString() => "[redacted]";
}
