namespace LiteCognito.Emulator.Journal;

/// <summary>The kinds of records, which their keys start with.</summary>
internal static class RecordKind
{
    public const string Account = "account:", Clock = "clock:", Pool = "pool:", Kept = "kept:", Keys = "keys:", Group = "group:",
        Client = "client:", User = "user:", SignIn = "signin:", Token = "token:", Message = "message:",
        IdentityPool = "identitypool:", Identity = "identity:", AccessKey = "accesskey:";

    /// <summary>The kinds in an order in which each refers only to those before it.</summary>
    public static readonly string[] All =
        [Clock, Account, Pool, Kept, Group, Client, User, SignIn, Token, Message, IdentityPool, Identity, Keys, AccessKey];
}
