using LiteCognito.Emulator.Model;

namespace LiteCognito.Emulator.Seeds;

/// <summary>The kind of a member that only seeds have.</summary>
internal enum SeedKind
{
    Text,
    Flag,

    /// <summary>A list of texts.</summary>
    Texts,

    /// <summary>An object whose members are texts.</summary>
    Map,

    /// <summary>A list of objects.</summary>
    Items,
}

/// <summary>A member that only seeds have.</summary>
/// <param name="Name">The name.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Description">What the schema says about the member.</param>
/// <param name="Items">The shape of the objects in a list.</param>
/// <param name="IsRequired">True if it must not be missing.</param>
internal sealed record SeedMember(string Name, SeedKind Kind, string Description, SeedShape? Items = null, bool IsRequired = false);

/// <summary>An object of a seed: the members of operations' inputs, and members that only seeds have.</summary>
/// <param name="Service">The prefix of the service's operations.</param>
/// <param name="Operations">The operations whose inputs the object has. The first one creates what it describes.</param>
/// <param name="Without">The members of the inputs that the seed does not have.</param>
/// <param name="Own">The members that only seeds have. They hide members of the inputs.</param>
internal sealed record SeedShape(string Service, string[] Operations, string[] Without, SeedMember[] Own)
{
    /// <summary>Gets the members of the inputs.</summary>
    public IEnumerable<ModelMember> Members => Operations.SelectMany(Input)
        .Where(member => !Without.Contains(member.Name) && !Array.Exists(Own, own => own.Name == member.Name))
        .DistinctBy(member => member.Name);

    public ServiceModel Model => ModelTables.Find(Service)!;

    public IEnumerable<string> Names => Own.Select(own => own.Name).Concat(Members.Select(member => member.Name));

    public IEnumerable<ModelMember> Input(string operation) => Model.Input(operation)!;
}

/// <summary>The shapes of seeds.</summary>
internal static class SeedShapes
{
    public const string UserPoolService = "AWSCognitoIdentityProviderService.", IdentityService = "AWSCognitoIdentityService.";

    private static readonly string[] PoolId = ["UserPoolId"];

    public static readonly SeedShape User = new(UserPoolService, [], [],
    [
        new("Username", SeedKind.Text, "The user name, or the address that stands for it.", IsRequired: true),
        new("Password", SeedKind.Text, "The password. It need not conform to the policy. Default: the Password of the user pool."),
        new("Attributes", SeedKind.Map,
            "The attributes by name. Addresses count as verified unless email_verified or phone_number_verified says otherwise."),
        new("Sub", SeedKind.Text, "The ID of the user, a UUID. Default: derived from the names."),
        new("UserStatus", SeedKind.Text, "CONFIRMED (default), UNCONFIRMED, FORCE_CHANGE_PASSWORD or RESET_REQUIRED."),
        new("Enabled", SeedKind.Flag, "Whether the user may sign in. Default: true."),
        new("Groups", SeedKind.Texts, "The names of the user's groups."),
        new("SoftwareTokenSecret", SeedKind.Text, "The secret of the user's authenticator app, in Base32."),
        new("UserMFASettingList", SeedKind.Texts,
            "The second factors that are on: SMS_MFA, EMAIL_OTP, SOFTWARE_TOKEN_MFA. Default: SOFTWARE_TOKEN_MFA if there is a secret."),
        new("PreferredMfaSetting", SeedKind.Text, "The second factor that the user prefers, one of UserMFASettingList."),
    ]);

    public static readonly SeedShape Client = new(UserPoolService, ["CreateUserPoolClient"], PoolId,
    [
        new("ClientId", SeedKind.Text, "The ID of the app client. Default: derived from the names."),
        new("ClientSecret", SeedKind.Text, "The secret of the app client. Default with GenerateSecret: derived from the names."),
    ]);

    public static readonly SeedShape UserPool = new(
        UserPoolService, ["CreateUserPool", "SetUserPoolMfaConfig"], PoolId,
    [
        new("Id", SeedKind.Text, "The ID of the user pool, such as us-east-1_AbCdEfGhI. Default: derived from region and name."),
        new("Region", SeedKind.Text, "The AWS region. Default: the one of the ID, or us-east-1."),
        new("Password", SeedKind.Text, "The password of all users that have none of their own."),
        new("Domains", SeedKind.Items, "Domains, as in CreateUserPoolDomain.", Of("CreateUserPoolDomain")),
        new("ResourceServers", SeedKind.Items, "Resource servers, as in CreateResourceServer.", Of("CreateResourceServer")),
        new("IdentityProviders", SeedKind.Items, "Identity providers, as in CreateIdentityProvider.", Of("CreateIdentityProvider")),
        new("Groups", SeedKind.Items, "Groups, as in CreateGroup.", Of("CreateGroup")),
        new("Clients", SeedKind.Items, "App clients, as in CreateUserPoolClient.", Client),
        new("Users", SeedKind.Items, "Users.", User),
    ]);

    public static readonly SeedShape IdentityPool = new(
        IdentityService, ["CreateIdentityPool", "SetIdentityPoolRoles"], ["IdentityPoolId", "Roles"],
    [
        new("Id", SeedKind.Text, "The ID of the identity pool, a region, a colon and a UUID. Default: derived from region and name."),
        new("Region", SeedKind.Text, "The AWS region. Default: the one of the ID, or us-east-1."),
        new("Roles", SeedKind.Map, "The role ARNs for authenticated and unauthenticated identities."),
    ]);

    public static readonly SeedShape Seed = new(UserPoolService, [], [],
    [
        new("$schema", SeedKind.Text, "The address of this schema, for editors."),
        new("UserPools", SeedKind.Items, "The user pools.", UserPool),
        new("IdentityPools", SeedKind.Items, "The identity pools.", IdentityPool),
    ]);

    private static SeedShape Of(string operation) => new(UserPoolService, [operation], PoolId, []);
}
