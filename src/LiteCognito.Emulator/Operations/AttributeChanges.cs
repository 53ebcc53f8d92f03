using LiteCognito.Emulator.Calls;

namespace LiteCognito.Emulator.Operations;

/// <summary>Changes a user's attributes, on behalf of the user or an administrator.</summary>
internal static class AttributeChanges
{
    private static readonly string[] Addresses = ["email", "phone_number"];

    /// <summary>
    /// Sets attributes. An empty value removes an attribute. A changed address becomes unverified, unless the call also sets its
    /// <c>_verified</c> attribute.
    /// </summary>
    /// <returns>The names of the address attributes that must be verified.</returns>
    public static List<string> Set(EmulatorUser user, Dictionary<string, string> changes)
    {
        Check(user, changes);
        return Apply(user, changes);
    }

    /// <summary>Rejects changes that the schema or an alias of another user does not allow.</summary>
    public static void Check(EmulatorUser user, Dictionary<string, string> changes)
    {
        user.CheckChanges(changes);
        CheckRemovable(user, changes.Where(change => change.Value.Length == 0).Select(change => change.Key));
        foreach (string alias in user.Pool.SignInAttributes)
            CheckAlias(user, alias, changes);
    }

    /// <summary>Sets attributes that were checked.</summary>
    /// <returns>The names of the address attributes that must be verified.</returns>
    public static List<string> Apply(EmulatorUser user, Dictionary<string, string> changes)
    {
        var unverified = new List<string>();
        foreach ((string name, string value) in changes)
        {
            if (value.Length == 0)
                Remove(user, name);
            else if (user.Attributes.GetValueOrDefault(name) != value)
            {
                user.Attributes[name] = value;
                if (!Addresses.Contains(name))
                    continue;
                RemoveCodes(user, name);
                if (changes.ContainsKey(name + "_verified"))
                    continue;
                user.Attributes[name + "_verified"] = "false";
                unverified.Add(name);
            }
        }
        return unverified;
    }

    public static void Delete(EmulatorUser user, List<string> names)
    {
        if (names.Find(name => user.Pool.Schema.Find(name) is null) is { } unknown)
            throw ApiError.InvalidParameter($"user.{unknown}: Attribute does not exist in the schema.\n");
        CheckRemovable(user, names);
        foreach (string name in names)
            Remove(user, name);
    }

    /// <summary>
    /// Rejects a new or newly verified address that is the alias of another user. With <paramref name="force"/>, takes the alias
    /// away from that user instead.
    /// </summary>
    public static void CheckAlias(EmulatorUser user, string alias, Dictionary<string, string> changes, bool force = false)
    {
        bool isVerified = string.Equals(changes.GetValueOrDefault(alias + "_verified"), "true", StringComparison.OrdinalIgnoreCase);
        if (!user.Pool.SignInAttributes.Contains(alias) || !(changes.ContainsKey(alias) || isVerified))
            return;
        string? value = changes.GetValueOrDefault(alias) ?? user.Attributes.GetValueOrDefault(alias);
        if (value is null or "" || Owner(user.Pool, alias, value, except: user) is not { } owner)
            return;
        if (!force || user.Pool.Options.UsernameAttributes.Contains(alias))
            throw new ApiError("AliasExistsException", $"An account with the {alias} already exists.");
        owner.Attributes[alias + "_verified"] = "false";
    }

    /// <summary>Finds the user who can sign in with the value of an attribute.</summary>
    public static EmulatorUser? Owner(EmulatorPool pool, string alias, string value, EmulatorUser? except = null) =>
        pool.FindByAlias(alias, value, except);

    private static void CheckRemovable(EmulatorUser user, IEnumerable<string> names)
    {
        if (names.FirstOrDefault(name => user.Pool.Schema.Find(name) is { Required: true }
            || user.Pool.Options.UsernameAttributes.Contains(name)) is { } required)
            throw ApiError.InvalidParameter($"Cannot delete attribute: {required}");
    }

    private static void Remove(EmulatorUser user, string name)
    {
        user.Attributes.Remove(name);
        if (!Addresses.Contains(name))
            return;
        user.Attributes.Remove(name + "_verified");
        RemoveCodes(user, name);
        string factor = name == "email" ? EmulatorUser.Email : EmulatorUser.Sms;
        user.Factors.Remove(factor);
        if (user.PreferredFactor == factor)
            user.PreferredFactor = null;
    }

    // A code that was sent to the old address must not verify the new one.
    private static void RemoveCodes(EmulatorUser user, string address)
    {
        user.Verifications.Remove(address);
        user.PasswordReset = null;
        user.Confirmation = null;
    }
}
