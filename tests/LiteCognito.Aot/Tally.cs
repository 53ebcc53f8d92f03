namespace LiteCognito.Aot;

/// <summary>Counts the checks that pass, and prints those that fail.</summary>
internal sealed class Tally
{
    public int Passed { get; private set; }

    public int Failed { get; private set; }

    public void Check(string name, bool holds)
    {
        if (holds)
        {
            Passed++;
            return;
        }
        Failed++;
        Console.WriteLine($"failed: {name}");
    }
}
