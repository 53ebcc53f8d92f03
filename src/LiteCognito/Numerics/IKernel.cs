namespace LiteCognito.Numerics;

/// <summary>
/// Arithmetic modulo <see cref="Group.Modulus"/> in Montgomery form with an R of the kernel's own. A residue is
/// <see cref="Words"/> words that only the same kernel can read. Results may alias operands. The time of every member depends
/// on no value.
/// </summary>
/// <remarks>
/// Integers are 48 words of 64 bits, least significant first. Scratch holds what must be zeroed after the last call. All of it is stack
/// memory of the caller's, passed by pointer: spans were a fifth of the time to the first result of a just-in-time process.
/// </remarks>
internal unsafe interface IKernel
{
    /// <summary>How many 64-bit words one residue takes, a multiple of 8.</summary>
    static abstract int Words { get; }

    /// <summary>How many words <see cref="Multiply"/> and <see cref="Square"/> work in; zero before the first call.</summary>
    static abstract int ScratchWords { get; }

    /// <summary>R² mod N: the product with it takes an integer into Montgomery form.</summary>
    static abstract ReadOnlySpan<ulong> MontgomerySquare { get; }

    /// <summary>R^(2^33 − 1) mod N, by which <see cref="Comb{TKernel}"/> makes up for a table that is in no kernel's form.</summary>
    static abstract ReadOnlySpan<ulong> CombScale { get; }

    /// <summary>Takes the digits of any integer below 2^3072, as they are.</summary>
    static abstract void Read(ulong* residue, ulong* integer);

    /// <summary>Gives the canonical integer, below N, of the digits, as they are.</summary>
    static abstract void Write(ulong* integer, ulong* residue);

    /// <summary>x·y/R mod N.</summary>
    static abstract void Multiply(ulong* result, ulong* x, ulong* y, ulong* scratch);

    /// <summary>x²/R mod N.</summary>
    static abstract void Square(ulong* result, ulong* x, ulong* scratch);

    /// <summary>x − y mod N, for x and y that a product made.</summary>
    static abstract void Subtract(ulong* result, ulong* x, ulong* y);
}
