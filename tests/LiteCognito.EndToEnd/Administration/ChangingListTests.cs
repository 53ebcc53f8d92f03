using LiteCognito.Model;

namespace LiteCognito.EndToEnd.Administration;

/// <summary>Tests lists that change while their pages are read.</summary>
public sealed class ChangingListTests : IDisposable
{
    private readonly Offline _offline = new();
    private readonly CognitoClient _admin;

    public ChangingListTests() => _admin = Administrator.Of(_offline);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Deleting_listed_users_skips_no_user()
    {
        List<string> expected = [Offline.Username, .. AddUsers(20)], read = [];
        await foreach (CognitoUser user in _admin.ListAllUsersAsync(new() { Limit = 3 }, Cancel))
        {
            read.Add(user.Username!);
            await _admin.AdminDeleteUserAsync(user.Username!, Cancel);
        }
        Assert.Equal(expected, read.Order());
    }

    [Fact]
    public async Task User_created_during_the_listing_is_listed_last()
    {
        List<string> all = [Offline.Username, .. AddUsers(5)];
        ListUsersResponse first = await _admin.ListUsersAsync(new() { Limit = 3 }, Cancel);
        await _admin.AdminDeleteUserAsync(all[1], Cancel);
        _offline.Clock.Advance(TimeSpan.FromSeconds(1));
        _offline.Pool.AddUser("aaron", "Passw0rd!");

        ListUsersResponse second = await _admin.ListUsersAsync(new() { Limit = 60, PaginationToken = first.PaginationToken }, Cancel);
        Assert.Equal([.. all[3..], "aaron"], second.Users!.Select(user => user.Username));
        Assert.Null(second.PaginationToken);
    }

    [Fact]
    public async Task Listing_continues_after_the_last_listed_group_is_deleted()
    {
        foreach (string name in (string[])["a", "b", "c", "d"])
        {
            await _admin.CreateGroupAsync(new() { GroupName = name }, Cancel);
            await _admin.AdminAddUserToGroupAsync(Offline.Username, name, Cancel);
        }
        ListGroupsResponse groups = await _admin.ListGroupsAsync(new() { Limit = 2 }, Cancel);
        AdminListGroupsForUserResponse own = await _admin.AdminListGroupsForUserAsync(
            new() { Username = Offline.Username, Limit = 2 }, Cancel);
        await _admin.DeleteGroupAsync("b", Cancel);
        groups = await _admin.ListGroupsAsync(new() { Limit = 2, NextToken = groups.NextToken }, Cancel);
        own = await _admin.AdminListGroupsForUserAsync(new() { Username = Offline.Username, Limit = 2, NextToken = own.NextToken }, Cancel);
        Assert.Equal(["c", "d"], groups.Groups!.Select(group => group.GroupName));
        Assert.Equal(["c", "d"], own.Groups!.Select(group => group.GroupName));
    }

    [Fact]
    public async Task Page_size_of_zero_means_the_default_if_the_service_allows_it()
    {
        await _admin.CreateGroupAsync(new() { GroupName = "staff" }, Cancel);
        await _admin.AdminAddUserToGroupAsync(Offline.Username, "staff", Cancel);
        Assert.Single((await _admin.ListUsersAsync(new() { Limit = 0 }, Cancel)).Users!);
        Assert.Single((await _admin.ListGroupsAsync(new() { Limit = 0 }, Cancel)).Groups!);
        Assert.Single((await _admin.ListUsersInGroupAsync(new() { GroupName = "staff", Limit = 0 }, Cancel)).Users!);
        Assert.Single((await _admin.AdminListGroupsForUserAsync(new() { Username = Offline.Username, Limit = 0 }, Cancel)).Groups!);
        Assert.Empty((await _admin.AdminListDevicesAsync(new() { Username = Offline.Username, Limit = 0 }, Cancel)).Devices!);
        Assert.Empty((await _admin.ListIdentityProvidersAsync(new() { MaxResults = 0 }, Cancel)).Providers!);
        await RefusedAsync(() => _admin.ListUserPoolClientsAsync(new() { MaxResults = 0 }, Cancel));
        await RefusedAsync(() => _admin.ListUsersAsync(new() { Limit = 61 }, Cancel));
    }

    [Fact]
    public async Task Pagination_token_of_another_list_is_refused()
    {
        AddUsers(2);
        string token = (await _admin.ListUsersAsync(new() { Limit = 1 }, Cancel)).PaginationToken!;
        Assert.DoesNotContain(Offline.Username, token, StringComparison.Ordinal);
        await RefusedAsync(() => _admin.ListGroupsAsync(new() { NextToken = token }, Cancel));
        foreach (string other in (string[])["1", "a token", token[1..], "_w"])
            await RefusedAsync(() => _admin.ListUsersAsync(new() { PaginationToken = other }, Cancel));
    }

    public void Dispose() => _offline.Dispose();

    private static async Task RefusedAsync(Func<Task> call) =>
        Assert.Equal(CognitoErrorCodes.InvalidParameter, (await Assert.ThrowsAsync<CognitoException>(call)).Code);

    private List<string> AddUsers(int count) =>
        [.. Enumerable.Range(0, count).Select(i => _offline.Pool.AddUser($"user{i:00}", "Passw0rd!").Username)];
}
