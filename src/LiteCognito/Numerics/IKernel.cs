namespace LiteCognito.Numerics;

/// <summary>
/// Arithmetic modulo <see cref="Group.Modulus"/> in Montgomery form. Every kernel has its own R and its own representation of residues.
/// Results may alias operands.
/// </summary>
/// <remarks>
/// <para>Sources: P. L. Montgomery, Modular multiplication without trial division (1985); spec/srp.md, "Arithmetic".</para>
/// <para>
/// Sizes: integers have 48 words of 64 bits, least significant first. A residue has <see cref="Words"/> words, which only the same kernel
/// can read.
/// </para>
/// <para>
/// Timing: operands and results are secret. The time of every member depends on no value. The caller zeroes scratch memory after the last
/// call, because it contains secret values.
/// </para>
/// <para>
/// All memory is stack memory of the caller, passed by pointer. With spans, a fifth of the time to the first result in a just-in-time
/// compiled process was spent on them.
/// </para>
/// </remarks>
internal unsafe interface IKernel
{
    /// <summary>The number of 64-bit words in a residue, a multiple of 8.</summary>
    static abstract int Words { get; }

    /// <summary>
    /// The number of scratch words for <see cref="Multiply"/> and <see cref="Square"/>. The words must be zero before the first call, and
    /// their address a multiple of 64 bytes.
    /// </summary>
    static abstract int ScratchWords { get; }

    /// <summary>R² mod N. The product with it converts an integer to Montgomery form.</summary>
    static abstract ReadOnlySpan<ulong> MontgomerySquare { get; }

    /// <summary>R^(2^33 − 1) mod N, with which <see cref="Comb{TKernel}"/> converts its result to Montgomery form.</summary>
    static abstract ReadOnlySpan<ulong> CombScale { get; }

    /// <summary>Converts an integer below 2^3072 to digits, without conversion to Montgomery form.</summary>
    static abstract void Read(ulong* residue, ulong* integer);

    /// <summary>Converts digits to the canonical integer below N, without conversion from Montgomery form.</summary>
    static abstract void Write(ulong* integer, ulong* residue);

    /// <summary>Computes x·y/R mod N.</summary>
    static abstract void Multiply(ulong* result, ulong* x, ulong* y, ulong* scratch);

    /// <summary>Computes x²/R mod N.</summary>
    static abstract void Square(ulong* result, ulong* x, ulong* scratch);

    /// <summary>Computes x − y mod N, for x and y that are results of products.</summary>
    static abstract void Subtract(ulong* result, ulong* x, ulong* y);
}
