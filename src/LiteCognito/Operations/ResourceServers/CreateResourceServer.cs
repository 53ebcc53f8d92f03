using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.CreateResourceServerAsync(CreateResourceServerRequest, CancellationToken)"/>.</summary>
    public sealed record CreateResourceServerRequest
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

    /// <summary>Output of <see cref="CognitoClient.CreateResourceServerAsync(CreateResourceServerRequest, CancellationToken)"/>.</summary>
    public sealed record CreateResourceServerResponse
    {
        /// <summary>The resource server that was created.</summary>
        public ResourceServer? ResourceServer { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(CreateResourceServerRequest)), JsonSerializable(typeof(CreateResourceServerResponse))]
    internal sealed partial class CreateResourceServerJson : JsonSerializerContext
    {
        internal static readonly Operation<CreateResourceServerRequest, CreateResourceServerResponse> Operation =
            new("CreateResourceServer", new CreateResourceServerJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Creates a resource server, which represents an API and its scopes.</summary>
        /// <param name="request">
        /// The identifier, the name and the scopes of the resource server, and the user pool if it is not the client's own.
        /// </param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The resource server that was created.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.LimitExceeded"/> (too many resource servers).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateResourceServer.html"/>
        public Task<CreateResourceServerResponse> CreateResourceServerAsync(
            CreateResourceServerRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                CreateResourceServerJson.Operation,
                request with { UserPoolId = PoolOf(request.UserPoolId) },
                cancellationToken, Once.Change);
        }
    }
}
