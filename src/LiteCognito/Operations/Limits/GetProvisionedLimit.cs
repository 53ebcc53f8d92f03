using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.GetProvisionedLimitAsync(GetProvisionedLimitRequest, CancellationToken)"/>.</summary>
    public sealed record GetProvisionedLimitRequest
    {
        /// <summary>The class and attributes that identify the limit to get.</summary>
        public required LimitDefinition LimitDefinition { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.GetProvisionedLimitAsync(GetProvisionedLimitRequest, CancellationToken)"/>.</summary>
    public sealed record GetProvisionedLimitResponse
    {
        /// <summary>The limit and its current value.</summary>
        public ProvisionedLimit? Limit { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(GetProvisionedLimitRequest)), JsonSerializable(typeof(GetProvisionedLimitResponse))]
    internal sealed partial class GetProvisionedLimitJson : JsonSerializerContext
    {
        internal static readonly Operation<GetProvisionedLimitRequest, GetProvisionedLimitResponse> Operation =
            new("GetProvisionedLimit", new GetProvisionedLimitJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Gets the current value of a request rate limit and the part of it that is free of charge.</summary>
        /// <param name="request">The class and attributes that identify the limit to get.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The limit and its current value.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the limit does not exist).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetProvisionedLimit.html"/>
        public Task<GetProvisionedLimitResponse> GetProvisionedLimitAsync(
            GetProvisionedLimitRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(GetProvisionedLimitJson.Operation, request, cancellationToken);
        }
    }
}
