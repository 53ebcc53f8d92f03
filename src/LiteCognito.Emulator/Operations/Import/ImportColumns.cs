namespace LiteCognito.Emulator.Operations;

/// <summary>The columns of the CSV file that a pool imports.</summary>
internal static class ImportColumns
{
    public const string Username = "cognito:username", MfaEnabled = "cognito:mfa_enabled";

    /// <summary>Returns the names of the columns: the attributes of the schema except the ID, and then two of the service.</summary>
    public static IEnumerable<string> Of(EmulatorPool pool) =>
        [.. pool.Schema.Attributes.Select(attribute => attribute.Name).Where(name => name != "sub"), MfaEnabled, Username];
}
