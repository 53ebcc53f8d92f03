using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Tests.Operations;

/// <summary>Calls that arrive while the emulator computes another call's powers or signatures outside the lock.</summary>
public sealed class ConcurrentCallTests : RawCalls
{
    private const string NewPassword = "Correct-horse-8";
    private const string UsedSession = "400 NotAuthorizedException: Invalid session for the user, session can only be used once.";
    private const string InvalidSession = "400 NotAuthorizedException: Invalid session for the user.";
    private const string WrongPassword = "400 NotAuthorizedException: Incorrect username or password.";

    private readonly EmulatorPool _pool;
    private readonly string _client;

    public ConcurrentCallTests()
    {
        _pool = Emulator.CreatePool();
        _client = _pool.CreateClient("app").Id;
        _pool.AddUser("maria", Password, new Dictionary<string, string> { ["email"] = "maria@example.com" });
    }

    [Fact]
    public async Task One_of_two_answers_to_a_challenge_wins()
    {
        JsonObject answer = await ClaimAsync(Password);
        string? second = null;
        Meanwhile(async () => second = await OpenRefusalAsync("RespondToAuthChallenge", answer));
        Assert.NotNull((await OpenCallAsync("RespondToAuthChallenge", answer))["AuthenticationResult"]);
        Assert.Equal(UsedSession, second);
    }

    [Fact]
    public async Task Malformed_answer_can_be_repeated()
    {
        JsonObject answer = await ClaimAsync(Password), incomplete = answer.DeepClone().AsObject();
        incomplete["ChallengeResponses"]!.AsObject().Remove("PASSWORD_CLAIM_SIGNATURE");
        Assert.Equal(
            "400 InvalidParameterException: Missing required parameter PASSWORD_CLAIM_SIGNATURE",
            await OpenRefusalAsync("RespondToAuthChallenge", incomplete));
        Assert.NotNull((await OpenCallAsync("RespondToAuthChallenge", answer))["AuthenticationResult"]);
    }

    [Theory]
    [InlineData("AdminDeleteUser", InvalidSession)]
    [InlineData("AdminSetUserPassword", InvalidSession)]
    [InlineData("AdminResetUserPassword", InvalidSession)]
    [InlineData("AdminDisableUser", "400 NotAuthorizedException: User is disabled.")]
    public async Task Answer_is_refused_if_the_user_changes_while_it_is_checked(string operation, string refusal)
    {
        JsonObject answer = await ClaimAsync(Password);
        Meanwhile(() => ChangeUserAsync(operation));
        Assert.Equal(refusal, await OpenRefusalAsync("RespondToAuthChallenge", answer));
    }

    [Theory]
    [InlineData("AdminDeleteUser", "400 UserNotFoundException: User does not exist.")]
    [InlineData("AdminSetUserPassword", WrongPassword)]
    [InlineData("AdminResetUserPassword", "400 PasswordResetRequiredException: Password reset required for the user")]
    [InlineData("AdminDisableUser", "400 NotAuthorizedException: User is disabled.")]
    public async Task Password_is_refused_if_the_user_changes_while_it_is_checked(string operation, string refusal)
    {
        Meanwhile(() => ChangeUserAsync(operation));
        Assert.Equal(refusal, await OpenRefusalAsync("InitiateAuth", PasswordAuth(_client)));
    }

    [Fact]
    public async Task Challenge_is_for_a_password_that_is_set_while_it_is_made()
    {
        Meanwhile(() => ChangeUserAsync("AdminSetUserPassword"));
        JsonObject answer = await ClaimAsync(NewPassword);
        Assert.NotNull((await OpenCallAsync("RespondToAuthChallenge", answer))["AuthenticationResult"]);
    }

    [Fact]
    public async Task One_of_two_sign_ups_of_a_name_wins()
    {
        JsonNode? winner = null;
        Meanwhile(async () => winner = await OpenCallAsync("SignUp", SignUp("pedro")));
        Assert.Equal("400 UsernameExistsException: User already exists", await OpenRefusalAsync("SignUp", SignUp("pedro")));
        Assert.Equal((string)winner!["UserSub"]!, (await AttributesAsync(_pool.Id, "pedro"))["sub"]);
    }

    [Fact]
    public async Task One_of_two_creations_of_a_user_wins()
    {
        JsonObject input = User(_pool.Id, "pedro");
        Meanwhile(() => CallAsync("AdminCreateUser", input));
        Assert.Equal("400 UsernameExistsException: User account already exists", await RefusalAsync("AdminCreateUser", input));
    }

    [Fact]
    public async Task One_of_two_changes_of_a_password_wins()
    {
        string token = (string)(await SignInAsync(_client))["AccessToken"]!;
        JsonObject Change(string password) => new()
        {
            ["AccessToken"] = token,
            ["PreviousPassword"] = Password,
            ["ProposedPassword"] = password,
        };
        Meanwhile(() => OpenCallAsync("ChangePassword", Change(NewPassword)));
        Assert.Equal(WrongPassword, await OpenRefusalAsync("ChangePassword", Change("Correct-horse-9")));
        Assert.NotNull((await OpenCallAsync("RespondToAuthChallenge", await ClaimAsync(NewPassword)))["AuthenticationResult"]);
    }

    [Fact]
    public async Task One_of_two_uses_of_a_code_resets_the_password()
    {
        await OpenCallAsync("ForgotPassword", new() { ["ClientId"] = _client, ["Username"] = "maria" });
        JsonObject Confirm(string password) => new()
        {
            ["ClientId"] = _client,
            ["Username"] = "maria",
            ["ConfirmationCode"] = Emulator.Messages[^1].Code,
            ["Password"] = password,
        };
        Meanwhile(() => OpenCallAsync("ConfirmForgotPassword", Confirm(NewPassword)));
        Assert.Equal(
            "400 ExpiredCodeException: Invalid code provided, please request a code again.",
            await OpenRefusalAsync("ConfirmForgotPassword", Confirm("Correct-horse-9")));
        Assert.NotNull((await OpenCallAsync("RespondToAuthChallenge", await ClaimAsync(NewPassword)))["AuthenticationResult"]);
    }

