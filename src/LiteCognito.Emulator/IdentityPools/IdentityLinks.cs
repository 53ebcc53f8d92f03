using LiteCognito.Emulator.Calls;

namespace LiteCognito.Emulator.IdentityPools;

/// <summary>Finds the identity of a caller by the verified logins, creates it at the first call, and links further logins to it.</summary>
internal static class IdentityLinks
{
    /// <summary>Returns the identity that the logins belong to. A caller without logins is a guest.</summary>
    /// <param name="pool">The identity pool.</param>
    /// <param name="named">The identity that the call names, or <see langword="null"/> if the call names only the identity pool.</param>
    /// <param name="logins">The verified logins of the call.</param>
    /// <param name="now">The time of the call.</param>
    /// <param name="check">The last check of the call. Nothing is changed before it.</param>
    public static Identity Find(EmulatorIdentityPool pool, Identity? named, IReadOnlyList<IdentityLogin> logins, DateTimeOffset now,
        Action? check = null)
    {
        if (named is { IsDisabled: true } || (named is { IsGuest: false } && logins.Count == 0))
            throw ApiError.NotAuthorized($"Access to Identity '{named.Id}' is forbidden.");
        if (logins.Count == 0 && !pool.AllowsGuests)
            throw ApiError.NotAuthorized("Unauthenticated access is not supported for this identity pool.");

        List<Identity> owners = logins.Count == 0 ? [] : [.. pool.Identities.Values.Where(identity => logins.Any(identity.Has))];
        if (named is { IsGuest: false } && !owners.Contains(named))
            throw ApiError.NotAuthorized(
                "Logins don't match. Please include at least one valid login for this identity or identity pool.");
        Identity? owner = owners.Count == 0 ? named : owners[0];
        if (owners.Count > 1 || logins.Any(login => logins.Any(login.Contradicts) || owner?.Logins.Any(login.Contradicts) == true))
            throw Conflict();
        check?.Invoke();

        Identity identity = owner ?? Add(pool, now);
        pool.State.Touch(identity);
        foreach (IdentityLogin login in logins)
            identity.Link(login, now);
        // A guest who signs in as a user with an identity continues with that one.
        if (named is not null && named != identity)
            named.Unlink(_ => true, now);
        return identity;
    }

    /// <summary>Creates the error for a login that belongs to another identity. The text is not confirmed.</summary>
    public static ApiError Conflict() => new("ResourceConflictException", "The login is linked to another identity already.");

    private static Identity Add(EmulatorIdentityPool pool, DateTimeOffset now)
    {
        var identity = new Identity(pool, now);
        pool.Identities.Add(identity.Id, identity);
        return identity;
    }
}
