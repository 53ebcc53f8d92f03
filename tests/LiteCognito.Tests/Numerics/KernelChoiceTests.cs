using System.Runtime.InteropServices;
using LiteCognito.Numerics;
using LiteCognito.Srp;

namespace LiteCognito.Tests.Numerics;

/// <summary>The rules that choose a kernel. The tests run one after the other, because the switch applies to the whole process.</summary>
[CollectionDefinition(nameof(KernelChoiceTests), DisableParallelization = true)]
[Collection(nameof(KernelChoiceTests))]
public sealed partial class KernelChoiceTests
{
    private const int Upward = 0x800;

    [Fact]
    public void Long_running_process_moves_to_the_widest_kernel()
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
            : KernelKinds.Sse2 ? KernelKind.Sse2
            : KernelKinds.Integer ? KernelKind.Integer
            : KernelKind.Portable;
        Assert.Equal(best, last);
    }

    [Fact]
    public void Emulated_vectors_are_never_chosen()
    {
        Assert.Equal(KernelKind.Fma512, Kernels.Widest(fma: true, vector256: true, vector512: true, sse2: true, integer: true));
        Assert.Equal(KernelKind.Fma256, Kernels.Widest(fma: true, vector256: true, vector512: false, sse2: true, integer: true));
        Assert.Equal(KernelKind.Sse2, Kernels.Widest(fma: true, vector256: false, vector512: false, sse2: true, integer: true));
        Assert.Equal(KernelKind.Sse2, Kernels.Widest(fma: false, vector256: true, vector512: true, sse2: true, integer: true));
        Assert.Equal(KernelKind.Integer, Kernels.Widest(fma: false, vector256: false, vector512: false, sse2: false, integer: true));
        Assert.Equal(KernelKind.Portable, Kernels.Widest(fma: true, vector256: false, vector512: false, sse2: false, integer: false));
    }

    [Fact]
    public void IntegerSrp_switch_restricts_the_choice_to_integer_kernels()
    {
        AppContext.SetSwitch("LiteCognito.IntegerSrp", true);
        try
        {
            KernelKind chosen = default;
            for (int i = 0; i <= Kernels.Few; i++)
                chosen = Kernels.Choose();
            Assert.Equal(
                KernelKinds.Sse2 ? KernelKind.Sse2 : KernelKinds.Integer ? KernelKind.Integer : KernelKind.Portable, chosen);
        }
        finally
        {
            AppContext.SetSwitch("LiteCognito.IntegerSrp", false);
        }
    }

    [Fact]
    public void Changed_rounding_mode_restricts_the_choice_to_integer_kernels_and_keeps_results_correct()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.X64,
            "The test sets the rounding mode with glibc on x64.");
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
        Assert.True(chosen <= KernelKind.Sse2);
        Assert.Equal(expected, power);
        Assert.True(Kernels.RoundsToNearest());
    }

    [LibraryImport("libm.so.6")]
    private static partial int fesetround(int mode);

    [LibraryImport("libm.so.6")]
    private static partial int fegetround();
}
