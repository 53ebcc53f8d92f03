using System.CommandLine;
using System.Text.Json.Nodes;
using LiteCognito.Cli.Administration;
using LiteCognito.Cli.Lists;
using LiteCognito.Cli.Parsing;
using static LiteCognito.Cli.Parsing.SharedOptions;

namespace LiteCognito.Cli.Commands;

internal static class AdminIdpCommand
{
    private const string ExampleName = "--name corporate";

    private static readonly Option<string> Name = SharedOptions.Create("--name", "name", "The name of the identity provider.");

    public static Command Create() => new("idp", "Create, change and delete identity providers.")
    {
        CreateProvider(),
        AdminCommand.CreateCall(
            "get", "Show an identity provider.", ExampleName, "DescribeIdentityProvider", [Name], [], CreateRequest),
        AdminCommand.CreateList(
            "list", "List the identity providers of the pool.", "", "ListIdentityProviders", [], [], _ => [],
            "Providers", new(
                "identity providers",
                [
                    new("name", "ProviderName"), new("type", "ProviderType"), new("created", "CreationDate", ColumnKind.Time),
                    new("modified", "LastModifiedDate", ColumnKind.Time),
                ]) { PlainColumns = 2 }),
        AdminCommand.CreateCall(
            "update", "Change an identity provider.", $"{ExampleName} --input idp.json", "UpdateIdentityProvider", [Name, Input], [],
            line =>
            {
                JsonObject request = RequestJson.Read(line.GetRequiredValue(Input));
                request["ProviderName"] = line.GetValue(Name);
                return request;
            },
            line => $"Updated {line.GetValue(Name)}."),
        AdminCommand.CreateDelete(
            "Delete an identity provider.", ExampleName, "DeleteIdentityProvider", Name, "the identity provider", CreateRequest),
    };

    private static ToolCommand CreateProvider()
    {
        Option<string> type = CreateChoice(
            "--type", "type", "SAML, OIDC, Google, Facebook, LoginWithAmazon or SignInWithApple.",
            "SAML", "OIDC", "Google", "Facebook", "LoginWithAmazon", "SignInWithApple");
        return AdminCommand.CreateCall(
            "create", "Create an identity provider from a JSON object.", $"{ExampleName} --type OIDC --input idp.json",
            "CreateIdentityProvider", [Name, type, Input], [],
            line =>
            {
                JsonObject request = RequestJson.Read(line.GetRequiredValue(Input));
                request["ProviderName"] = line.GetValue(Name);
                request["ProviderType"] = line.GetValue(type);
                return request;
            },
            line => $"Created {line.GetValue(Name)}.",
            "The JSON object has the members ProviderDetails, AttributeMapping and IdpIdentifiers of the Cognito API.");
    }

    private static JsonObject CreateRequest(ParseResult line) => RequestJson.Create(("ProviderName", line.GetValue(Name)));
}
