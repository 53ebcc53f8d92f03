namespace LiteCognito.Numerics;

/// <summary>The vector operations that <see cref="FmaArithmetic{TLanes, TVector, TBits}"/> uses, for one vector width.</summary>
/// <remarks>
/// <para>Source: spec/srp.md, "Bounds of the FMA kernel".</para>
/// <para>Sizes: a vector has <see cref="Count"/> lanes of 8 bytes, either doubles or 64-bit integers.</para>
/// <para>Timing: lanes hold secret values. No operation branches on them or uses them as an address.</para>
/// </remarks>
internal unsafe interface ILanes<TVector, TBits>
    where TVector : struct
    where TBits : struct
{
    /// <summary>The number of lanes: 4 or 8.</summary>
    static abstract int Count { get; }

    static abstract TVector Create(double value);

    static abstract TBits Create(long value);

    static abstract TVector Load(double* source);

    static abstract TBits Load(long* source);

    static abstract void Store(TVector value, double* destination);

    static abstract void Store(TBits value, long* destination);

    /// <summary>Computes x·y + z, rounded once.</summary>
    static abstract TVector FusedMultiplyAdd(TVector x, TVector y, TVector z);

    static abstract TVector Add(TVector x, TVector y);

    static abstract TVector Subtract(TVector x, TVector y);

    static abstract TBits Add(TBits x, TBits y);

    static abstract TBits And(TBits x, TBits y);

    /// <summary>Shifts every lane to the right by a public count and fills it with zeros.</summary>
    static abstract TBits ShiftRight(TBits x, int count);

    /// <summary>Reinterprets doubles as their bits.</summary>
    static abstract TBits Bits(TVector value);

    /// <summary>Reinterprets bits as doubles.</summary>
    static abstract TVector Doubles(TBits value);

    /// <summary>Adds all lanes.</summary>
    static abstract long Sum(TBits value);

    /// <summary>Loads consecutive doubles into lanes 1, 3, …; all other lanes are zero.</summary>
    static abstract TVector Spread(double* source);
}
