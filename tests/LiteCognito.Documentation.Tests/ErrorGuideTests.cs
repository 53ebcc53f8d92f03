using System.Reflection;

namespace LiteCognito.Documentation.Tests;

/// <summary>Tests that the guide's page about errors lists the error codes completely.</summary>
public sealed class ErrorGuideTests
{
    [Fact]
    public void Every_error_code_has_one_row_in_the_guide()
    {
        string[] rows = [.. Document.Of("spec/guide/errors.md").Column("Code").Select(row => row.Cell.Trim('`'))];
        IEnumerable<string> codes =
            typeof(CognitoErrorCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.Name);
        Assert.Equal(codes.Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
    }
}
