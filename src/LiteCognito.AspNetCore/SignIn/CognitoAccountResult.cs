using System.Diagnostics.CodeAnalysis;

namespace LiteCognito;

/// <summary>The result of a change of an account.</summary>
public sealed class CognitoAccountResult
{
    private static readonly CognitoAccountResult SuccessResult = new(null);

    private CognitoAccountResult(CognitoSignInFailure? failure) => Failure = failure;

    /// <summary>
    /// Gets a value that indicates whether the change succeeded, or appears to have, so that no one learns who is a user.
    /// </summary>
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool Succeeded => Failure is null;

    /// <summary>Gets why the change failed, or <see langword="null"/> if it did not fail.</summary>
    public CognitoSignInFailure? Failure { get; }

    /// <summary>Creates the result of a successful change. Call this method in tests of your program.</summary>
    /// <returns>The result.</returns>
    public static CognitoAccountResult Success() => SuccessResult;

    /// <summary>Creates the result of a failed change. Call this method in tests of your program.</summary>
    /// <param name="failure">The reason.</param>
    /// <returns>The result.</returns>
    public static CognitoAccountResult Failed(CognitoSignInFailure failure) => new(failure);
}
