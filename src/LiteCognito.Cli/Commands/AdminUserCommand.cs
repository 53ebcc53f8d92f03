using ConsoleAppFramework;
using LiteCognito.Cli.Administration;
using LiteCognito.Cli.Terminal;

namespace LiteCognito.Cli.Commands;

internal sealed class AdminUserCommand
{
    /// <summary>Makes a user and lets Cognito send the invitation.</summary>
    /// <param name="pool">User pool id, such as us-east-1_AbCdEfGhI.</param>
    /// <param name="username">User name, id or alias.</param>
    /// <param name="attributes">email=a@example.com,custom:team=x, or a JSON object.</param>
    /// <param name="setPassword">Take the temporary password from LITECOGNITO_PASSWORD or a prompt; else Cognito makes one up.</param>
    /// <param name="passwordStdin">Take the temporary password from stdin.</param>
    /// <param name="suppress">Send no invitation.</param>
    /// <param name="endpoint">Address to call instead of AWS; http to another machine needs --allow-insecure-endpoint.</param>
    /// <param name="json">JSON on stdout.</param>
    [Command("create")]
    public Task<int> CreateAsync(
        string pool, string username, string? attributes = null,
        bool setPassword = false, bool passwordStdin = false, bool suppress = false,
        string? endpoint = null, bool json = false) =>
        PoolAdministration.RunAsync(
            pool, endpoint, json, "AdminCreateUser",
            () => RequestJson.Create(
                ("Username", username),
                ("UserAttributes", RequestJson.ParseAttributes(attributes)),
                ("TemporaryPassword", setPassword || passwordStdin ? InputReader.ReadPassword(passwordStdin, isNew: true) : null),
                ("MessageAction", suppress ? "SUPPRESS" : null)),
            $"Created {username}.");

    /// <summary>Shows a user.</summary>
    /// <param name="pool">User pool id, such as us-east-1_AbCdEfGhI.</param>
    /// <param name="username">User name, id or alias.</param>
    /// <param name="endpoint">Address to call instead of AWS; http to another machine needs --allow-insecure-endpoint.</param>
    /// <param name="json">JSON on stdout.</param>
    [Command("get")]
    public Task<int> GetAsync(
        string pool, string username, string? endpoint = null, bool json = false) =>
        PoolAdministration.RunAsync(
            pool, endpoint, json, "AdminGetUser", () => RequestJson.Create(("Username", username)), null);

    /// <summary>Lists users, all pages.</summary>
    /// <param name="pool">User pool id, such as us-east-1_AbCdEfGhI.</param>
    /// <param name="filter">Such as 'email ^= "alice@"' or 'cognito:user_status = "CONFIRMED"'.</param>
    /// <param name="endpoint">Address to call instead of AWS; http to another machine needs --allow-insecure-endpoint.</param>
    /// <param name="json">JSON on stdout.</param>
    [Command("list")]
    public Task<int> ListAsync(
        string pool, string? filter = null, string? endpoint = null, bool json = false) =>
        PoolAdministration.ListAsync(
            pool, endpoint, json, "ListUsers",
            () => RequestJson.Create(("Filter", filter)), "Users", "PaginationToken", item => item.GetProperty("Username").GetString());

    /// <summary>Changes attributes of a user.</summary>
    /// <param name="pool">User pool id, such as us-east-1_AbCdEfGhI.</param>
    /// <param name="username">User name, id or alias.</param>
    /// <param name="attributes">email=a@example.com,email_verified=true, or a JSON object.</param>
    /// <param name="endpoint">Address to call instead of AWS; http to another machine needs --allow-insecure-endpoint.</param>
    /// <param name="json">JSON on stdout.</param>
    [Command("update")]
    public Task<int> UpdateAsync(
        string pool, string username, string attributes,
        string? endpoint = null, bool json = false) =>
        PoolAdministration.RunAsync(
            pool, endpoint, json, "AdminUpdateUserAttributes",
            () => RequestJson.Create(("Username", username), ("UserAttributes", RequestJson.ParseAttributes(attributes))),
            $"Updated {username}.");

