using System.Text;
using System.Text.Json;
using LiteCognito.Protocol;

namespace LiteCognito.Tests.Protocol;

/// <summary>The error cases of the AWS JSON 1.1 protocol tests (spec/vectors/json-errors.json), and hostile responses.</summary>
public sealed class ServiceErrorTests
{
    private static readonly JsonElement[] Cases =
        [
            .. JsonDocument.Parse(
                File.ReadAllText(Repository.Spec("vectors", "json-errors.json"))).RootElement.GetProperty("errors").EnumerateArray()];

    public static TheoryData<string> Ids => [.. Cases.Select(test => test.GetProperty("id").GetString()!)];

    [Theory, MemberData(nameof(Ids))]
    public void Protocol_test_case_is_read_as_expected(string id)
    {
        JsonElement test = Cases.Single(test => test.GetProperty("id").GetString() == id);
        using var response = new HttpResponseMessage();
        foreach (JsonProperty header in test.GetProperty("headers").EnumerateObject())
            response.Headers.TryAddWithoutValidation(header.Name, header.Value.GetString());

        (string? code, string? message) = ServiceError.Read(
            response.Headers, Encoding.UTF8.GetBytes(test.GetProperty("body").GetString() ?? ""));

        Assert.Equal(test.GetProperty("expectedErrorCode").GetString(), code);
        Assert.Equal(test.GetProperty("expectedMessage").GetString(), message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>Bad gateway</html>")]
    [InlineData("[1, 2]")]
    [InlineData("{\"__type\": 7}")]
    [InlineData("{\"__type\": \"not an identifier; drop table\"}")]
    [InlineData("{\"__type\"")]
    public void Body_without_a_plain_code_has_no_code(string body)
    {
        using var response = new HttpResponseMessage();
        Assert.Null(ServiceError.Read(response.Headers, Encoding.UTF8.GetBytes(body)).Code);
    }

    [Fact]
    public void Members_before_a_truncation_are_read()
    {
        using var response = new HttpResponseMessage();
        Assert.Equal("FooError", ServiceError.Read(response.Headers, "{\"__type\": \"FooError\", \"messa"u8).Code);
    }

    [Fact]
    public void First_code_of_a_comma_separated_header_is_used()
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("x-amzn-ErrorType", "FooError,BarError");
        Assert.Equal("FooError", ServiceError.Read(response.Headers, []).Code);
    }
}
