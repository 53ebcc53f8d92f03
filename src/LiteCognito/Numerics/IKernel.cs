namespace LiteCognito.Numerics;

/// <summary>
/// Arithmetic modulo <see cref="Group.Modulus"/> in a representation of the kernel's own. A residue is <see cref="Words"/>
/// words that only the same kernel can read. Results may alias operands. The time of every member depends on no value.
/// </summary>
internal interface IKernel
{
    /// <summary>How many 64-bit words one residue takes.</summary>
    static abstract int Words { get; }

    /// <summary>Reads any integer below 2^3072, reduced or not.</summary>
    /// <param name="residue">Takes the residue.</param>
    /// <param name="bigEndian">384 bytes.</param>
    static abstract void Import(Span<ulong> residue, ReadOnlySpan<byte> bigEndian);

    /// <summary>Writes the canonical integer, below the modulus.</summary>
    /// <param name="bigEndian">384 bytes.</param>
    /// <param name="residue">The residue.</param>
    static abstract void Export(Span<byte> bigEndian, ReadOnlySpan<ulong> residue);

    static abstract void Multiply(Span<ulong> result, ReadOnlySpan<ulong> x, ReadOnlySpan<ulong> y);

    static abstract void Square(Span<ulong> result, ReadOnlySpan<ulong> x);

    static abstract void Subtract(Span<ulong> result, ReadOnlySpan<ulong> x, ReadOnlySpan<ulong> y);
}
