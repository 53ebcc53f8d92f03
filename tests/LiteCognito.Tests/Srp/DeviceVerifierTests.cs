using System.Globalization;
using System.Security.Cryptography;
using LiteCognito.Emulator.State;
using Org.BouncyCastle.Math;

namespace LiteCognito.Tests.Srp;

/// <summary>
/// Devices that the library registers can sign in to a server that shares no code with it. The number of devices is 200, or
/// LITECOGNITO_DEVICE_REGISTRATIONS.
/// </summary>
public sealed class DeviceVerifierTests
{
    private const string GroupKey = "-aBcDeFgH";

    private static int Count { get; } = int.Parse(
        Environment.GetEnvironmentVariable("LITECOGNITO_DEVICE_REGISTRATIONS") ?? "200", CultureInfo.InvariantCulture);

    [Fact, Note("D2")]
    public void Every_registered_device_signs_in_with_any_leading_bits_of_its_salt()
    {
        int highSalts = 0, shortSalts = 0, highVerifiers = 0, shortVerifiers = 0;
        Parallel.For(0, Count, new() { CancellationToken = TestContext.Current.CancellationToken }, index =>
        {
            string key = $"us-east-1_{Guid.NewGuid()}";
            byte[] drawn = Salt(index);
            DeviceVerifier made = DeviceVerifier.Create(GroupKey, key, RandomNumberGenerator.GetBytes(DeviceVerifier.PasswordBytes), drawn);
            BigInteger salt = Integer(made.Salt), verifier = Integer(made.PasswordVerifier);
            Assert.Equal(new BigInteger(1, drawn), salt);

            using var srp = new CognitoSrp("us-east-1_AbCdEfGhI");
            BigInteger a = SrpServer.ParseA(srp.SrpA)!;
            BigInteger b = SrpServer.Random(32);
            BigInteger publicB = SrpServer.PublicB(verifier, SrpServer.Power(b));
            byte[] secretBlock = RandomNumberGenerator.GetBytes(640);
            var parameters = new Dictionary<string, string>
            {
                ["USERNAME"] = "maria",
                ["SALT"] = salt.ToString(16),
                ["SRP_B"] = publicB.ToString(16),
                ["SECRET_BLOCK"] = Convert.ToBase64String(secretBlock),
            };
            IReadOnlyDictionary<string, string> claim = srp.DevicePasswordVerifier(
                parameters, GroupKey, key, made.DevicePassword, TimeProvider.System.GetUtcNow());

            byte[] expected = SrpServer.Signature(a, publicB, b, verifier, GroupKey + key, secretBlock, claim["TIMESTAMP"]);
            Assert.True(
                Convert.ToBase64String(expected) == claim["PASSWORD_CLAIM_SIGNATURE"],
                $"Refused with the salt {Convert.ToHexString(drawn)}.");

            Tally(salt, DeviceVerifier.SaltBytes, ref highSalts, ref shortSalts);
            Tally(verifier, 384, ref highVerifiers, ref shortVerifiers);
        });

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{Count} devices. Salts: {highSalts} with the first bit set, {shortSalts} with leading zero bytes. "
            + $"Verifiers: {highVerifiers} and {shortVerifiers}.");
        Assert.True(highSalts >= Count / 4 && shortSalts >= Count / 2 && highVerifiers > 0);
    }

    /// <summary>
    /// Returns a random salt. If the index is odd, its first significant bit is set. Two of four salts have leading zero bytes.
    /// </summary>
    private static byte[] Salt(int index)
    {
        byte[] salt = RandomNumberGenerator.GetBytes(DeviceVerifier.SaltBytes);
        int zeros = index % 4 < 2 ? 0 : 1 + (index / 4 % (DeviceVerifier.SaltBytes - 1));
        salt.AsSpan(0, zeros).Clear();
        if (index % 2 == 1)
            salt[zeros] |= 0x80;
        return salt;
    }

    /// <summary>Decodes an integer as ConfirmDevice does. A server that reads it as signed gets the same value.</summary>
    private static BigInteger Integer(string base64)
    {
        byte[] bytes = Convert.FromBase64String(base64);
        Assert.Equal(new BigInteger(bytes), new BigInteger(1, bytes));
        return new(1, bytes);
    }

    private static void Tally(BigInteger value, int bytes, ref int high, ref int small)
    {
        if (value.BitLength == bytes * 8)
            Interlocked.Increment(ref high);
        if (value.BitLength <= (bytes - 1) * 8)
            Interlocked.Increment(ref small);
    }
}
