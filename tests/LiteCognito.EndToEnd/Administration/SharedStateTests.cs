using LiteCognito.EndToEnd.SignIn;
using LiteCognito.Signing;

namespace LiteCognito.EndToEnd.Administration;

/// <summary>What a test changes while calls are answered on other threads.</summary>
public sealed class SharedStateTests : IDisposable
{
    private const int Rounds = 100;

    private readonly Offline _offline = new(withSecret: true);
    private readonly CognitoClient _admin;

    public SharedStateTests() => _admin = new(
        new() { UserPoolId = _offline.Pool.Id, Credentials = AwsCredentialProvider.Static("testing", "testing"), TimeProvider = _offline.Clock, Limits = new() { MaxAttempts = 1 } },
        new HttpClient(_offline.Emulator.CreateHandler()));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Groups_are_changed_while_they_are_listed()
    {
        IList<string> groups = _offline.User.Groups;
        Task listing = WhileAsync(() => _admin.AdminListGroupsForUserAsync(new() { Username = Offline.Username }, Cancel));
        for (int i = 0; !listing.IsCompleted; i++)
        {
            groups.Add($"group{i % 50}");
            if (groups.Count >= 50)
                groups.Clear();
            Thread.Yield();
        }
        await listing;
    }

    [Fact]
    public void Groups_are_taken_away_while_they_are_enumerated()
    {
        IList<string> groups = _offline.User.Groups;
        foreach (string name in (string[])["a", "b", "c"])
            groups.Add(name);
        groups.Insert(0, "d");
        groups[3] = "e";
        Assert.Equal(["d", "a", "b", "e"], groups);
        Assert.Equal((4, 2, false), (groups.Count, groups.IndexOf("b"), groups.IsReadOnly));
        foreach (string name in groups)
            Assert.True(groups.Remove(name));
        Assert.Empty(groups);
    }

    [Fact]
    public async Task Factor_is_turned_on_while_attributes_change()
    {
        Task changing = WhileAsync(async () =>
        {
            await _admin.AdminUpdateUserAttributesAsync(Offline.Username, new UserAttributes { GivenName = "Alice", FamilyName = "Liddell", Nickname = "Al" }, Cancel);
            await _admin.AdminDeleteUserAttributesAsync(new() { Username = Offline.Username, UserAttributeNames = ["given_name", "family_name", "nickname"] }, Cancel);
        });
        while (!changing.IsCompleted)
        {
            _offline.User.EnableEmailMfa();
            Thread.Yield();
        }
        await changing;
    }

    [Fact]
    public async Task Secret_is_read_while_another_is_added()
    {
        string? first = _offline.App.Secret;
        Task adding = WhileAsync(async () =>
        {
            AddUserPoolClientSecretResponse added = await _admin.AddUserPoolClientSecretAsync(new() { ClientId = _offline.App.Id }, Cancel);
            await _admin.DeleteUserPoolClientSecretAsync(new() { ClientId = _offline.App.Id, ClientSecretId = added.ClientSecretDescriptor!.ClientSecretId! }, Cancel);
        });
        while (!adding.IsCompleted)
        {
            Assert.Equal(first, _offline.App.Secret);
            Thread.Yield();
        }
        await adding;
    }

    public void Dispose() => _offline.Dispose();

    private static Task WhileAsync(Func<Task> call) => Task.Run(async () =>
    {
        for (int i = 0; i < Rounds; i++)
            await call();
    }, Cancel);
}
