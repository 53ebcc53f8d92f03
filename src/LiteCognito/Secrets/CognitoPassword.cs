using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Secrets;

namespace LiteCognito;

/// <summary>
/// A password, held as a <see cref="string"/> or as characters in memory that you can clear. Both convert implicitly to this type.
/// </summary>
/// <remarks>
/// <para>
/// The memory is not copied. A call reads it until its task has completed, so clear it only then. An SRP sign-in hashes the password in a
/// buffer that is then zeroed. A call that sends the password writes it to the request body, which is zeroed too. Sessions and challenges
/// do not keep the password.
/// </para>
/// <para>
/// The library cannot clear some copies: a <see cref="string"/>; the buffers of the serializer, the HTTP handler and TLS, if the password
/// is sent; the strings of a rejected request, which the library compares with the service's message to remove secrets from it; and
/// copies that the garbage collector leaves behind when it moves an array. To prevent the last of these, allocate the array with
/// <see cref="GC.AllocateArray{T}(int, bool)"/> and <c>pinned: true</c>.
/// </para>
/// </remarks>
/// <example>
/// <code language="csharp">
/// using LiteCognito;
///
/// char[] password = ReadPasswordCharacters();
/// try
/// {
///     SignInStep step = await client.SignInAsync("alice", password);
/// }
/// finally
/// {
///     Array.Clear(password);
/// }
/// </code>
/// </example>
[JsonConverter(typeof(CognitoPasswordConverter))]
public sealed class CognitoPassword
{
    private readonly ReadOnlyMemory<char> _characters;

    /// <summary>Creates a password from memory, without copying it.</summary>
    /// <param name="characters">The characters. Clear them after the calls that use the password have completed.</param>
    public CognitoPassword(ReadOnlyMemory<char> characters) => _characters = characters;

    internal ReadOnlySpan<char> Span => _characters.Span;

    internal bool IsEmpty => _characters.IsEmpty;

    /// <summary>Creates a password from a string.</summary>
    /// <param name="password">The password, or <see langword="null"/>.</param>
    /// <returns>The password, or <see langword="null"/> if <paramref name="password"/> is <see langword="null"/>.</returns>
    [return: NotNullIfNotNull(nameof(password))]
    public static implicit operator CognitoPassword?(string? password) => password is null ? null : new(password.AsMemory());

    /// <summary>Creates a password from an array, without copying it.</summary>
    /// <param name="password">
    /// The characters, or <see langword="null"/>. Clear them after the calls that use the password have completed.
    /// </param>
    /// <returns>The password, or <see langword="null"/> if <paramref name="password"/> is <see langword="null"/>.</returns>
    [return: NotNullIfNotNull(nameof(password))]
    public static implicit operator CognitoPassword?(char[]? password) => password is null ? null : new(password);

    /// <summary>Creates a password from memory, without copying it.</summary>
    /// <param name="password">The characters. Clear them after the calls that use the password have completed.</param>
    /// <returns>The password.</returns>
    public static implicit operator CognitoPassword(Memory<char> password) => new(password);

    /// <summary>Creates a password from read-only memory, without copying it.</summary>
    /// <param name="password">The characters. Clear them after the calls that use the password have completed.</param>
    /// <returns>The password.</returns>
    public static implicit operator CognitoPassword(ReadOnlyMemory<char> password) => new(password);

    /// <summary>Returns a constant text instead of the password, to keep passwords out of logs.</summary>
    /// <returns><c>[redacted]</c>.</returns>
    public override string ToString() => "[redacted]";

    internal static void ThrowIfNullOrEmpty(
        [NotNull] CognitoPassword? password, [CallerArgumentExpression(nameof(password))] string? paramName = null)
    {
        ArgumentNullException.ThrowIfNull(password, paramName);
        if (password.IsEmpty)
            throw new ArgumentException("The password is empty.", paramName);
    }
}
