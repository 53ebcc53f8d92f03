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
        if (changes.ContainsKey("sub"))
            throw ApiError.InvalidParameter("user.sub: Attribute cannot be updated.");
        CheckRemovable(user, changes.Where(change => change.Value.Length == 0).Select(change => change.Key));
        foreach (string address in Addresses)
            CheckAlias(user, address, changes);
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

    /// <summary>Rejects attributes that only the pool or an administrator may set.</summary>
    public static void CheckWritable(IEnumerable<string> attributes)
    {
        if (attributes.Any(name => name == "sub" || name.EndsWith("_verified", StringComparison.Ordinal)))
            throw ApiError.NotAuthorized("A client attempted to write unauthorized attribute");
    }

    public static void Delete(EmulatorUser user, List<string> names)
    {
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
        if (!user.Pool.Options.AliasAttributes.Contains(alias)
            || !(changes.ContainsKey(alias) || changes.GetValueOrDefault(alias + "_verified") == "true"))
            return;
        string? value = changes.GetValueOrDefault(alias) ?? user.Attributes.GetValueOrDefault(alias);
        EmulatorUser? owner = user.Pool.Users.Values.FirstOrDefault(
            other => other != user && other.IsVerified(alias) && other.Attributes[alias] == value);
        if (owner is null)
            return;
        if (!force)
            throw new ApiError("AliasExistsException", $"An account with the given {alias} already exists.");
        owner.Attributes[alias + "_verified"] = "false";
    }

    private static void CheckRemovable(EmulatorUser user, IEnumerable<string> names)
    {
        if (names.FirstOrDefault(name => name == "sub" || user.Pool.Options.RequiredAttributes.Contains(name)) is { } required)
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
