using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Secrets;

namespace LiteCognito;

/// <summary>
/// A password: a <see cref="string"/>, or characters in memory that you clear afterwards. Both convert to it implicitly.
/// </summary>
/// <remarks>
/// <para>
/// Memory is not copied, but read until the task of the call has completed. Clear it then, and not before. A sign-in over SRP hashes the
/// password in a buffer that is zeroed. A call that sends the password writes it to the request's JSON, which is zeroed too. Neither
/// sessions nor challenges keep the password.
/// </para>
/// <para>
/// This library cannot clear: a <see cref="string"/>; copies of a sent password in the buffers of the serializer, the HTTP handler and
/// TLS; the strings of a refused request, with which the service's message is compared, so that it repeats no secret; and copies that
/// the garbage collector leaves behind when it moves an array. An array of <see cref="GC.AllocateArray{T}(int, bool)"/> with
/// <c>pinned: true</c> is not moved.
/// </para>
/// </remarks>
[JsonConverter(typeof(CognitoPasswordConverter))]
public sealed class CognitoPassword
{
    private readonly ReadOnlyMemory<char> _characters;

    /// <summary>Creates a password from memory, which is not copied.</summary>
    /// <param name="characters">The characters. Clear them when the calls that take the password have completed.</param>
    public CognitoPassword(ReadOnlyMemory<char> characters) => _characters = characters;

    internal ReadOnlySpan<char> Span => _characters.Span;

    internal bool IsEmpty => _characters.IsEmpty;

    /// <summary>Creates a password from a string. <see langword="null"/> stays <see langword="null"/>.</summary>
    [return: NotNullIfNotNull(nameof(password))]
    public static implicit operator CognitoPassword?(string? password) => password is null ? null : new(password.AsMemory());

    /// <summary>Creates a password from an array, which is not copied. <see langword="null"/> stays <see langword="null"/>.</summary>
    [return: NotNullIfNotNull(nameof(password))]
    public static implicit operator CognitoPassword?(char[]? password) => password is null ? null : new(password);

    /// <summary>Creates a password from memory, which is not copied.</summary>
    public static implicit operator CognitoPassword(Memory<char> password) => new(password);

    /// <summary>Creates a password from memory, which is not copied.</summary>
    public static implicit operator CognitoPassword(ReadOnlyMemory<char> password) => new(password);

    /// <summary>Returns a constant text, so that no password reaches a log.</summary>
    public override string ToString() => "[redacted]";

    internal static void ThrowIfNullOrEmpty(
        [NotNull] CognitoPassword? password, [CallerArgumentExpression(nameof(password))] string? paramName = null)
    {
        ArgumentNullException.ThrowIfNull(password, paramName);
        if (password.IsEmpty)
            throw new ArgumentException("The password is empty.", paramName);
    }
}
