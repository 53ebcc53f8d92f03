using System.Numerics;
using System.Security.Cryptography;
using LiteCognito.Numerics;
using LiteCognito.Srp;

namespace LiteCognito.Ratios;

/// <summary>An SRP exchange with random inputs and without precomputed values.</summary>
internal sealed class ColdExchange
{
    private readonly byte[] _a = RandomNumberGenerator.GetBytes(32), _longA = RandomNumberGenerator.GetBytes(128);
    private readonly byte[] _x = RandomNumberGenerator.GetBytes(32), _u = RandomNumberGenerator.GetBytes(32), _publicB = RandomNumberGenerator.GetBytes(Group.Bytes);
    private readonly byte[] _publicA = new byte[Group.Bytes], _secret = new byte[Group.Bytes];

    public void Client()
    {
        SrpGroup.PowerOfG(_publicA, _a);
        SrpGroup.Secret(_secret, _publicB, _x, _a, _u);
    }

    public void SystemNumerics()
    {
        BigInteger n = Exchange.N, a = Exchange.Number(_longA), x = Exchange.Number(_x);
        BigInteger publicA = BigInteger.ModPow(2, a, n);
        BigInteger root = ((Exchange.Number(_publicB) - Exchange.K * BigInteger.ModPow(2, x, n)) % n + n) % n;
        if ((publicA ^ BigInteger.ModPow(root, a + Exchange.Number(_u) * x, n)).IsZero)
            throw new InvalidOperationException("A and S are equal.");
    }
}
