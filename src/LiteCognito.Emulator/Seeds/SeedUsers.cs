using System.Text.Json;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.Operations;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Seeds;

/// <summary>Adds the users of a seed. No operation creates a user with an ID, a password and second factors at once.</summary>
internal static class SeedUsers
{
    private static readonly string[] Statuses = ["CONFIRMED", "UNCONFIRMED", "FORCE_CHANGE_PASSWORD", "RESET_REQUIRED"];

    private static readonly string[] Factors = [EmulatorUser.Sms, EmulatorUser.Email, EmulatorUser.SoftwareToken];

    /// <summary>Adds a user to a pool.</summary>
    /// <param name="seed">The user, which conforms to <see cref="SeedShapes.User"/>.</param>
    /// <param name="pool">The pool.</param>
    /// <param name="defaultPassword">The password of users that have none of their own.</param>
    /// <param name="path">The place of the user in the seed.</param>
    public static void Load(JsonElement seed, EmulatorPool pool, string? defaultPassword, string path)
    {
        EmulatorUser user = Create(seed, pool, path);
        string? password = Json.GetString(seed, "Password") ?? defaultPassword;
        if (password is not null)
            user.SetPassword(SrpServer.NewVerifier(user.SrpIdentity, password));
        else if (pool.AllowsUsersWithoutPassword())
            user.RemovePassword();
        else
            throw new SeedException(path, "has no Password. Add one, or add a Password for all users to the user pool.");
        user.Status = Choose(seed, "UserStatus", Statuses, path) ?? Statuses[0];
        user.Enabled = !seed.TryGetProperty("Enabled", out JsonElement enabled) || enabled.ValueKind == JsonValueKind.True;
        foreach (string group in Json.GetStrings(seed, "Groups"))
        {
            if (!pool.Groups.ContainsKey(group))
                throw new SeedException(
                    SeedText.Member(path, "Groups"), $"names the group {group}, which the user pool does not have. Add it to its Groups.");
            if (!user.Groups.Contains(group))
                user.Groups.Add(group);
        }
        SetFactors(seed, user, path);
        pool.TryAdd(user);
    }

    private static EmulatorUser Create(JsonElement seed, EmulatorPool pool, string path)
    {
        string name = Json.GetString(seed, "Username")!;
        string? sub = Json.GetString(seed, "Sub");
        Dictionary<string, string> attributes = Json.GetObject(seed, "Attributes") is { } given
            ? given.EnumerateObject().ToDictionary(pair => pair.Name, pair => pair.Value.GetString()!) : [];
        bool usesAddresses = pool.Options.UsernameAttributes.Count > 0;
        if (usesAddresses && pool.AddressKind(name) is { } kind)
            attributes.TryAdd(kind, name);
        else if (usesAddresses && Guid.TryParseExact(name, "D", out _))
            sub ??= name;
        else if (usesAddresses)
            throw new SeedException(
                SeedText.Member(path, "Username"), "is neither an address nor an ID, but users of this user pool sign in with addresses.");
        if (sub is not null && !Guid.TryParseExact(sub, "D", out _))
            throw new SeedException(SeedText.Member(path, "Sub"), "is not a UUID. Change it, or remove it.");
        foreach (string address in (string[])["email", "phone_number"])
            if (attributes.ContainsKey(address))
                attributes.TryAdd(address + "_verified", "true");
        sub ??= SeedIds.Sub(pool.Id, name);
        try
        {
            pool.CheckUsername(name);
            pool.CheckNew(attributes);
            var user = new EmulatorUser(pool, usesAddresses ? null : name, attributes, sub);
            if (pool.IsTaken(user.Username) || pool.Find(sub) is not null)
                throw new SeedException(path, $"is the second user named {name}, or with the same Sub. Change it, or remove it.");
            foreach (string alias in pool.SignInAttributes.Where(user.HasAlias))
                AttributeChanges.CheckAlias(user, alias, attributes);
            return user;
        }
        catch (ApiError error)
        {
            throw SeedLoader.Refusal(path, "AdminCreateUser", error);
        }
    }

    private static void SetFactors(JsonElement seed, EmulatorUser user, string path)
    {
        if (Json.GetString(seed, "SoftwareTokenSecret") is { } secret)
        {
            try
            {
                Totp.Code(secret, user.CreatedAt);
            }
            catch (FormatException)
            {
                throw new SeedException(
                    SeedText.Member(path, "SoftwareTokenSecret"), "is not Base32. Base32 uses the letters A to Z and the digits 2 to 7.");
            }
            user.TotpSecret = secret;
        }
        string list = SeedText.Member(path, "UserMFASettingList");
        List<string> factors = seed.TryGetProperty("UserMFASettingList", out _)
            ? Json.GetStrings(seed, "UserMFASettingList") : user.TotpSecret is null ? [] : [EmulatorUser.SoftwareToken];
        foreach (string factor in factors)
        {
            if (!Factors.Contains(factor))
                throw new SeedException(list, $"has '{factor}', which is not one of these: {string.Join(", ", Factors)}.");
            string? missing = factor switch
            {
                EmulatorUser.Sms => user.Attributes.ContainsKey("phone_number") ? null : "phone_number in its Attributes",
                EmulatorUser.Email => user.Attributes.ContainsKey("email") ? null : "email in its Attributes",
                _ => user.TotpSecret is not null ? null : "SoftwareTokenSecret",
            };
            if (missing is not null)
                throw new SeedException(list, $"has {factor}, but the user has no {missing}. Add it.");
            user.Factors.Add(factor);
        }
        user.PreferredFactor = Choose(seed, "PreferredMfaSetting", [.. factors], path);
    }

    private static string? Choose(JsonElement seed, string member, string[] known, string path)
    {
        string? value = Json.GetString(seed, member);
        return value is null || known.Contains(value) ? value : throw new SeedException(
            SeedText.Member(path, member), known.Length == 0
                ? "names a second factor that the user does not have. Remove it."
                : $"is '{value}', which is not one of these: {string.Join(", ", known)}.");
    }
}
