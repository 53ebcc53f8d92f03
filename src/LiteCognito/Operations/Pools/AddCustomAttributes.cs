using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.AddCustomAttributesAsync(AddCustomAttributesRequest, CancellationToken)"/>.</summary>
    public sealed record AddCustomAttributesRequest
    {
        /// <summary>The attributes, named without <c>custom:</c>, which Cognito puts in front. At most 25.</summary>
        public required IReadOnlyList<AttributeSchema> CustomAttributes { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }

        private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder).Add(CustomAttributes).Add(UserPoolId).Printed;
    }

    /// <summary>Output of <see cref="CognitoClient.AddCustomAttributesAsync(AddCustomAttributesRequest, CancellationToken)"/>.</summary>
    public sealed record AddCustomAttributesResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(AddCustomAttributesRequest)), JsonSerializable(typeof(AddCustomAttributesResponse))]
    internal sealed partial class AddCustomAttributesJson : JsonSerializerContext
    {
        internal static readonly Operation<AddCustomAttributesRequest, AddCustomAttributesResponse> Operation =
            new("AddCustomAttributes", new AddCustomAttributesJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Adds custom attributes to a user pool's schema. They can be neither renamed nor removed later.</summary>
        /// <exception cref="CognitoException">Worth catching: <see cref="CognitoErrorCodes.UserImportInProgress"/>.</exception>
        public Task<AddCustomAttributesResponse> AddCustomAttributesAsync(
            AddCustomAttributesRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AddCustomAttributesJson.Operation,
                request with { UserPoolId = PoolOf(request.UserPoolId) },
                cancellationToken, Once.Change);
        }
    }
}
