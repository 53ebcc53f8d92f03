namespace LiteCognito.Numerics;

/// <summary>
/// The digits, vectors and exact multiply-accumulate that <see cref="ColumnKernel{TArithmetic, TDigit, TVector, TSum}"/> is made
/// of. A number is <see cref="Digits"/> digits of <see cref="Bits"/> bits, least significant first; R = 2^(Digits·Bits). A column
/// is the sum of all digit products of one weight; a vector holds <see cref="Lanes"/> successive columns, in two sums.
/// </summary>
internal unsafe interface IColumnArithmetic<TDigit, TVector, TSum>
    where TDigit : unmanaged
    where TVector : struct
    where TSum : struct
{
    static abstract int Bits { get; }

    static abstract int Digits { get; }

    /// <summary>Columns of one vector: 4 or 8.</summary>
    static abstract int Lanes { get; }

    /// <summary>Where a product's columns begin: odd and negative.</summary>
    static abstract int FirstColumn { get; }

    /// <summary>Words that the columns of a product take, 16 of them below column 0.</summary>
    static abstract int ColumnWords { get; }

    /// <summary>N, after 8 zeros and before 16.</summary>
    static abstract ReadOnlySpan<TDigit> PaddedModulus { get; }

    /// <summary>−N⁻¹ modulo R, after 8 zeros and before 16.</summary>
    static abstract ReadOnlySpan<TDigit> PaddedInverse { get; }

    /// <summary>
    /// What the lower columns of a product with −N⁻¹ hold too much when taken in pairs, negated, after 8 zeros: column c the sum of
    /// the products of successive digits c − 2j − 1 and c − 2j.
    /// </summary>
    static abstract ReadOnlySpan<long> LowerCorrection { get; }

    /// <summary>The same for the upper columns of a product with N, from column Digits on.</summary>
    static abstract ReadOnlySpan<long> UpperCorrection { get; }

    /// <summary>Words of one entry of <see cref="SumPairs"/>.</summary>
    static abstract int PairWords { get; }

    static abstract ReadOnlySpan<ulong> MontgomerySquare { get; }

    static abstract ReadOnlySpan<ulong> CombScale { get; }

    static abstract TDigit ToDigit(long value);

    static abstract long ToInt64(TDigit digit);

    /// <summary>One digit for every lane; may read 8 bytes.</summary>
    static abstract TVector Broadcast(TDigit* digit);

    static abstract TVector Load(TDigit* digits);

    /// <summary>Loads, and clears the first lanes.</summary>
    static abstract TVector LoadFrom(TDigit* digits, int firstLane);

    /// <summary>Sums that are zero once they have taken up a number of products.</summary>
    static abstract void Start(int products, out TSum first, out TSum second);

    static abstract void MultiplyAdd(TVector x, TVector y, ref TSum first, ref TSum second);

    static abstract void Double(ref TSum first, ref TSum second);

    /// <summary>Adds the squares of successive digits to lanes 1, 3, …</summary>
    static abstract void AddSquares(TDigit* digits, ref TSum first, ref TSum second);

    /// <summary>Two successive digits of a number for every lane, and another number's digits below and at those of the lanes.</summary>
    static abstract void AddPairs(TVector x, TVector y, TDigit* digits, ref TSum first, ref TSum second);

    /// <summary>Running sums of the products of digits 2j and 2j + 1, an entry after every second one, beginning with none.</summary>
    static abstract void SumPairs(TDigit* digits, long* sums);

    /// <summary>Sums that take off in advance the products of pairs between two entries.</summary>
    static abstract void StartPairs(long* from, long* to, out TSum first, out TSum second);

    /// <summary>Stores the columns of a vector.</summary>
    static abstract void Store(TSum first, TSum second, long* columns);

    /// <summary>Stores the columns of a vector, corrected, or adds them to those that are there.</summary>
    static abstract void StorePairs(TSum first, TSum second, long* correction, long* columns, bool add);

    /// <summary>Carries columns 0 to Digits − 1 into digits modulo R, and returns what was carried out of the last.</summary>
    static abstract long CarryLower(TDigit* digits, long* columns);

    /// <summary>Carries the columns from Digits on, after adding a carry to the first of them. The value is below R.</summary>
    static abstract void CarryUpper(TDigit* digits, long* columns, long carry);

    /// <summary>(t + (q·N mod R))/R for digits of which it is known that the sum is a multiple of R.</summary>
    static abstract long CarryOfCancelled(TDigit* t, TDigit* q);
}
