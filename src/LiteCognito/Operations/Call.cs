using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LiteCognito.Operations;
using LiteCognito.Protocol;

namespace LiteCognito;

public sealed partial class CognitoClient
{
    /// <summary>Calls any operation of Amazon Cognito user pools with JSON that you write yourself.</summary>
    /// <remarks>Use this method for operations that the library does not support yet.</remarks>
    /// <param name="operation">The name of the operation, such as <c>DescribeUserPool</c>.</param>
    /// <param name="input">The input of the operation, as a JSON object. The client adds nothing to it.</param>
    /// <param name="sign">
    /// <see langword="true"/> to sign the call with AWS credentials, <see langword="false"/> to send it unsigned, or <see langword="null"/>
    /// to sign it if the operation requires that. Calls to operations that the library does not know are signed.
    /// </param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The output of the operation, as a JSON object. The object is empty if the response has no body.</returns>
    /// <exception cref="ArgumentException">
    /// The operation name contains characters other than ASCII letters and digits, or the input is not a JSON object.
    /// </exception>
    /// <exception cref="CognitoException">
    /// Cognito refused the call, with one of <see cref="CognitoErrorCodes"/> or <c>UnknownOperationException</c>.
    /// </exception>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_Operations.html"/>
    public Task<JsonElement> CallAsync(
        string operation, JsonElement input, bool? sign = null, CancellationToken cancellationToken = default)
    {
        Caller.Check(operation, input);
        return _caller.SendAsync(operation, input, IsSigned(operation, sign) ? Signer() : null, Once.Of(operation), cancellationToken);
    }

    /// <summary>Calls any operation of Amazon Cognito user pools with your own input and output types.</summary>
    /// <remarks>Use this method for operations that the library does not support yet.</remarks>
    /// <typeparam name="TInput">The type of the input.</typeparam>
    /// <typeparam name="TOutput">The type of the output.</typeparam>
    /// <param name="operation">The name of the operation, such as <c>DescribeUserPool</c>.</param>
    /// <param name="input">The input of the operation. The client adds nothing to it.</param>
    /// <param name="inputType">The JSON contract of the input, from a source-generated context.</param>
    /// <param name="outputType">The JSON contract of the output, from a source-generated context.</param>
    /// <param name="sign">
    /// <see langword="true"/> to sign the call with AWS credentials, <see langword="false"/> to send it unsigned, or <see langword="null"/>
    /// to sign it if the operation requires that. Calls to operations that the library does not know are signed.
    /// </param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The output of the operation.</returns>
    /// <exception cref="ArgumentException">The operation name contains characters other than ASCII letters and digits.</exception>
    /// <exception cref="CognitoException">
    /// Cognito refused the call, with one of <see cref="CognitoErrorCodes"/> or <c>UnknownOperationException</c>.
    /// </exception>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_Operations.html"/>
    public Task<TOutput> CallAsync<TInput, TOutput>(
        string operation, TInput input, JsonTypeInfo<TInput> inputType, JsonTypeInfo<TOutput> outputType, bool? sign = null,
        CancellationToken cancellationToken = default)
    {
        Caller.Check(operation);
        ArgumentNullException.ThrowIfNull(inputType);
        ArgumentNullException.ThrowIfNull(outputType);
        return _caller.SendAsync(
            new Operation<TInput, TOutput>(operation, inputType, outputType), input, IsSigned(operation, sign) ? Signer() : null,
            Once.Of(operation), cancellationToken);
    }

    private static bool IsSigned(string operation, bool? sign) => sign ?? !UnsignedOperations.Contains(operation);
}