    /// <summary>Deletes a user.</summary>
    /// <param name="pool">User pool id, such as us-east-1_AbCdEfGhI.</param>
    /// <param name="username">User name, id or alias.</param>
    /// <param name="endpoint">Address to call instead of AWS; http to another machine needs --allow-insecure-endpoint.</param>
    /// <param name="json">JSON on stdout.</param>
    [Command("delete")]
    public Task<int> DeleteAsync(
        string pool, string username, string? endpoint = null, bool json = false) =>
        PoolAdministration.RunAsync(
            pool, endpoint, json, "AdminDeleteUser",
            () => RequestJson.Create(("Username", username)), $"Deleted {username}.");

    /// <summary>Lets a disabled user sign in again.</summary>
    /// <param name="pool">User pool id, such as us-east-1_AbCdEfGhI.</param>
    /// <param name="username">User name, id or alias.</param>
    /// <param name="endpoint">Address to call instead of AWS; http to another machine needs --allow-insecure-endpoint.</param>
    /// <param name="json">JSON on stdout.</param>
    [Command("enable")]
    public Task<int> EnableAsync(
        string pool, string username, string? endpoint = null, bool json = false) =>
        PoolAdministration.RunAsync(
            pool, endpoint, json, "AdminEnableUser",
            () => RequestJson.Create(("Username", username)), $"Enabled {username}.");

    /// <summary>Keeps a user from signing in.</summary>
    /// <param name="pool">User pool id, such as us-east-1_AbCdEfGhI.</param>
    /// <param name="username">User name, id or alias.</param>
    /// <param name="endpoint">Address to call instead of AWS; http to another machine needs --allow-insecure-endpoint.</param>
    /// <param name="json">JSON on stdout.</param>
    [Command("disable")]
    public Task<int> DisableAsync(
        string pool, string username, string? endpoint = null, bool json = false) =>
        PoolAdministration.RunAsync(
            pool, endpoint, json, "AdminDisableUser",
            () => RequestJson.Create(("Username", username)), $"Disabled {username}.");

    /// <summary>Confirms a sign-up without its code.</summary>
    /// <param name="pool">User pool id, such as us-east-1_AbCdEfGhI.</param>
    /// <param name="username">User name, id or alias.</param>
    /// <param name="endpoint">Address to call instead of AWS; http to another machine needs --allow-insecure-endpoint.</param>
    /// <param name="json">JSON on stdout.</param>
    [Command("confirm")]
    public Task<int> ConfirmAsync(
        string pool, string username, string? endpoint = null, bool json = false) =>
        PoolAdministration.RunAsync(
            pool, endpoint, json, "AdminConfirmSignUp",
            () => RequestJson.Create(("Username", username)), $"Confirmed {username}.");

    /// <summary>Voids the password and sends a code to set a new one with.</summary>
    /// <param name="pool">User pool id, such as us-east-1_AbCdEfGhI.</param>
    /// <param name="username">User name, id or alias.</param>
    /// <param name="endpoint">Address to call instead of AWS; http to another machine needs --allow-insecure-endpoint.</param>
    /// <param name="json">JSON on stdout.</param>
    [Command("reset-password")]
    public Task<int> ResetPasswordAsync(
        string pool, string username, string? endpoint = null, bool json = false) =>
        PoolAdministration.RunAsync(
            pool, endpoint, json, "AdminResetUserPassword",
            () => RequestJson.Create(("Username", username)), $"{username} must set a new password.");