    [Fact]
    public async Task Tokens_of_a_pool_that_is_deleted_while_they_are_signed_are_issued()
    {
        JsonObject answer = await ClaimAsync(Password);
        // The first computation checks the password, and the second one signs.
        Meanwhile(() =>
        {
            Meanwhile(() => CallAsync("DeleteUserPool", new() { ["UserPoolId"] = _pool.Id }));
            return Task.CompletedTask;
        });
        Assert.NotNull((await OpenCallAsync("RespondToAuthChallenge", answer))["AuthenticationResult"]);
    }

    [Fact]
    public async Task Failed_computation_changes_nothing()
    {
        _pool.State.Computing = () => throw new InvalidOperationException();
        Assert.StartsWith("500 ", await OpenRefusalAsync("SignUp", SignUp("pedro")), StringComparison.Ordinal);
        Assert.StartsWith("500 ", await RefusalAsync("AdminSetUserPassword", SetPassword()), StringComparison.Ordinal);
        _pool.State.Computing = null;
        Assert.NotNull((await OpenCallAsync("RespondToAuthChallenge", await ClaimAsync(Password)))["AuthenticationResult"]);
        await OpenCallAsync("SignUp", SignUp("pedro"));
    }

    [Fact]
    public async Task Mixed_calls_on_many_threads_leave_a_consistent_pool()
    {
        const int Threads = 8, Rounds = 12, Names = 5;
        int signedUp = 0, deleted = 0;
        await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Run(async () =>
        {
            for (int round = 0; round < Rounds; round++)
            {
                string name = $"user{(thread + round) % Names}";
                if (await SucceedsAsync("SignUp", SignUp(name)))
                    Interlocked.Increment(ref signedUp);
                await SucceedsAsync("AdminConfirmSignUp", User(_pool.Id, name));
                await SucceedsAsync("InitiateAuth", PasswordAuth(_client, name));
                await SucceedsAsync("ListUsers", new() { ["UserPoolId"] = _pool.Id });
                if (round % 3 == 0 && await SucceedsAsync("AdminDeleteUser", User(_pool.Id, name)))
                    Interlocked.Increment(ref deleted);
            }
        }, Stop)));
        JsonArray users = (await CallAsync("ListUsers", new() { ["UserPoolId"] = _pool.Id }))["Users"]!.AsArray();
        Assert.Equal(1 + signedUp - deleted, users.Count);
        Assert.Equal(users.Count, users.Select(user => (string)user!["Username"]!).Distinct().Count());
        foreach (JsonNode? user in users)
            Assert.Equal((string)user!["Username"]!, (string)(await CallAsync("AdminGetUser", User(
                _pool.Id, Attributes(user["Attributes"]!)["sub"])))["Username"]!);
        Assert.All(_pool.State.RefreshTokens.Values, token => Assert.True(token.User.Exists));
        Assert.All(_pool.State.Sessions.Values, session => Assert.True(session.User.Exists));
    }

    private async Task<bool> SucceedsAsync(string operation, JsonObject input)
    {
        bool isOpen = operation is "SignUp" or "InitiateAuth";
        try
        {
            await (isOpen ? OpenCallAsync(operation, input) : CallAsync(operation, input));
            return true;
        }
        catch (Xunit.Sdk.XunitException refusal) when (!refusal.Message.Contains("InternalError", StringComparison.Ordinal))
        {
            return false;
        }
    }

    /// <summary>Runs calls on another thread during the next computation. They would not end if the computation held the lock.</summary>
    private void Meanwhile(Func<Task> calls) => _pool.State.Computing = () =>
    {
        _pool.State.Computing = null;
        Task.Run(calls, Stop).GetAwaiter().GetResult();
    };

    private Task<JsonNode> ChangeUserAsync(string operation) =>
        CallAsync(operation, operation == "AdminSetUserPassword" ? SetPassword() : User(_pool.Id));

    private JsonObject SetPassword()
    {
        JsonObject input = User(_pool.Id);
        input["Password"] = NewPassword;
        input["Permanent"] = true;
        return input;
    }

    private JsonObject SignUp(string name) => new() { ["ClientId"] = _client, ["Username"] = name, ["Password"] = Password };

    /// <summary>Starts a sign-in with SRP and returns the answer to its challenge.</summary>
    private async Task<JsonObject> ClaimAsync(string password)
    {
        using var srp = new CognitoSrp(_pool.Id);
        JsonNode challenge = await OpenCallAsync("InitiateAuth", new()
        {
            ["ClientId"] = _client,
            ["AuthFlow"] = "USER_SRP_AUTH",
            ["AuthParameters"] = new JsonObject { ["USERNAME"] = "maria", ["SRP_A"] = srp.SrpA },
        });
        Dictionary<string, string> parameters = challenge["ChallengeParameters"]!.AsObject()
            .ToDictionary(parameter => parameter.Key, parameter => (string)parameter.Value!);
        var responses = new JsonObject();
        foreach ((string name, string value) in srp.PasswordVerifier(parameters, password, Clock.GetUtcNow()))
            responses[name] = value;
        return new()
        {
            ["ClientId"] = _client,
            ["ChallengeName"] = "PASSWORD_VERIFIER",
            ["Session"] = (string)challenge["Session"]!,
            ["ChallengeResponses"] = responses,
        };
    }
}
