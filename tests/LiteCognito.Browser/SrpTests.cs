using System.Globalization;
using Microsoft.Playwright;

namespace LiteCognito.Browser;

/// <summary>The client side of SRP in the browser.</summary>
public sealed class SrpTests(Chromium chromium, PageProgram program, ITestOutputHelper output) : PageTests(chromium, program)
{
    [Fact]
    public async Task Srp_agrees_with_the_vectors() =>
        Assert.Matches("^[1-9][0-9]* passed, 0 failed$", await RunAsync(nameof(Srp_agrees_with_the_vectors)));

    [Fact]
    public async Task Srp_client_is_faster_than_with_BigInteger()
    {
        IPage page = await OpenAsync();
        int[] milliseconds = [.. (await PageProgram.RunAsync(page, "Srp_client_takes", Settings)).Split(' ')
            .Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
        output.WriteLine($"first client {milliseconds[0]} ms, later {milliseconds[1]} ms, BigInteger {milliseconds[2]} ms");
        await page.CloseAsync();
        Assert.True(milliseconds[1] < milliseconds[2], "The client takes longer than with BigInteger.");
    }
}
