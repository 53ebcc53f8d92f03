using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiteCognito.Cli.Administration;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Output;
using LiteCognito.Cli.Parsing;
using LiteCognito.Cli.Terminal;
using static LiteCognito.Cli.Parsing.SharedOptions;

namespace LiteCognito.Cli.Commands;

/// <summary>Creates the users of a CSV file, one by one.</summary>
internal sealed class AdminUserImportCommand
{
    private const int MaxMistakes = 20;

    private static readonly Argument<string> Source = new("file") { Description = "The CSV file, or - for stdin." };

    private readonly PoolAdministration _administration;
    private readonly ParseResult _line;
    private readonly ImportedUsers _import;
    private readonly JsonArray _failures = [];
    private int _created, _existing, _unreachable;

    private AdminUserImportCommand(ParseResult line, ImportedUsers import)
    {
        _administration = PoolAdministration.Create(line);
        (_line, _import) = (line, import);
    }

    private int Done => _created + _existing + _failures.Count;

    public static ToolCommand Create()
    {
        ToolCommand command = AdminCommand.Create(
            "import", "Create the users of a CSV file. Users that exist are skipped.", "users.csv --suppress", [],
            [Invitation.Deliver, Invitation.Suppress], RunAsync,
            "The first line has the names of the columns: cognito:username, and attributes such as email or custom:team. The whole file is "
            + "checked before the first user is created. After a failure or Ctrl+C, the same command creates the rest.");
        command.Arguments.Add(Source);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult line, CancellationToken cancellationToken)
    {
        Invitation.Check(line);
        var import = ImportedUsers.Read(InputReader.ReadText(line.GetRequiredValue(Source), "<file>"));
        if (import.Mistakes.Count > 0)
        {
            foreach (string mistake in import.Mistakes.Take(MaxMistakes))
                StandardError.WriteLine(mistake);
            int more = import.Mistakes.Count - MaxMistakes;
            string others = more switch { <= 0 => "", 1 => "There is 1 more mistake. ", _ => $"There are {more} more mistakes. " };
            StandardError.WriteLine(others + "No user was created.");
            return ExitCode.Usage;
        }
        if (import.HasMfa)
            StandardError.WriteLine("cognito:mfa_enabled is ignored: users set up MFA themselves when they sign in.");
        return await new AdminUserImportCommand(line, import).RunAsync(cancellationToken);
    }

    private async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (ImportedUser user in _import.Users)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await CreateAsync(user, cancellationToken);
                WaitingLine.Report(string.Create(CultureInfo.InvariantCulture, $"{Done:N0} of {Count(_import.Users.Count)}"));
            }
        }
        finally
        {
            Summarize();
        }
        return _failures.Count > 0 ? ExitCode.Failure : ExitCode.Success;
    }

    /// <summary>Creates a user. If it is cancelled, the user may exist, and the next run skips it.</summary>
    private async Task CreateAsync(ImportedUser user, CancellationToken cancellationToken)
    {
        string[] mediums = Invitation.GetMediums(_line, user.Username, user.Attributes);
        JsonObject request = RequestJson.Create(("Username", user.Username), ("UserAttributes", user.Attributes));
        Invitation.AddTo(_line, request, mediums);
        try
        {
            JsonElement response = await _administration.CallAsync("AdminCreateUser", request, cancellationToken);
            _created++;
            if (Invitation.GetReached(mediums, response).Length == 0 && !_line.GetValue(Invitation.Suppress))
                _unreachable++;
        }
        catch (CognitoException e) when (e.Code == CognitoErrorCodes.UsernameExists)
        {
            _existing++;
        }
        catch (CognitoException e) when (IsAboutUser(e.Code))
        {
            string reason = ErrorText.Describe(e);
            StandardError.WriteLine($"Line {user.Line}, {user.Username}: {reason}");
            _failures.Add((JsonNode)new JsonObject { ["line"] = user.Line, ["username"] = user.Username, ["error"] = reason });
        }
    }

    /// <summary>Returns whether the service refuses this user. Any other refusal would meet the next user too.</summary>
    private static bool IsAboutUser(string code) => code is CognitoErrorCodes.InvalidParameter or CognitoErrorCodes.InvalidPassword
        or CognitoErrorCodes.AliasExists or CognitoErrorCodes.CodeDeliveryFailure or CognitoErrorCodes.PreconditionNotMet
        or CognitoErrorCodes.UnexpectedLambda or CognitoErrorCodes.UserLambdaValidation or CognitoErrorCodes.InvalidLambdaResponse
        or CognitoErrorCodes.UnsupportedUserState;

    private void Summarize()
    {
        int left = _import.Users.Count - Done;
        string summary = $"Created {Count(_created)}";
        if (_existing > 0)
            summary += string.Create(CultureInfo.InvariantCulture, $"; {_existing:N0} exist{(_existing == 1 ? "s" : "")} already");
        if (_failures.Count > 0)
            summary += string.Create(CultureInfo.InvariantCulture, $"; {_failures.Count:N0} failed");
        if (left > 0)
            summary += string.Create(
                CultureInfo.InvariantCulture, $"; {left:N0} {(left == 1 ? "is" : "are")} left, which the same command creates");
        StandardError.WriteLine(summary + ".");
        if (_unreachable > 0)
            StandardError.WriteLine(
                $"No invitation was sent to {Count(_unreachable)} with no address for it.");
        if (_line.GetValue(Json))
            StandardOutput.WriteJson(writer =>
            {
                writer.WriteNumber("created", _created);
                writer.WriteNumber("existing", _existing);
                writer.WriteNumber("left", left);
                writer.WritePropertyName("failed");
                _failures.WriteTo(writer);
            });
    }

    private static string Count(int users) =>
        string.Create(CultureInfo.InvariantCulture, $"{users:N0} user{(users == 1 ? "" : "s")}");
}
