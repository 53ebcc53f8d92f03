using LiteCognito.Emulator.Journal;

namespace LiteCognito.Emulator.State;

/// <summary>The sign-ins of a user whose tokens are not revoked.</summary>
internal sealed class SignIns(EmulatorUser user)
{
    private readonly Dictionary<string, SignIn> _signIns = [];

    public IReadOnlyCollection<SignIn> All => _signIns.Values;

    public bool Contains(string originJti) => _signIns.ContainsKey(originJti);

    public void Add(string originJti)
    {
        var signIn = new SignIn(user, originJti);
        if (_signIns.TryAdd(originJti, signIn))
            user.Pool.State.Touch(signIn);
    }

    public void Remove(string originJti)
    {
        if (_signIns.Remove(originJti, out SignIn? signIn))
            user.Pool.State.Touch(signIn);
    }

    public void Clear()
    {
        foreach (SignIn signIn in _signIns.Values)
            user.Pool.State.Touch(signIn);
        _signIns.Clear();
    }
}

/// <summary>A sign-in, which is the origin of tokens.</summary>
/// <param name="user">The user.</param>
/// <param name="originJti">The ID that all tokens of the sign-in share.</param>
internal sealed class SignIn(EmulatorUser user, string originJti) : IRecorded
{
    public string RecordKey => RecordKind.SignIn + originJti;

    public bool IsLive => user.IsLive && user.SignIns.Contains(originJti);

    public static void Restore(Fields fields, Func<Fields, EmulatorUser> user) => user(fields).SignIns.Add(fields.Text("OriginJti", null));

    public void Exchange(Fields fields)
    {
        user.ExchangeReference(fields);
        fields.Text("OriginJti", originJti);
    }
}
