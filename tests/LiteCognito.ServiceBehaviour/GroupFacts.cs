using System.Buffers.Text;
using System.Text.Json.Nodes;

namespace LiteCognito.ServiceBehaviour;

/// <summary>What tokens tell about the groups of a user.</summary>
public sealed class GroupFacts : ServiceFacts
{
    private const string Reader = "arn:aws:iam::123456789012:role/reader", Writer = "arn:aws:iam::123456789012:role/writer";

    [Theory, Note("B28")]
    [InlineData(2, 1, Writer)]
    [InlineData(null, 5, Writer)]
    [InlineData(3, null, Reader)]
    [InlineData(1, 1, null)]
    [InlineData(null, null, null)]
    public async Task Preferred_role_is_that_of_the_group_with_the_lowest_precedence(int? readers, int? writers, string? preferred)
    {
        JsonNode claims = await ClaimsAsync(("readers", Reader, readers), ("writers", Writer, writers), ("guests", null, 0));
        Assert.Equal([Reader, Writer], claims["cognito:roles"]!.AsArray().Select(role => (string?)role).Order());
        Assert.Equal(preferred, (string?)claims["cognito:preferred_role"]);
    }

    [Fact, Note("B28")]
    public async Task Same_role_of_two_groups_is_preferred()
    {
        JsonNode claims = await ClaimsAsync(("readers", Reader, 1), ("guests", Reader, 1));
        Assert.Equal(Reader, (string?)Assert.Single(claims["cognito:roles"]!.AsArray()));
        Assert.Equal(Reader, (string?)claims["cognito:preferred_role"]);
    }

    [Fact, Note("B28")]
    public async Task Groups_without_a_role_add_no_roles()
    {
        JsonNode claims = await ClaimsAsync(("guests", null, 1));
        Assert.Equal("guests", (string?)Assert.Single(claims["cognito:groups"]!.AsArray()));
        Assert.Null(claims["cognito:roles"]);
        Assert.Null(claims["cognito:preferred_role"]);
    }

    private async Task<JsonNode> ClaimsAsync(params (string Name, string? Role, int? Precedence)[] groups)
    {
        string pool = await CreatePoolAsync(), client = await CreateClientAsync(pool);
        await CreateUserAsync(pool);
        foreach ((string name, string? role, int? precedence) in groups)
        {
            var group = new JsonObject { ["UserPoolId"] = pool, ["GroupName"] = name };
            if (role is not null)
                group["RoleArn"] = role;
            if (precedence is not null)
                group["Precedence"] = precedence;
            await CallAsync("CreateGroup", group);
            await CallAsync("AdminAddUserToGroup", new() { ["UserPoolId"] = pool, ["GroupName"] = name, ["Username"] = "maria" });
        }
        string token = (string)(await SignInAsync(client))["IdToken"]!;
        return JsonNode.Parse(Base64Url.DecodeFromChars(token.Split('.')[1]))!;
    }
}
