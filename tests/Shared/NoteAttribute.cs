namespace LiteCognito;

/// <summary>
/// Names the numbered line of spec/protocol.md or spec/service-behaviour.md that a test verifies. A test in LiteCognito.Tests checks that
/// every line has one.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class NoteAttribute(string id) : Attribute
{
    public string Id { get; } = id;
}
