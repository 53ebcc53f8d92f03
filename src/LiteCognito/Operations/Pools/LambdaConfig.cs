namespace LiteCognito.Model;

/// <summary>A Lambda function that sends emails in Cognito's place (Cognito's CustomEmailLambdaVersionConfigType).</summary>
public sealed record CustomEmailLambdaVersionConfig
{
    /// <summary>The version of its input. <c>V1_0</c> is the only value. Required in a request.</summary>
    public string? LambdaVersion { get; init; }

    /// <summary>The function's ARN. Required in a request.</summary>
    public string? LambdaArn { get; init; }
}

/// <summary>A Lambda function that sends SMS in Cognito's place (Cognito's CustomSMSLambdaVersionConfigType).</summary>
public sealed record CustomSMSLambdaVersionConfig
{
    /// <summary>The version of its input. <c>V1_0</c> is the only value. Required in a request.</summary>
    public string? LambdaVersion { get; init; }

    /// <summary>The function's ARN. Required in a request.</summary>
    public string? LambdaArn { get; init; }
}

/// <summary>
/// A Lambda function that sees what identity providers say of a user before Cognito takes it over (Cognito's InboundFederationLambdaType).
/// </summary>
public sealed record InboundFederationLambda
{
    /// <summary>The version of its input. <c>V1_0</c> is the only value. Required in a request.</summary>
    public string? LambdaVersion { get; init; }

    /// <summary>The function's ARN. Required in a request.</summary>
    public string? LambdaArn { get; init; }
}

/// <summary>The pool's Lambda triggers, by the ARNs of their functions (Cognito's LambdaConfigType).</summary>
public sealed record LambdaConfig
{
    /// <summary>Runs before a sign-up, and may refuse or confirm it.</summary>
    public string? PreSignUp { get; init; }

    /// <summary>Runs before a message goes out, and may write it.</summary>
    public string? CustomMessage { get; init; }

    /// <summary>Runs after an account was confirmed.</summary>
    public string? PostConfirmation { get; init; }

    /// <summary>Runs before a sign-in, and may refuse it.</summary>
    public string? PreAuthentication { get; init; }

    /// <summary>Runs after a sign-in.</summary>
    public string? PostAuthentication { get; init; }

    /// <summary>Chooses the next challenge of a custom sign-in.</summary>
    public string? DefineAuthChallenge { get; init; }

    /// <summary>Makes a custom challenge.</summary>
    public string? CreateAuthChallenge { get; init; }

    /// <summary>Judges the answer to a custom challenge.</summary>
    public string? VerifyAuthChallengeResponse { get; init; }

    /// <summary>Runs before tokens are made, and may change their claims.</summary>
    public string? PreTokenGeneration { get; init; }

    /// <summary>Runs where a user is not found, and may bring it from elsewhere.</summary>
    public string? UserMigration { get; init; }

    /// <summary>The same as PreTokenGeneration, with a version of its input.</summary>
    public PreTokenGenerationVersionConfig? PreTokenGenerationConfig { get; init; }

    /// <summary>Sends SMS in Cognito's place.</summary>
    public CustomSMSLambdaVersionConfig? CustomSMSSender { get; init; }

    /// <summary>Sends emails in Cognito's place.</summary>
    public CustomEmailLambdaVersionConfig? CustomEmailSender { get; init; }

    /// <summary>The ARN of the KMS key that encrypts codes for the two senders.</summary>
    public string? KMSKeyID { get; init; }

    /// <summary>Sees what identity providers say of a user.</summary>
    public InboundFederationLambda? InboundFederation { get; init; }
}

/// <summary>A Lambda function that runs before tokens are made (Cognito's PreTokenGenerationVersionConfigType).</summary>
public sealed record PreTokenGenerationVersionConfig
{
    /// <summary>The version of its input: <c>V2_0</c> and <c>V3_0</c> may change access tokens too. Required in a request.</summary>
    public string? LambdaVersion { get; init; }

    /// <summary>The function's ARN. Required in a request.</summary>
    public string? LambdaArn { get; init; }
}
