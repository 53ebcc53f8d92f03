namespace LiteCognito;

/// <summary>The numbered line of spec/protocol.md that a test proves. A test in LiteCognito.Tests counts that every line has one.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class NoteAttribute(string id) : Attribute
{
    public string Id { get; } = id;
}