    /// <summary>Sets the password, from LITECOGNITO_PASSWORD, stdin or a prompt.</summary>
    /// <param name="pool">User pool id, such as us-east-1_AbCdEfGhI.</param>
    /// <param name="username">User name, id or alias.</param>
    /// <param name="permanent">The password stays; else the user must change it at the next sign-in.</param>
    /// <param name="passwordStdin">Read the password from stdin.</param>
    /// <param name="endpoint">Address to call instead of AWS; http to another machine needs --allow-insecure-endpoint.</param>
    /// <param name="json">JSON on stdout.</param>
    [Command("set-password")]
    public Task<int> SetPasswordAsync(
        string pool, string username, bool permanent = false, bool passwordStdin = false,
        string? endpoint = null, bool json = false) =>
        PoolAdministration.RunAsync(
            pool, endpoint, json, "AdminSetUserPassword",
            () => RequestJson.Create(
                ("Username", username), ("Password", InputReader.ReadPassword(passwordStdin, isNew: true)), ("Permanent", permanent)),
            $"Set the password of {username}.");

    /// <summary>Ends all sessions of a user.</summary>
    /// <param name="pool">User pool id, such as us-east-1_AbCdEfGhI.</param>
    /// <param name="username">User name, id or alias.</param>
    /// <param name="endpoint">Address to call instead of AWS; http to another machine needs --allow-insecure-endpoint.</param>
    /// <param name="json">JSON on stdout.</param>
    [Command("sign-out")]
    public Task<int> SignOutAsync(
        string pool, string username, string? endpoint = null, bool json = false) =>
        PoolAdministration.RunAsync(
            pool, endpoint, json, "AdminUserGlobalSignOut",
            () => RequestJson.Create(("Username", username)), $"Signed out {username} everywhere.");

    /// <summary>Lists the groups of a user, all pages.</summary>
    /// <param name="pool">User pool id, such as us-east-1_AbCdEfGhI.</param>
    /// <param name="username">User name, id or alias.</param>
    /// <param name="endpoint">Address to call instead of AWS; http to another machine needs --allow-insecure-endpoint.</param>
    /// <param name="json">JSON on stdout.</param>
    [Command("groups")]
    public Task<int> GroupsAsync(
        string pool, string username, string? endpoint = null, bool json = false) =>
        PoolAdministration.ListAsync(
            pool, endpoint, json, "AdminListGroupsForUser",
            () => RequestJson.Create(("Username", username)), "Groups", "NextToken", item => item.GetProperty("GroupName").GetString());

    /// <summary>Puts a user into a group.</summary>
    /// <param name="pool">User pool id, such as us-east-1_AbCdEfGhI.</param>
    /// <param name="username">User name, id or alias.</param>
    /// <param name="group">Group name.</param>
    /// <param name="endpoint">Address to call instead of AWS; http to another machine needs --allow-insecure-endpoint.</param>
    /// <param name="json">JSON on stdout.</param>
    [Command("add-to-group")]
    public Task<int> AddToGroupAsync(
        string pool, string username, string group,
        string? endpoint = null, bool json = false) =>
        PoolAdministration.RunAsync(
            pool, endpoint, json, "AdminAddUserToGroup",
            () => RequestJson.Create(("Username", username), ("GroupName", group)), $"Added {username} to {group}.");

    /// <summary>Takes a user out of a group.</summary>
    /// <param name="pool">User pool id, such as us-east-1_AbCdEfGhI.</param>
    /// <param name="username">User name, id or alias.</param>
    /// <param name="group">Group name.</param>
    /// <param name="endpoint">Address to call instead of AWS; http to another machine needs --allow-insecure-endpoint.</param>
    /// <param name="json">JSON on stdout.</param>
    [Command("remove-from-group")]
    public Task<int> RemoveFromGroupAsync(
        string pool, string username, string group,
        string? endpoint = null, bool json = false) =>
        PoolAdministration.RunAsync(
            pool, endpoint, json, "AdminRemoveUserFromGroup",
            () => RequestJson.Create(("Username", username), ("GroupName", group)), $"Removed {username} from {group}.");
}
