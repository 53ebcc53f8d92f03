using LiteCognito.Aot;
using LiteCognito.Numerics;

// Runs code that the tests also run, but trimmed and compiled ahead of time, to find errors that occur only then.
var tally = new Tally();
Console.WriteLine($"kernel: {Kernels.Choose()}");
SrpVectors.Replay(tally);
try
{
    await SignInCheck.RunAsync(tally);
}
catch (Exception e)
{
    tally.Check($"the sign-in throws no exception: {e}", false);
}
Console.WriteLine($"{tally.Passed} passed, {tally.Failed} failed");
return tally.Failed == 0 ? 0 : 1;
