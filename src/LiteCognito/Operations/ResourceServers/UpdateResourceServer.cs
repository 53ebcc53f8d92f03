using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.UpdateResourceServerAsync(UpdateResourceServerRequest, CancellationToken)"/>.</summary>
    public sealed record UpdateResourceServerRequest
    {
        /// <summary>The identifier of the resource server, usually the URL of the API. 1 to 256 characters.</summary>
        public required string Identifier { get; init; }

        /// <summary>The display name of the resource server. 1 to 256 characters.</summary>
        public required string Name { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>The scopes of the resource server. At most 100.</summary>
        public IReadOnlyList<ResourceServerScope>? Scopes { get; init; }

        private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder)
            .Add(Identifier).Add(Name).Add(UserPoolId).Add(Scopes).Printed;
    }

    /// <summary>Output of <see cref="CognitoClient.UpdateResourceServerAsync(UpdateResourceServerRequest, CancellationToken)"/>.</summary>
    public sealed record UpdateResourceServerResponse
    {
        /// <summary>The resource server after the change.</summary>
        public ResourceServer? ResourceServer { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(UpdateResourceServerRequest)), JsonSerializable(typeof(UpdateResourceServerResponse))]
    internal sealed partial class UpdateResourceServerJson : JsonSerializerContext
    {
        internal static readonly Operation<UpdateResourceServerRequest, UpdateResourceServerResponse> Operation =
            new("UpdateResourceServer", new UpdateResourceServerJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Updates the name and the scopes of a resource server. Cognito removes each scope that the request omits.</summary>
        /// <param name="request">
        /// The identifier, the name and the scopes of the resource server, and the user pool if it is not the client's own.
        /// </param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The resource server after the change.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the resource server does not exist).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateResourceServer.html"/>
        public Task<UpdateResourceServerResponse> UpdateResourceServerAsync(
            UpdateResourceServerRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                UpdateResourceServerJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
