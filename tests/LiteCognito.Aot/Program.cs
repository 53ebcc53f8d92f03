using LiteCognito.Aot;
using LiteCognito.Numerics;

// Runs code that the tests also run, but compiled ahead of time and trimmed, to find what only those break.
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
