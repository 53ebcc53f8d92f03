using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.CreateResourceServerAsync(CreateResourceServerRequest, CancellationToken)"/>.</summary>
    public sealed record CreateResourceServerRequest
    {
        /// <summary>The API's identifier, a URL mostly. 1 to 256 characters.</summary>
        public required string Identifier { get; init; }

        /// <summary>A name to show. 1 to 256 characters.</summary>
        public required string Name { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>Its scopes. At most 100.</summary>
        public IReadOnlyList<ResourceServerScope>? Scopes { get; init; }

        private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder)
            .Add(Identifier).Add(Name).Add(UserPoolId).Add(Scopes).Printed;
    }

    /// <summary>Output of <see cref="CognitoClient.CreateResourceServerAsync(CreateResourceServerRequest, CancellationToken)"/>.</summary>
    public sealed record CreateResourceServerResponse
    {
        /// <summary>The resource server as created.</summary>
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
        /// <summary>Adds an API and the scopes that access tokens for it may carry.</summary>
        /// <exception cref="CognitoException">Worth catching: <see cref="CognitoErrorCodes.LimitExceeded"/>.</exception>
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
