using System.Runtime.InteropServices;
using LiteCognito.Numerics;
using LiteCognito.Srp;

namespace LiteCognito.Tests.Numerics;

/// <summary>The rules by which a kernel is chosen. One after the other: the switch is the process's.</summary>
[CollectionDefinition(nameof(KernelChoiceTests), DisableParallelization = true)]
[Collection(nameof(KernelChoiceTests))]
public sealed partial class KernelChoiceTests
{
    private const int Upward = 0x800;

    [Fact]
    public void A_process_that_stays_moves_to_the_widest_kernel()
    {
        KernelKind first = Kernels.Choose(), last = first;
        for (int i = 0; i < Kernels.Many; i++)
        {
            KernelKind next = Kernels.Choose();
            Assert.True(next >= last, $"{next} came after {last}.");
            last = next;
        }
        KernelKind best = KernelKinds.Fma512 ? KernelKind.Fma512
            : KernelKinds.Fma256 ? KernelKind.Fma256
            : KernelKinds.Integer ? KernelKind.Integer
            : KernelKind.Portable;
        Assert.Equal(best, last);
    }

    [Fact]
    public void The_switch_keeps_to_integers()
    {
        AppContext.SetSwitch("LiteCognito.IntegerSrp", true);
        try
        {
            KernelKind chosen = default;
            for (int i = 0; i <= Kernels.Few; i++)
                chosen = Kernels.Choose();
            Assert.Equal(KernelKinds.Integer ? KernelKind.Integer : KernelKind.Portable, chosen);
        }
        finally
        {
            AppContext.SetSwitch("LiteCognito.IntegerSrp", false);
        }
    }

    [Fact]
    public void Another_rounding_mode_of_the_thread_keeps_to_integers_and_the_result_right()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.X64,
            "The rounding mode is set through glibc on x64.");
        byte[] power = new byte[Group.Bytes], expected = new byte[Group.Bytes], exponent = [.. Enumerable.Repeat((byte)0xA5, 32)];
        SrpGroup.PowerOfG<PortableKernel>(expected, exponent);
        int before = fegetround();
        KernelKind chosen;
        bool nearest;
        try
        {
            Assert.Equal(0, fesetround(Upward));
            nearest = Kernels.RoundsToNearest();
            chosen = Kernels.Choose();
            SrpGroup.PowerOfG(power, exponent);
        }
        finally
        {
            _ = fesetround(before);
        }
        Assert.False(nearest);
        Assert.True(chosen <= KernelKind.Integer);
        Assert.Equal(expected, power);
        Assert.True(Kernels.RoundsToNearest());
    }

    [LibraryImport("libm.so.6")]
    private static partial int fesetround(int mode);

    [LibraryImport("libm.so.6")]
    private static partial int fegetround();
}
