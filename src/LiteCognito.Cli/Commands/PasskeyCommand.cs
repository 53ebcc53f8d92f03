using System.CommandLine;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Lists;
using LiteCognito.Cli.Output;
using LiteCognito.Cli.Parsing;
using LiteCognito.Cli.Sessions;
using LiteCognito.Cli.Terminal;
using LiteCognito.Model;
using static LiteCognito.Cli.Parsing.SharedOptions;

namespace LiteCognito.Cli.Commands;

internal static class PasskeyCommand
{
    private static readonly Option<string> Passkey = SharedOptions.Create("--passkey", "id", "The ID of the passkey.");

    private static readonly ListColumns Columns = new(
        "passkeys",
        [
            new("id", "id"), new("name", "name"), new("relying-party", "relyingPartyId"), new("created", "created", ColumnKind.Time),
        ]);

    public static Command Create() => new("passkey", "List and delete passkeys.")
    {
        SignedInCommand.Create("list", "List the user's passkeys.", "", [.. ItemList.GetOptions(Columns), Json], ListAsync),
        SignedInCommand.Create(
            "delete", "Delete a passkey. It remains on the authenticator.", "--passkey 0zYmxNyT6V8Hw0bPEg1Hnw --yes", [Yes], DeleteAsync,
            required: [Passkey], check: Confirmation.Require),
    };

    private static async Task<int> ListAsync(ParseResult line, CognitoSession session, CancellationToken cancellationToken)
    {
        var list = new ItemList(line, Columns);
        await foreach (WebAuthnCredential passkey in session.ListAllWebAuthnCredentialsAsync(cancellationToken))
        {
            bool goesOn = list.Add(writer =>
            {
                writer.WriteString("id", passkey.CredentialId);
                writer.WriteString("name", passkey.FriendlyCredentialName);
                writer.WriteString("relyingPartyId", passkey.RelyingPartyId);
                if (passkey.CreatedAt is { } created)
                    writer.WriteString("created", created);
            });
            if (!goesOn)
                break;
        }
        list.End();
        return ExitCode.Success;
    }

    private static async Task<int> DeleteAsync(ParseResult line, CognitoSession session, CancellationToken cancellationToken)
    {
        string id = line.GetRequiredValue(Passkey);
        bool yes = line.GetValue(Yes);
        if (!Confirmation.Ask(yes, $"the passkey {(yes ? id : await DescribeAsync(session, id, cancellationToken))}"))
            return ExitCode.Failure;
        await session.DeleteWebAuthnCredentialAsync(id, cancellationToken);
        StandardError.WriteLine($"Deleted the passkey {id}.");
        return ExitCode.Success;
    }

    private static async Task<string> DescribeAsync(CognitoSession session, string id, CancellationToken cancellationToken)
    {
        await foreach (WebAuthnCredential passkey in session.ListAllWebAuthnCredentialsAsync(cancellationToken))
            if (passkey.CredentialId == id && passkey.FriendlyCredentialName is { Length: > 0 } name)
                return $"{name} ({id})";
        return id;
    }
}
