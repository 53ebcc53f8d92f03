namespace LiteCognito.ServiceBehaviour;

/// <summary>The responses to calls that fail.</summary>
public sealed class ErrorFacts : ServiceFacts
{
    [Fact, Note("B45")]
    public async Task Error_is_in_the_headers_too()
    {
        using HttpResponseMessage response = await SendAsync(
            "SignUp", new() { ["ClientId"] = "unknown", ["Username"] = "maria", ["Password"] = Password });
        Assert.Equal("ResourceNotFoundException:", Assert.Single(response.Headers.GetValues("x-amzn-errortype")));
        Assert.Equal("User pool client unknown does not exist.", Assert.Single(response.Headers.GetValues("x-amzn-errormessage")));
    }
}
