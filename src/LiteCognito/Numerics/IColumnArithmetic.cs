namespace LiteCognito.Numerics;

/// <summary>
/// The digits, vectors and exact multiply-accumulate operations of <see cref="ColumnKernel{TArithmetic, TDigit, TVector, TSum}"/>.
/// </summary>
/// <remarks>
/// <para>Source: spec/srp.md, "Columns" and the bounds of the kernels.</para>
/// <para>
/// Sizes: a number has <see cref="Digits"/> digits of <see cref="Bits"/> bits, least significant first, and R = 2^(Digits·Bits). A column
/// is the sum of all digit products of one weight. A vector holds <see cref="Lanes"/> consecutive columns, in two sums.
/// </para>
/// <para>Timing: digits, columns and sums hold secret values. No member branches on them or uses them as an index.</para>
/// </remarks>
internal unsafe interface IColumnArithmetic<TDigit, TVector, TSum>
    where TDigit : unmanaged
    where TVector : struct
    where TSum : struct
{
    /// <summary>The number of bits in a digit.</summary>
    static abstract int Bits { get; }

    /// <summary>The number of digits in a number.</summary>
    static abstract int Digits { get; }

    /// <summary>The number of columns in a vector: 4 or 8.</summary>
    static abstract int Lanes { get; }

    /// <summary>The first column of a product: odd and negative.</summary>
    static abstract int FirstColumn { get; }

    /// <summary>The number of words for the columns of a product, including 16 below column 0.</summary>
    static abstract int ColumnWords { get; }

    /// <summary>The digits of N, with 8 zeros before and 16 after them.</summary>
    static abstract ReadOnlySpan<TDigit> PaddedModulus { get; }

    /// <summary>The digits of −N⁻¹ mod R, with 8 zeros before and 16 after them.</summary>
    static abstract ReadOnlySpan<TDigit> PaddedInverse { get; }

    /// <summary>
    /// The correction of the lower columns of a product with −N⁻¹ that is computed in pairs. 8 zeros precede it. For column c, it is the
    /// negated sum of the products of consecutive digits c − 2j − 1 and c − 2j.
    /// </summary>
    static abstract ReadOnlySpan<long> LowerCorrection { get; }

    /// <summary>The correction of the upper columns of a product with N, from column Digits on.</summary>
    static abstract ReadOnlySpan<long> UpperCorrection { get; }

    /// <summary>The number of words in an entry of <see cref="SumPairs"/>.</summary>
    static abstract int PairWords { get; }

    /// <inheritdoc cref="IKernel.MontgomerySquare"/>
    static abstract ReadOnlySpan<ulong> MontgomerySquare { get; }

    /// <inheritdoc cref="IKernel.CombScale"/>
    static abstract ReadOnlySpan<ulong> CombScale { get; }

    static abstract TDigit ToDigit(long value);

    static abstract long ToInt64(TDigit digit);

    /// <summary>Copies one digit to every lane. An implementation may read 8 bytes even if a digit has 4.</summary>
    static abstract TVector Broadcast(TDigit* digit);

    static abstract TVector Load(TDigit* digits);

    /// <summary>Loads a vector and clears the lanes before the first lane.</summary>
    static abstract TVector LoadFrom(TDigit* digits, int firstLane);

    /// <summary>Returns start values that cancel the constants that the given number of products adds to the sums.</summary>
    static abstract void Start(int products, out TSum first, out TSum second);

    static abstract void MultiplyAdd(TVector x, TVector y, ref TSum first, ref TSum second);

    static abstract void Double(ref TSum first, ref TSum second);

    /// <summary>Adds the squares of consecutive digits to lanes 1, 3, …</summary>
    static abstract void AddSquares(TDigit* digits, ref TSum first, ref TSum second);

    /// <summary>Adds (x + d[−1])·(y + d[0]) to every lane: x and y are broadcast digits, and d points to the lane's digit.</summary>
    static abstract void AddPairs(TVector x, TVector y, TDigit* digits, ref TSum first, ref TSum second);

    /// <summary>Computes running sums of the products of digits 2j and 2j + 1. Entry k is the sum of the first 2k products.</summary>
    static abstract void SumPairs(TDigit* digits, long* sums);

    /// <summary>Returns start values from which the pair products between two entries are already subtracted.</summary>
    static abstract void StartPairs(long* from, long* to, out TSum first, out TSum second);

    /// <summary>Stores the columns of a vector.</summary>
    static abstract void Store(TSum first, TSum second, long* columns);

    /// <summary>Stores the corrected columns of a vector, or adds them to the existing columns.</summary>
    static abstract void StorePairs(TSum first, TSum second, long* correction, long* columns, bool add);

    /// <summary>Carries columns 0 to Digits − 1 into digits modulo R. Returns the carry out of the last column.</summary>
    static abstract long CarryLower(TDigit* digits, long* columns);

    /// <summary>Adds a carry to column Digits and carries the columns from there on into digits. The value is below R.</summary>
    static abstract void CarryUpper(TDigit* digits, long* columns, long carry);

    /// <summary>Returns (t + (q·N mod R))/R, for digits whose sum is known to be a multiple of R.</summary>
    static abstract long CarryOfCancelled(TDigit* t, TDigit* q);
}
