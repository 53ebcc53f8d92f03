using LiteCognito.Model;

namespace LiteCognito.EndToEnd.Administration;

/// <summary>Administration of groups, app clients and identity providers by signed calls.</summary>
public sealed class AdminPoolTests : IDisposable
{
    private readonly Offline _offline = new(withSecret: true);
    private readonly CognitoClient _admin;

    public AdminPoolTests() => _admin = Administrator.Of(_offline);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Group_is_created_and_listed_and_appears_in_the_tokens_of_its_members()
    {
        await _admin.CreateGroupAsync(new() { GroupName = "staff", Description = "Who works here", Precedence = 3 }, Cancel);
        await _admin.CreateGroupAsync(new() { GroupName = "admins" }, Cancel);
        await _admin.AdminAddUserToGroupAsync(Offline.Username, "staff", Cancel);
        await _admin.AdminAddUserToGroupAsync(Offline.Username, "admins", Cancel);

        UserGroup staff = (await _admin.GetGroupAsync("staff", Cancel)).Group!;
        Assert.Equal(("staff", "Who works here", 3), (staff.GroupName, staff.Description, staff.Precedence));
        Assert.Equal(["admins", "staff"], await NamesAsync(_admin.ListAllGroupsAsync(new() { Limit = 1 }, Cancel)));
        Assert.Equal(
            ["admins", "staff"],
            await NamesAsync(_admin.AdminListAllGroupsForUserAsync(new() { Username = Offline.Username, Limit = 1 }, Cancel)));

        CognitoSession session = Offline.Session(await _offline.SignInAsync());
        VerifiedToken token = await _offline.Client.CreateTokenVerifier().VerifyAsync(session.Tokens.AccessToken, TokenUse.Access, Cancel);
        Assert.Equal(["admins", "staff"], token.Groups.Order());

        await _admin.AdminRemoveUserFromGroupAsync(Offline.Username, "admins", Cancel);
        Assert.Equal(["staff"], await NamesAsync(_admin.AdminListAllGroupsForUserAsync(new() { Username = Offline.Username }, Cancel)));
        await _admin.DeleteGroupAsync("staff", Cancel);
        CognitoException thrown = await Assert.ThrowsAsync<CognitoException>(() => _admin.GetGroupAsync("staff", Cancel));
        Assert.Equal(CognitoErrorCodes.ResourceNotFound, thrown.Code);
    }

    [Fact]
    public async Task App_client_is_described_and_updated()
    {
        UserPoolClient client = (await _admin.DescribeUserPoolClientAsync(_offline.App.Id, Cancel)).UserPoolClient!;
        Assert.Equal((_offline.App.Id, _offline.App.Secret, "app"), (client.ClientId, client.ClientSecret, client.ClientName));
        UpdateUserPoolClientResponse updated = await _admin.UpdateUserPoolClientAsync(
            new()
            {
                ClientId = _offline.App.Id,
                ClientName = "renamed",
                ExplicitAuthFlows = ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
            }, Cancel);
        Assert.Equal("renamed", updated.UserPoolClient!.ClientName);
        await Assert.ThrowsAsync<CognitoException>(() => _offline.SignInAsync(SignInFlow.UserSrp));
        Offline.Session(await _offline.SignInAsync(SignInFlow.UserPassword));
    }

    [Fact]
    public async Task App_client_can_hide_that_a_user_does_not_exist()
    {
        Assert.Equal(CognitoErrorCodes.UserNotFound, await CodeAsync());
        await _admin.UpdateUserPoolClientAsync(
            new() { ClientId = _offline.App.Id, ClientName = "app", PreventUserExistenceErrors = "ENABLED" }, Cancel);
        Assert.Equal(CognitoErrorCodes.NotAuthorized, await CodeAsync());

        async Task<string> CodeAsync() =>
            (await Assert.ThrowsAsync<CognitoException>(() => _offline.Client.SignInAsync("nobody", "Fresh-horse-9", Cancel))).Code;
    }

    [Fact]
    public async Task Identity_provider_is_created_described_and_updated()
    {
        await _admin.CreateIdentityProviderAsync(new()
        {
            ProviderName = "corporate",
            ProviderType = "OIDC",
            ProviderDetails = new Dictionary<string,
            string>
            {
                ["client_id"] = "id",
                ["oidc_issuer"] = "https://idp.example.com",
                ["attributes_request_method"] = "GET",
                ["authorize_scopes"] = "openid"
            },
            AttributeMapping = new Dictionary<string, string> { ["email"] = "email" },
        }, Cancel);
        IdentityProvider made = (await _admin.DescribeIdentityProviderAsync("corporate", Cancel)).IdentityProvider!;
        Assert.Equal(("OIDC", "https://idp.example.com"), (made.ProviderType, made.ProviderDetails!["oidc_issuer"]));

        await _admin.UpdateIdentityProviderAsync(
            new() { ProviderName = "corporate", AttributeMapping = new Dictionary<string, string> { ["email"] = "mail" } }, Cancel);
        IdentityProvider updated = (await _admin.DescribeIdentityProviderAsync("corporate", Cancel)).IdentityProvider!;
        Assert.Equal("mail", updated.AttributeMapping!["email"]);
    }

    public void Dispose() => _offline.Dispose();

    private static async Task<List<string>> NamesAsync(IAsyncEnumerable<UserGroup> groups)
    {
        var names = new List<string>();
        await foreach (UserGroup group in groups)
            names.Add(group.GroupName!);
        names.Sort(StringComparer.Ordinal);
        return names;
    }
}
