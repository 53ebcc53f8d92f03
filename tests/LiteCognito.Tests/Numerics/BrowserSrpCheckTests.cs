namespace LiteCognito.Tests.Numerics;

/// <summary>Runs the checks of the page in LiteCognito.Browser with the kernels of this process.</summary>
public sealed class BrowserSrpCheckTests
{
    [Fact]
    public void Every_kernel_agrees_with_BigInteger()
    {
        Dictionary<string, int> agreed = BrowserSrpChecks.Agree();
        Assert.Equal(
            1 + new[] { KernelKinds.Integer, KernelKinds.Sse2, KernelKinds.Fma256, KernelKinds.Fma512 }.Count(runs => runs), agreed.Count);
        Assert.All(agreed, kernel => Assert.Equal(20, kernel.Value));
    }
}
