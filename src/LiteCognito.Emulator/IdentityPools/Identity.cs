using LiteCognito.Emulator.Journal;

namespace LiteCognito.Emulator.IdentityPools;

/// <summary>An identity of an identity pool: a user with logins, a guest without, or an identity that nobody can use any more.</summary>
internal sealed class Identity(EmulatorIdentityPool pool, DateTimeOffset createdAt) : IRecorded
{
    private readonly List<IdentityLogin> _logins = [];

    public EmulatorIdentityPool Pool { get; } = pool;

    public string Id { get; init; } = $"{pool.Region}:{Guid.NewGuid()}";

    public IReadOnlyList<IdentityLogin> Logins => _logins;

    public DateTimeOffset CreatedAt { get; private set; } = createdAt;

    public DateTimeOffset ModifiedAt { get; private set; } = createdAt;

    /// <summary>True if the identity lost its last login, or was a guest who turned out to have another identity.</summary>
    public bool IsDisabled { get; private set; }

    public bool IsGuest => _logins.Count == 0 && !IsDisabled;

    public string RecordKey => RecordKind.Identity + Id;

    public bool IsLive => Pool.IsLive && Pool.Identities.GetValueOrDefault(Id) == this;

    public bool Has(IdentityLogin login) => _logins.Exists(login.IsSame);

    public void Link(IdentityLogin login, DateTimeOffset now)
    {
        if (Has(login))
            return;
        _logins.Add(login);
        ModifiedAt = now;
    }

    /// <summary>Removes logins. An identity without logins is disabled; it does not become a guest again.</summary>
    public void Unlink(Predicate<IdentityLogin> match, DateTimeOffset now)
    {
        _logins.RemoveAll(match);
        IsDisabled = _logins.Count == 0;
        ModifiedAt = now;
    }

    public void Exchange(Fields fields)
    {
        fields.Text("IdentityPoolId", Pool.Id);
        fields.Text(nameof(Id), Id);
        CreatedAt = fields.Time(nameof(CreatedAt), CreatedAt);
        ModifiedAt = fields.Time(nameof(ModifiedAt), ModifiedAt);
        IsDisabled = fields.Flag(nameof(IsDisabled), IsDisabled);
        fields.Items(nameof(Logins), _logins, (item, login) => new(
            item.Text(nameof(login.Provider), login?.Provider),
            item.Text(nameof(login.Source), login?.Source),
            item.Text(nameof(login.Subject), login?.Subject),
            item.Flag(nameof(login.IsDeveloper), login?.IsDeveloper ?? false)));
    }
}

/// <summary>A user of a user pool, or a user that the developer's own server has signed in.</summary>
/// <param name="Provider">The provider name in Logins.</param>
/// <param name="Source">The ID of the user pool, or the developer provider name.</param>
/// <param name="Subject">The ID of the user, or the developer user identifier.</param>
/// <param name="IsDeveloper">True if the developer's own server has signed in the user.</param>
internal sealed record IdentityLogin(string Provider, string Source, string Subject, bool IsDeveloper = false)
{
    public bool IsSame(IdentityLogin other) => IsFrom(other) && Subject == other.Subject;

    public bool IsFrom(IdentityLogin other) => Source == other.Source && IsDeveloper == other.IsDeveloper;

    /// <summary>True if both logins are public ones of one user pool, but of different users. No identity can have both.</summary>
    public bool Contradicts(IdentityLogin other) => !IsDeveloper && IsFrom(other) && Subject != other.Subject;
}
