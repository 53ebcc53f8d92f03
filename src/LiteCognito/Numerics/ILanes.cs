namespace LiteCognito.Numerics;

/// <summary>The vector operations of <see cref="FmaArithmetic{TLanes, TVector, TBits}"/>, for one width.</summary>
internal unsafe interface ILanes<TVector, TBits>
    where TVector : struct
    where TBits : struct
{
    static abstract int Count { get; }

    static abstract TVector Create(double value);

    static abstract TBits Create(long value);

    static abstract TVector Load(double* source);

    static abstract TBits Load(long* source);

    static abstract void Store(TVector value, double* destination);

    static abstract void Store(TBits value, long* destination);

    /// <summary>x·y + z, rounded once.</summary>
    static abstract TVector FusedMultiplyAdd(TVector x, TVector y, TVector z);

    static abstract TVector Add(TVector x, TVector y);

    static abstract TVector Subtract(TVector x, TVector y);

    static abstract TBits Add(TBits x, TBits y);

    static abstract TBits And(TBits x, TBits y);

    static abstract TBits ShiftRight(TBits x, int count);

    static abstract TBits Bits(TVector value);

    static abstract TVector Doubles(TBits value);

    static abstract long Sum(TBits value);

    /// <summary>Successive doubles in lanes 1, 3, … among zeros.</summary>
    static abstract TVector Spread(double* source);
}
