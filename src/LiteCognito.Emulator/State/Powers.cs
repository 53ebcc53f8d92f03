using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Org.BouncyCastle.Math;

namespace LiteCognito.Emulator.State;

/// <summary>
/// Powers modulo an odd number, in Montgomery form on words of 64 bits. The code is not the library's, so that the two sides of a sign-in
/// cannot share a bug.
/// </summary>
/// <remarks>The time depends on the exponent, unlike the library's: the emulator's secrets are those of tests.</remarks>
internal sealed class Powers
{
    private const int WordBits = 64;

    private readonly ulong[] _modulus;
    private readonly ulong[] _one; // R mod N, which stands for 1
    private readonly ulong[] _square; // R² mod N, which converts a number
    private readonly ulong _inverse; // -1/N mod 2^64

    public Powers(BigInteger modulus)
    {
        int words = (modulus.BitLength + WordBits - 1) / WordBits;
        _modulus = new ulong[words];
        Read(modulus, _modulus);
        BigInteger r = BigInteger.One.ShiftLeft(WordBits * words);
        _one = Words(r.Mod(modulus));
        _square = Words(r.Multiply(r).Mod(modulus));
        ulong inverse = _modulus[0]; // three bits are correct, and each step doubles them
        for (int correct = 3; correct < WordBits; correct *= 2)
            inverse *= 2 - (_modulus[0] * inverse);
        _inverse = 0 - inverse;
    }

    /// <summary>Computes base^exponent.</summary>
    public BigInteger Power(BigInteger value, BigInteger exponent) => Power(value, BigInteger.One, exponent);

    /// <summary>Computes (value · factor)^exponent. Both are less than the modulus.</summary>
    public BigInteger Power(BigInteger value, BigInteger factor, BigInteger exponent)
    {
        const int Window = 5;
        ulong[] scratch = new ulong[_modulus.Length], x = Convert(value, scratch);
        Multiply(x, Convert(factor, scratch), x, scratch);
        ulong[][] powers = new ulong[1 << Window][];
        powers[0] = _one;
        for (int i = 1; i < powers.Length; i++)
            Multiply(powers[i - 1], x, powers[i] = new ulong[_modulus.Length], scratch);
        ulong[] result = [.. _one];
        for (int position = (exponent.BitLength + Window - 1) / Window * Window; position > 0; position -= Window)
        {
            int digit = 0;
            for (int bit = 1; bit <= Window; bit++)
            {
                Multiply(result, result, result, scratch);
                digit = (digit << 1) | (exponent.TestBit(position - bit) ? 1 : 0);
            }
            if (digit > 0)
                Multiply(result, powers[digit], result, scratch);
        }
        return Number(result, scratch);
    }

    /// <summary>Prepares the powers of one base with exponents of at most 256 bits, which take a third of the time.</summary>
    public Func<BigInteger, BigInteger> Prepare(BigInteger value)
    {
        // A comb: the exponent is cut into rows of equal length, and a column of bits, one of each row, selects a product of the bases
        // of the rows.
        const int Rows = 6, Columns = (256 + Rows - 1) / Rows;
        ulong[] scratch = new ulong[_modulus.Length], row = Convert(value, scratch);
        ulong[][] products = new ulong[1 << Rows][];
        products[0] = _one;
        for (int bit = 1; bit < products.Length; bit *= 2)
        {
            for (int i = 0; i < bit; i++)
                Multiply(products[i], row, products[bit + i] = new ulong[_modulus.Length], scratch);
            for (int i = 0; i < Columns; i++)
                Multiply(row, row, row, scratch);
        }
        return exponent =>
        {
            ulong[] space = new ulong[_modulus.Length], result = [.. _one];
            for (int column = Columns - 1; column >= 0; column--)
            {
                int digit = 0;
                for (int i = Rows - 1; i >= 0; i--)
                    digit = (digit << 1) | (exponent.TestBit((i * Columns) + column) ? 1 : 0);
                Multiply(result, result, result, space);
                if (digit > 0)
                    Multiply(result, products[digit], result, space);
            }
            return Number(result, space);
        };
    }

    private ulong[] Words(BigInteger value)
    {
        ulong[] words = new ulong[_modulus.Length];
        Read(value, words);
        return words;
    }

    private static void Read(BigInteger value, ulong[] words)
    {
        byte[] bytes = new byte[words.Length * sizeof(ulong)], digits = value.ToByteArrayUnsigned();
        digits.CopyTo(bytes, bytes.Length - digits.Length);
        for (int i = 0; i < words.Length; i++)
            words[i] = BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan(bytes.Length - ((i + 1) * sizeof(ulong))));
    }

    private ulong[] Convert(BigInteger value, ulong[] scratch)
    {
        ulong[] words = Words(value);
        Multiply(words, _square, words, scratch);
        return words;
    }

    private BigInteger Number(ulong[] value, ulong[] scratch)
    {
        ulong[] one = new ulong[value.Length];
        one[0] = 1;
        Multiply(value, one, value, scratch);
        byte[] bytes = new byte[value.Length * sizeof(ulong)];
        for (int i = 0; i < value.Length; i++)
            BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(bytes.Length - ((i + 1) * sizeof(ulong))), value[i]);
        return new(1, bytes);
    }

    /// <summary>Computes a · b / R mod N, where R is the power of 2 above N. The result may be one of the factors.</summary>
    private void Multiply(ulong[] a, ulong[] b, ulong[] result, ulong[] scratch)
    {
        ReadOnlySpan<ulong> modulus = _modulus, x = a.AsSpan(0, _modulus.Length);
        Span<ulong> sum = scratch.AsSpan(0, modulus.Length);
        sum.Clear();
        ulong top = 0;
        for (int i = 0; i < modulus.Length; i++)
        {
            // Adds a product, and a multiple of N that makes the lowest word 0, and drops the word.
            ulong digit = b[i], word = AddProduct(x[0], digit, sum[0], 0, out ulong carry), factor = word * _inverse;
            AddProduct(modulus[0], factor, word, 0, out ulong modulusCarry);
            for (int j = 1; j < modulus.Length; j++)
            {
                word = AddProduct(x[j], digit, sum[j], carry, out carry);
                sum[j - 1] = AddProduct(modulus[j], factor, word, modulusCarry, out modulusCarry);
            }
            word = top + carry;
            top = word < carry ? 1UL : 0;
            word += modulusCarry;
            top += word < modulusCarry ? 1UL : 0;
            sum[^1] = word;
        }
        if (top != 0 || IsAtLeastModulus(sum))
            SubtractModulus(sum);
        sum.CopyTo(result);
    }

    /// <summary>Computes a · b + c + d, which has two words, and returns the lower one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong AddProduct(ulong a, ulong b, ulong c, ulong d, out ulong high)
    {
        high = Math.BigMul(a, b, out ulong low);
        low += c;
        high += low < c ? 1UL : 0;
        low += d;
        high += low < d ? 1UL : 0;
        return low;
    }

    private bool IsAtLeastModulus(ReadOnlySpan<ulong> value)
    {
        for (int i = value.Length - 1; i >= 0; i--)
            if (value[i] != _modulus[i])
                return value[i] > _modulus[i];
        return true;
    }

    private void SubtractModulus(Span<ulong> value)
    {
        ulong borrow = 0;
        for (int i = 0; i < value.Length; i++)
        {
            ulong word = value[i], difference = word - _modulus[i] - borrow;
            borrow = word < _modulus[i] || (word == _modulus[i] && borrow != 0) ? 1UL : 0;
            value[i] = difference;
        }
    }
}
