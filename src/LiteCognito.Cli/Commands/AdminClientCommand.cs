using System.CommandLine;
using System.Text.Json.Nodes;
using LiteCognito.Cli.Administration;
using LiteCognito.Cli.Parsing;
using static LiteCognito.Cli.Parsing.SharedOptions;

namespace LiteCognito.Cli.Commands;

internal static class AdminClientCommand
{
    private const string ExampleClient = "--client 1example23456789";

    public static Command Create() => new("client", "Create, change and delete app clients.")
    {
        CreateClient(),
        AdminCommand.CreateCall(
            "get", "Show an app client and its secret.", ExampleClient, "DescribeUserPoolClient", [Client], [], CreateRequest),
        AdminCommand.CreateList(
            "list", "List the app clients of the pool.", "", "ListUserPoolClients", [], [], _ => [],
            "UserPoolClients", new("app clients", [new("client", "ClientId"), new("name", "ClientName")]) { PlainColumns = 2 }),
        AdminCommand.Create(
            "update", "Change settings of an app client. The other settings are kept.", $"{ExampleClient} --input client.json",
            [Client, Input], [], UpdateAsync),
        AdminCommand.CreateDelete(
            "Delete an app client.", ExampleClient, "DeleteUserPoolClient", Client, "the app client", CreateRequest),
    };

    private static ToolCommand CreateClient()
    {
        Option<string> name = SharedOptions.Create("--name", "name", "The name of the app client.");
        Option<bool> generateSecret = CreateSwitch("--generate-secret", "Generate a client secret.");
        Option<string> flows = SharedOptions.Create(
            "--flows", "list", "The allowed sign-in flows, such as ALLOW_USER_SRP_AUTH,ALLOW_REFRESH_TOKEN_AUTH.");
        return AdminCommand.CreateCall(
            "create", "Create an app client. Prints the client with its ID and secret.", "--name web --generate-secret",
            "CreateUserPoolClient", [name], [generateSecret, flows, Input],
            line =>
            {
                JsonObject request = line.GetValue(Input) is { } input ? RequestJson.Read(input) : [];
                JsonObject options = RequestJson.Create(
                    ("ClientName", line.GetValue(name)),
                    ("GenerateSecret", line.GetValue(generateSecret) ? true : null),
                    ("ExplicitAuthFlows", RequestJson.ParseList(line.GetValue(flows))));
                foreach ((string member, JsonNode? value) in options)
                    request[member] = value?.DeepClone();
                return request;
            });
    }

    private static Task<int> UpdateAsync(ParseResult line, CancellationToken cancellationToken) => PoolAdministration.UpdateAsync(
        line, "UserPoolClient", () => CreateRequest(line), RequestJson.Read(line.GetRequiredValue(Input)), RemoveReadOnly,
        $"Updated {line.GetValue(Client)}.", cancellationToken);

    private static void RemoveReadOnly(JsonObject request)
    {
        foreach (string member in (string[])["ClientSecret", "CreationDate", "LastModifiedDate"])
            request.Remove(member);
    }

    private static JsonObject CreateRequest(ParseResult line) => RequestJson.Create(("ClientId", line.GetValue(Client)));
}
