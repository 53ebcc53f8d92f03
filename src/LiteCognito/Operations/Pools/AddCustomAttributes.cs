using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.AddCustomAttributesAsync(AddCustomAttributesRequest, CancellationToken)"/>.</summary>
    public sealed record AddCustomAttributesRequest
    {
        /// <summary>The attributes to add. At most 25. Omit the prefix <c>custom:</c> from their names, because Cognito adds it.</summary>
        public required IReadOnlyList<AttributeSchema> CustomAttributes { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
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
        /// <summary>Adds custom attributes to the user pool's schema. You cannot rename or remove them later.</summary>
        /// <param name="request">The attributes to add, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.UserImportInProgress"/> (an import job is running in the user pool).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AddCustomAttributes.html"/>
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
