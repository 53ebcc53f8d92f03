namespace LiteCognito.Srp;

/// <summary>The identity of a user or device and its password. SRP hashes group ‖ key ‖ ":" ‖ password.</summary>
/// <remarks>
/// <para>Sources: RFC 2945 and spec/srp.md, "The exchange".</para>
/// <para>Sizes: the texts have no limit; they are hashed as UTF-8 without normalization.</para>
/// <para>Timing: the password is secret. Its length may leak, but its characters must not. Group and key are public.</para>
/// </remarks>
/// <param name="group">The pool name of a user (the part after the <c>_</c> of the pool ID), or the device group key of a device.</param>
/// <param name="key">The USER_ID_FOR_SRP of a user, or the device key of a device.</param>
/// <param name="password">The password.</param>
internal readonly ref struct SrpIdentity(ReadOnlySpan<char> group, ReadOnlySpan<char> key, ReadOnlySpan<char> password)
{
    public ReadOnlySpan<char> Group { get; } = group;

    public ReadOnlySpan<char> Key { get; } = key;

    public ReadOnlySpan<char> Password { get; } = password;
}
