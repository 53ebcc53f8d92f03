using LiteCognito.Aot;
using LiteCognito.Numerics;

// The same code as in the tests, but compiled ahead of time and trimmed: what breaks there and nowhere else shows here.
var tally = new Tally();
Console.WriteLine($"kernel: {Kernels.Choose()}");
SrpVectors.Replay(tally);
try
{
    await SignInCheck.RunAsync(tally);
}
catch (Exception e)
{
    tally.Check($"the sign-in: {e}", false);
}
Console.WriteLine($"{tally.Passed} passed, {tally.Failed} failed");
return tally.Failed == 0 ? 0 : 1;
