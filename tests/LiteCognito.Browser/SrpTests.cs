using System.Globalization;
using Microsoft.Playwright;

namespace LiteCognito.Browser;

/// <summary>The client side of SRP and the verification of signatures in the browser: results and speed.</summary>
public sealed class SrpTests(Chromium chromium, PageProgram program, ITestOutputHelper output) : PageTests(chromium, program)
{
    [Fact]
    public async Task Srp_agrees_with_the_vectors() =>
        Assert.Matches("^[1-9][0-9]* passed, 0 failed$", await RunAsync(nameof(Srp_agrees_with_the_vectors)));

    [Fact]
    public async Task Srp_agrees_with_BigInteger_on_every_kernel() =>
        Assert.Equal("Integer 20, Portable 20", await RunAsync(nameof(Srp_agrees_with_BigInteger_on_every_kernel)));

    [Fact]
    public async Task Srp_client_takes_at_most_a_fifth_of_the_time_of_BigInteger()
    {
        int[] milliseconds = await MeasureAsync("Srp_client_takes");
        output.WriteLine($"first client {milliseconds[0]} ms, later {milliseconds[1]} ms, BigInteger {milliseconds[2]} ms");
        Assert.True(milliseconds[1] * 5 <= milliseconds[2], "BigInteger is not five times slower.");
    }

    [Fact]
    public async Task Altered_signatures_are_refused() => Assert.Empty(await RunAsync(nameof(Altered_signatures_are_refused)));

    [Fact]
    public async Task Verification_is_faster_than_an_Srp_client()
    {
        int[] client = await MeasureAsync("Srp_client_takes"), verification = await MeasureAsync("Verification_takes");
        output.WriteLine($"first verification {verification[0]} ms, later {verification[1]} ms");
        Assert.True(verification[1] < client[1], "A verification takes as long as a client.");
    }

    /// <summary>Measures in a page of its own, in which nothing is compiled yet.</summary>
    private async Task<int[]> MeasureAsync(string check)
    {
        IPage page = await OpenAsync();
        string result = await PageProgram.RunAsync(page, check, Settings);
        await page.CloseAsync();
        return [.. result.Split(' ').Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
    }
}
