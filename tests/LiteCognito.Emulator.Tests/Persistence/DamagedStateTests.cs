namespace LiteCognito.Emulator.Tests.Persistence;

/// <summary>State files that end early or whose bytes have changed.</summary>
public sealed class DamagedStateTests : StateFileScene
{
    [Fact]
    public async Task File_cut_at_any_byte_has_every_call_before_the_cut()
    {
        // Identity pools have short records, so that there are fewer cuts.
        EmulatorIdentityPool one, two;
        using (CognitoEmulator first = Open())
        {
            (one, two) = (first.CreateIdentityPool(), first.CreateIdentityPool());
            await IdentityCallAsync(first, "DeleteIdentityPool", new() { ["IdentityPoolId"] = one.Id });
        }
        byte[] whole = await File.ReadAllBytesAsync(StateFile, Stop);
        int[] ends = [.. Enumerable.Range(0, whole.Length).Where(i => whole[i] == '\n').Select(i => i + 1)];
        Assert.Equal(4, ends.Length); // the header, two identity pools and a removal
        for (int length = 0; length <= whole.Length; length++)
        {
            await File.WriteAllBytesAsync(StateFile, whole[..length], Stop);
            using (CognitoEmulator emulator = Open())
            {
                int lines = ends.Count(end => end <= length);
                string[] expected = lines switch { < 2 => [], 2 => [one.Id], 3 => [one.Id, two.Id], _ => [two.Id] };
                Assert.Equal(expected, emulator.IdentityPools.Select(pool => pool.Id));
                Assert.Equal(length == 0 || ends.Contains(length), emulator.StateWarning is null);
            }
            AssertKept(whole[..length], ends.Where(end => end <= length).DefaultIfEmpty(0).Max());
        }
    }

    [Fact]
    public void Changed_byte_is_found()
    {
        using (CognitoEmulator first = Open())
            first.CreateIdentityPool();
        byte[] whole = File.ReadAllBytes(StateFile);
        for (int i = 0; i < whole.Length; i++)
        {
            byte[] changed = [.. whole];
            changed[i] ^= 1;
            File.WriteAllBytes(StateFile, changed);
            try
            {
                using CognitoEmulator emulator = Open();
                Assert.NotNull(emulator.StateWarning);
                Assert.True(emulator.IdentityPools.Count == 0, $"The change of byte {i} was not found.");
            }
            catch (InvalidDataException)
            {
                // The header has changed, so that it is another file.
                Assert.True(i < Array.IndexOf(whole, (byte)'\n') + 1);
                Assert.Equal(changed, File.ReadAllBytes(StateFile));
            }
        }
    }

    [Fact]
    public void Emulator_goes_on_after_the_damage()
    {
        using (CognitoEmulator first = Open())
            first.CreatePool();
        File.AppendAllText(StateFile, "0123456789abcdef [{\"key\":\"po");
        long length = new FileInfo(StateFile).Length;
        using (CognitoEmulator second = Open())
        {
            Assert.Equal(
                $"The state file {StateFile} is damaged from byte {length - 28} on. What was written before is loaded. "
                + $"The last 28 bytes are now in {StateFile}.damaged.", second.StateWarning);
            second.CreatePool();
        }
        using CognitoEmulator third = Open();
        Assert.Null(third.StateWarning);
        Assert.Equal(2, third.UserPools.Count);
    }

    private void AssertKept(byte[] before, int end)
    {
        string damaged = StateFile + ".damaged";
        if (end == before.Length)
            return;
        Assert.Equal(before[end..], File.ReadAllBytes(damaged));
        File.Delete(damaged);
    }
}
