namespace LiteCognito.Model;

/// <summary>A Lambda function that sends emails instead of Cognito (Cognito's CustomEmailLambdaVersionConfigType).</summary>
public sealed record CustomEmailLambdaVersionConfig
{
    /// <summary>The version of the function's input. The only value is <c>V1_0</c>. Required in a request.</summary>
    public string? LambdaVersion { get; init; }

    /// <summary>The ARN of the function. Required in a request.</summary>
    public string? LambdaArn { get; init; }
}

/// <summary>A Lambda function that sends SMS messages instead of Cognito (Cognito's CustomSMSLambdaVersionConfigType).</summary>
public sealed record CustomSMSLambdaVersionConfig
{
    /// <summary>The version of the function's input. The only value is <c>V1_0</c>. Required in a request.</summary>
    public string? LambdaVersion { get; init; }

    /// <summary>The ARN of the function. Required in a request.</summary>
    public string? LambdaArn { get; init; }
}

/// <summary>
/// A Lambda function that receives a user's data from an identity provider before Cognito stores it (Cognito's
/// InboundFederationLambdaType).
/// </summary>
public sealed record InboundFederationLambda
{
    /// <summary>The version of the function's input. The only value is <c>V1_0</c>. Required in a request.</summary>
    public string? LambdaVersion { get; init; }

    /// <summary>The ARN of the function. Required in a request.</summary>
    public string? LambdaArn { get; init; }
}

/// <summary>The Lambda triggers of a user pool, as the ARNs of their functions (Cognito's LambdaConfigType).</summary>
public sealed record LambdaConfig
{
    /// <summary>The ARN of the function that runs before a sign-up. It can reject the sign-up or confirm the user.</summary>
    public string? PreSignUp { get; init; }

    /// <summary>The ARN of the function that runs before a message is sent. It can change the message.</summary>
    public string? CustomMessage { get; init; }

    /// <summary>The ARN of the function that runs after an account is confirmed.</summary>
    public string? PostConfirmation { get; init; }

    /// <summary>The ARN of the function that runs before a sign-in. It can reject the sign-in.</summary>
    public string? PreAuthentication { get; init; }

    /// <summary>The ARN of the function that runs after a sign-in.</summary>
    public string? PostAuthentication { get; init; }

    /// <summary>The ARN of the function that selects the next challenge of a custom sign-in.</summary>
    public string? DefineAuthChallenge { get; init; }

    /// <summary>The ARN of the function that creates a custom challenge.</summary>
    public string? CreateAuthChallenge { get; init; }

    /// <summary>The ARN of the function that checks the answer to a custom challenge.</summary>
    public string? VerifyAuthChallengeResponse { get; init; }

    /// <summary>The ARN of the function that runs before tokens are issued. It can change the claims of the tokens.</summary>
    public string? PreTokenGeneration { get; init; }

    /// <summary>The ARN of the function that runs if a user is not found. It can import the user from another directory.</summary>
    public string? UserMigration { get; init; }

    /// <summary>
    /// The function that runs before tokens are issued, together with the version of its input. If <see cref="PreTokenGeneration"/> is also
    /// set, both must name the same function.
    /// </summary>
    public PreTokenGenerationVersionConfig? PreTokenGenerationConfig { get; init; }

    /// <summary>The function that sends SMS messages instead of Cognito.</summary>
    public CustomSMSLambdaVersionConfig? CustomSMSSender { get; init; }

    /// <summary>The function that sends emails instead of Cognito.</summary>
    public CustomEmailLambdaVersionConfig? CustomEmailSender { get; init; }

    /// <summary>The ARN of the KMS key that encrypts codes for <see cref="CustomSMSSender"/> and <see cref="CustomEmailSender"/>.</summary>
    public string? KMSKeyID { get; init; }

    /// <summary>The function that receives a user's data from an identity provider before Cognito stores it.</summary>
    public InboundFederationLambda? InboundFederation { get; init; }
}

/// <summary>A Lambda function that runs before tokens are issued (Cognito's PreTokenGenerationVersionConfigType).</summary>
public sealed record PreTokenGenerationVersionConfig
{
    /// <summary>
    /// The version of the function's input: <c>V1_0</c>, <c>V2_0</c> or <c>V3_0</c>. Functions with <c>V2_0</c> and <c>V3_0</c> can also
    /// change access tokens. Required in a request.
    /// </summary>
    public string? LambdaVersion { get; init; }

    /// <summary>The ARN of the function. Required in a request.</summary>
    public string? LambdaArn { get; init; }
}
