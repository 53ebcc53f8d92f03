using System.Net;

namespace LiteCognito.Tests.Errors;

/// <summary>Exceptions that a program constructs in its own tests.</summary>
public sealed class CognitoExceptionTests
{
    [Fact]
    public void Message_names_the_operation_and_the_code_and_keeps_the_service_message()
    {
        var refused = new CognitoException(
            "SignUp", HttpStatusCode.BadRequest, CognitoErrorCodes.UserLambdaValidation, "PreSignUp failed with error No guests.", "id-1",
            2)
        { CanAnswerAgain = true };
        Assert.Equal("SignUp failed with UserLambdaValidationException: PreSignUp failed with error No guests.", refused.Message);
        Assert.Equal("PreSignUp failed with error No guests.", refused.ServiceMessage);
        Assert.Equal((HttpStatusCode.BadRequest, "id-1", 2, true, false),
            (refused.StatusCode, refused.RequestId, refused.Attempts, refused.CanAnswerAgain, refused.IsTransient));
    }

    [Theory]
    [InlineData(500, null, true)]
    [InlineData(429, null, true)]
    [InlineData(400, CognitoErrorCodes.TooManyRequests, true)]
    [InlineData(400, CognitoErrorCodes.LimitExceeded, false)]
    [InlineData(400, CognitoErrorCodes.NotAuthorized, false)]
    public void Exception_is_transient_if_the_same_call_may_succeed_later(int status, string? code, bool isTransient) =>
        Assert.Equal(isTransient, new CognitoException("GetUser", (HttpStatusCode)status, code, null).IsTransient);

    [Fact]
    public void Message_without_a_code_names_the_status()
    {
        var refused = new CognitoException("GetUser", HttpStatusCode.BadGateway, null, null);
        Assert.Equal(("GetUser failed with HTTP status 502.", CognitoErrorCodes.Unrecognized), (refused.Message, refused.Code));
    }

    [Fact]
    public void Other_exceptions_can_be_constructed()
    {
        Assert.True(new CognitoNoAnswerException("SignUp", 1, true, "lost", new IOException()).MayHaveHappened);
        Assert.Equal(TokenRefusal.Expired, new CognitoTokenException(TokenRefusal.Expired, "old").Reason);
        Assert.Equal(SignInStateRefusal.Expired, new SignInStateException(SignInStateRefusal.Expired, "old").Reason);
        Assert.Equal(
            "invalid_grant", new CognitoOAuthException("The token request", "invalid_grant", null, HttpStatusCode.BadRequest).Error);
        Assert.Contains("revoked", new CognitoSessionEndedException("its tokens were revoked.").Message, StringComparison.Ordinal);
    }
}
