using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LiteCognito.Operations;
using LiteCognito.Protocol;

namespace LiteCognito;

public sealed partial class CognitoClient
{
    /// <summary>Calls any operation of the service, one that this library has not heard of too, with its JSON as it is.</summary>
    /// <param name="operation">The operation, such as <c>DescribeUserPool</c>.</param>
    /// <param name="input">Its input, an object. Nothing is filled in.</param>
    /// <param name="sign">
    /// Whether AWS credentials sign the call; <see langword="null"/> for what is known of the operation, and for signing one that is not
    /// known.
    /// </param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The output, an object; an empty one where the service said nothing.</returns>
    /// <exception cref="ArgumentException">The operation is no name of letters and digits, or the input no object.</exception>
    /// <exception cref="CognitoException">
    /// The service refused, with <see cref="CognitoErrorCodes"/> or <c>UnknownOperationException</c>.
    /// </exception>
    public Task<JsonElement> CallAsync(
        string operation, JsonElement input, bool? sign = null, CancellationToken cancellationToken = default)
    {
        Caller.Check(operation, input);
        return _caller.SendAsync(operation, input, IsSigned(operation, sign) ? Signer() : null, Once.Of(operation), cancellationToken);
    }

    /// <summary>Calls any operation of the service, one that this library has not heard of too, with types of your own.</summary>
    /// <param name="operation">The operation, such as <c>DescribeUserPool</c>.</param>
    /// <param name="input">Its input. Nothing is filled in.</param>
    /// <param name="inputType">The input's shape, from a source-generated context.</param>
    /// <param name="outputType">The output's shape, from a source-generated context.</param>
    /// <param name="sign">As for <see cref="CallAsync(string, JsonElement, bool?, CancellationToken)"/>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="ArgumentException">The operation is no name of letters and digits.</exception>
    /// <exception cref="CognitoException">As for <see cref="CallAsync(string, JsonElement, bool?, CancellationToken)"/>.</exception>
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
