namespace LiteCognito.Srp;

/// <summary>The identity whose password is proved, and the password. SRP hashes the three texts one after another.</summary>
/// <param name="group">Of a user the pool's name, which follows the <c>_</c> of the pool's id; of a device its group key.</param>
/// <param name="key">Of a user USER_ID_FOR_SRP; of a device its key.</param>
/// <param name="password">The password, hashed as UTF-8.</param>
internal readonly ref struct SrpIdentity(ReadOnlySpan<char> group, ReadOnlySpan<char> key, ReadOnlySpan<char> password)
{
    public ReadOnlySpan<char> Group { get; } = group;

    public ReadOnlySpan<char> Key { get; } = key;

    public ReadOnlySpan<char> Password { get; } = password;
}
