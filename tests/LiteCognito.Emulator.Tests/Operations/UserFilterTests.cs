using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.Operations;

namespace LiteCognito.Emulator.Tests.Operations;

/// <summary>The filter of ListUsers.</summary>
public sealed class UserFilterTests : IDisposable
{
    private readonly CognitoEmulator _emulator = new();
    private readonly EmulatorPool _pool;

    public UserFilterTests()
    {
        _pool = _emulator.CreatePool();
        Add("alice", "Alice \"A\" \\ Müller", "alice@example.com");
        Add("bob", "Bob", "bob@example.com");
        Add("bobby", "", "bobby@example.com");
    }

    [Theory]
    [InlineData("", "alice bob bobby")]
    [InlineData(" \n", "alice bob bobby")]
    [InlineData("username = \"bob\"", "bob")]
    [InlineData("username ^= \"bob\"", "bob bobby")]
    [InlineData("username^=\"bob\"", "bob bobby")]
    [InlineData("username ^= \"\"", "alice bob bobby")]
    [InlineData("username = \"Bob\"", "")]
    [InlineData("\t\"username\"\n=\r\n\"bob\" \n", "bob")]
    [InlineData("\"username = \"bob\"", "bob")]
    [InlineData("username\"=\"bob\"", "bob")]
    [InlineData("name = \"\"", "bobby")]
    [InlineData("name = \"Alice \\\"A\\\" \\\\ M\\üller\"", "alice")]
    [InlineData("name ^= \"Alice \\\"\"", "alice")]
    [InlineData("email ^= \"bob@\"", "bob")]
    [InlineData("phone_number ^= \"\"", "")]
    [InlineData("cognito:user_status = \"confirmed\"", "alice bob bobby")]
    [InlineData("cognito:user_status ^= \"UNCONFIRMED\"", "")]
    [InlineData("status = \"Enabled\"", "alice bob bobby")]
    [InlineData("status = \"enabled\"", "")]
    public void Filter_selects_users(string filter, string names) => Assert.Equal(
        names.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        _pool.Users.Where(UserFilter.Parse(filter)).Select(user => user.Username).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("username")]
    [InlineData("=")]
    [InlineData("= \"bob\"")]
    [InlineData("\"\" = \"bob\"")]
    [InlineData("\"\"username = \"bob\"")]
    [InlineData("user name = \"bob\"")]
    [InlineData("user-name = \"bob\"")]
    [InlineData("username = bob")]
    [InlineData("username = 'bob'")]
    [InlineData("username = \"bob")]
    [InlineData("username = \"")]
    [InlineData("username = bob\"")]
    [InlineData("username = \"bob\\\"")]
    [InlineData("username = \"bob\" and email = \"bob\"")]
    [InlineData("username = \"bob\"\"")]
    [InlineData("username == \"bob\"")]
    [InlineData("username ^ = \"bob\"")]
    [InlineData("username ^ \"bob\"")]
    [InlineData("username != \"bob\"")]
    public void Filter_of_another_form_is_refused(string filter) => Assert.Equal(
        "Error while parsing filter. Expected: AttributeName Filter-Type \"AttributeValue\".",
        Assert.Throws<ApiError>(() => UserFilter.Parse(filter)).Message);

    [Theory]
    [InlineData("address = \"bob\"", "address")]
    [InlineData("custom:team ^= \"\"", "custom:team")]
    [InlineData("Username = \"bob\"", "Username")]
    public void Attribute_that_is_not_searchable_is_refused(string filter, string name) => Assert.Equal(
        $"Invalid attribute name in filter: {name} cannot be searched.",
        Assert.Throws<ApiError>(() => UserFilter.Parse(filter)).Message);

    public void Dispose() => _emulator.Dispose();

    private void Add(string username, string name, string email) =>
        _pool.AddUser(username, "Passw0rd!", new Dictionary<string, string> { ["name"] = name, ["email"] = email });
}
