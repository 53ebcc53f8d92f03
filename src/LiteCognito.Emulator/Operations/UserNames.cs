using LiteCognito.Emulator.Calls;

namespace LiteCognito.Emulator.Operations;

/// <summary>Creates the users of SignUp and AdminCreateUser, with a user name of their choice or with an address in its place.</summary>
internal static class UserNames
{
    /// <summary>Checks the name and the attributes of a new user, and creates the user without adding it to the pool.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="name">The user name, or the address that stands for it.</param>
    /// <param name="attributes">The attributes. An address that stands for the user name is added.</param>
    /// <param name="refusal">The message of the error if the name is taken.</param>
    public static EmulatorUser Create(EmulatorPool pool, string name, Dictionary<string, string> attributes, string refusal)
    {
        if (pool.Options.UsernameAttributes.Count == 0)
        {
            pool.CheckUsername(name);
            pool.CheckNew(attributes);
            var named = new EmulatorUser(pool, name, attributes);
            CheckFree(named, refusal);
            return named;
        }
        string kind = pool.AddressKind(name) ?? throw NotAnAddress(pool);
        if (kind == "email" ? !AttributeChecks.IsEmail(name) : !AttributeChecks.IsPhoneNumber(name))
            throw NotAnAddress(pool);
        attributes[kind] = name;
        pool.CheckNew(attributes);
        var user = new EmulatorUser(pool, null, attributes);
        CheckFree(user, refusal);
        return user;
    }

    /// <summary>Rejects a user who was not added to the pool if another user has the name, or an address that stands for it.</summary>
    public static void CheckFree(EmulatorUser user, string refusal)
    {
        EmulatorPool pool = user.Pool;
        if (pool.IsTaken(user.Username))
            throw Exists(refusal);
        foreach (string address in pool.Options.UsernameAttributes)
            if (user.Attributes.TryGetValue(address, out string? value) && AttributeChanges.Owner(pool, address, value) is not null)
                throw Exists($"An account with the given {address} already exists.");
    }

    private static ApiError Exists(string message) => new("UsernameExistsException", message);

    private static ApiError NotAnAddress(EmulatorPool pool) => ApiError.InvalidParameter(pool.Options.UsernameAttributes switch
    {
        { Count: > 1 } => "Username should be either an email or a phone number.",
        ["phone_number"] => "Username should be a phone number.",
        _ => "Username should be an email.",
    });
}
