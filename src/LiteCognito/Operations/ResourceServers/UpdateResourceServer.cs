using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.UpdateResourceServerAsync(UpdateResourceServerRequest, CancellationToken)"/>.</summary>
    public sealed record UpdateResourceServerRequest
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

    /// <summary>Output of <see cref="CognitoClient.UpdateResourceServerAsync(UpdateResourceServerRequest, CancellationToken)"/>.</summary>
    public sealed record UpdateResourceServerResponse
    {
        /// <summary>The resource server as changed.</summary>
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
        /// <summary>Changes a resource server's name and scopes. Scopes left out are removed.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/> (no such resource server).
        /// </exception>
        public Task<UpdateResourceServerResponse> UpdateResourceServerAsync(
            UpdateResourceServerRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                UpdateResourceServerJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
