using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiteCognito.Cli.Administration;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Lists;
using LiteCognito.Cli.Parsing;
using LiteCognito.Cli.Terminal;
using static LiteCognito.Cli.Parsing.SharedOptions;

namespace LiteCognito.Cli.Commands;

internal static class AdminPoolCommand
{
    private const int MaxPageSize = 60;
    private const string ExampleRegion = "--region us-east-1";

    // The members that DescribeUserPool returns and UpdateUserPool does not accept.
    private static readonly string[] ReadOnlyMembers =
    [
        "Id", "Name", "Status", "LastModifiedDate", "CreationDate", "SchemaAttributes", "AliasAttributes", "UsernameAttributes",
        "EstimatedNumberOfUsers", "SmsConfigurationFailure", "EmailConfigurationFailure", "Domain", "CustomDomain",
        "UsernameConfiguration", "Arn",
    ];

    // Older members, and the equivalent ones of VerificationMessageTemplate.
    private static readonly (string Member, string TemplateMember)[] Messages =
    [
        ("SmsVerificationMessage", "SmsMessage"), ("EmailVerificationMessage", "EmailMessage"),
        ("EmailVerificationSubject", "EmailSubject"),
    ];

    public static Command Create() => new("pool", "Create, change and delete user pools.")
    {
        CreatePool(),
        AdminCommand.CreateCall("get", "Show the settings of the user pool.", "", "DescribeUserPool", [], [], _ => []),
        AdminCommand.CreateList(
            "list", "List the user pools of a region.", ExampleRegion, "ListUserPools", [], [Region],
            _ => RequestJson.Create(("MaxResults", MaxPageSize)),
            "UserPools", new(
                "user pools",
                [new("id", "Id"), new("name", "Name"), new("created", "CreationDate", ColumnKind.Time)],
                [new("modified", "LastModifiedDate", ColumnKind.Time)]) { PlainColumns = 2 }),
        AdminCommand.Create(
            "update", "Change settings of the user pool. The other settings are kept.", "--input changes.json", [Input], [], UpdateAsync,
            "The JSON object has the members of the Cognito request UpdateUserPool to change, such as Policies or PoolName."),
        AdminCommand.Create(
            "delete", "Delete the user pool with its users.", "--yes", [], [Yes], DeleteAsync,
            "Asks for the name of the user pool. With --yes, it does not ask, and the user pool is always that of --pool."),
    };

    private static ToolCommand CreatePool()
    {
        Option<string> name = SharedOptions.Create("--name", "name", "The name of the user pool.");
        return AdminCommand.CreateCall(
            "create", "Create a user pool, and print its settings.", $"{ExampleRegion} --name customers", "CreateUserPool", [name],
            [Input, Region],
            line =>
            {
                JsonObject request = line.GetValue(Input) is { } input ? RequestJson.Read(input) : [];
                request["PoolName"] = line.GetValue(name);
                return request;
            });
    }

    private static async Task<int> UpdateAsync(ParseResult line, CancellationToken cancellationToken)
    {
        JsonObject changes = RequestJson.Read(line.GetRequiredValue(Input));
        string[] refused = [.. changes.Select(member => member.Key).Where(name => name == "UserPool" || ReadOnlyMembers.Contains(name))];
        if (refused.Length > 0)
            throw new UsageException(
                $"--input has {UsageError.JoinWords(refused, "and")}, which UpdateUserPool does not accept. "
                + "Keep only the settings to change.");
        return await PoolAdministration.UpdateAsync(
            line, "UserPool", () => [], changes, request => Prepare(request, changes), $"Updated {Settings.Get(line, Pool)}.",
            cancellationToken);
    }

    /// <summary>Removes the settings that DescribeUserPool returns, but UpdateUserPool refuses or confuses with the changes.</summary>
    private static void Prepare(JsonObject request, JsonObject changes)
    {
        request["PoolName"] = request["Name"]?.DeepClone();
        foreach (string member in ReadOnlyMembers)
            request.Remove(member);
        // An older member that has the same meaning as this one. Cognito returns both, and does not accept both.
        if (request["Policies"] is JsonObject policies && policies["PasswordPolicy"] is JsonObject policy
            && policy["TemporaryPasswordValidityDays"] is not null)
            (request["AdminCreateUserConfig"] as JsonObject)?.Remove("UnusedAccountValidityDays");
        if (request["VerificationMessageTemplate"] is JsonObject template)
            foreach ((string member, string templateMember) in Messages)
            {
                request.Remove(member);
                if (changes.ContainsKey(member))
                    template.Remove(templateMember);
            }
        // Tags that CloudFormation and other services of AWS set can only be set by them.
        if (request["UserPoolTags"] is JsonObject tags)
            foreach (string tag in tags.Select(tag => tag.Key).Where(tag => tag.StartsWith("aws:", StringComparison.Ordinal)).ToArray())
                tags.Remove(tag);
    }

    private static async Task<int> DeleteAsync(ParseResult line, CancellationToken cancellationToken)
    {
        Confirmation.Require(line);
        string id = Settings.Get(line, Pool)!;
        if (line.GetValue(Yes) && line.GetValue(Pool) is null)
            throw new UsageException("admin pool delete --yes requires the option --pool, so that it never deletes the pool of a profile.");
        var administration = PoolAdministration.Create(line);
        if (!line.GetValue(Yes))
        {
            JsonElement response = await administration.CallAsync("DescribeUserPool", [], cancellationToken);
            JsonElement pool = RawCall.Find(response, "UserPool", JsonValueKind.Object) ?? default;
            string name = RawCall.FindText(pool, "Name") ?? id;
            double users = RawCall.Find(pool, "EstimatedNumberOfUsers", JsonValueKind.Number)?.GetDouble() ?? 0;
            if (!Confirmation.AskName(
                string.Create(CultureInfo.InvariantCulture, $"the user pool {name} ({id}) with about {users:N0} users"), name))
                return ExitCode.Failure;
        }
        return PoolAdministration.Write(
            line, $"Deleted {id}.", await administration.CallAsync("DeleteUserPool", [], cancellationToken));
    }
}
