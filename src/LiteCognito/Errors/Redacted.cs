namespace LiteCognito;

/// <summary>A record whose text form shows none of its members, so that no password, code or token reaches a log.</summary>
public abstract record Redacted
{
    /// <summary>Returns a constant text that names no member.</summary>
    public sealed override string ToString() => "[redacted]";
}
