namespace LiteCognito.Aot;

/// <summary>Counts what held and names what did not.</summary>
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
