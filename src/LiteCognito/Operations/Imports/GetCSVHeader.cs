using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.GetCSVHeaderAsync(GetCSVHeaderRequest, CancellationToken)"/>.</summary>
    public sealed record GetCSVHeaderRequest
    {
        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.GetCSVHeaderAsync(GetCSVHeaderRequest, CancellationToken)"/>.</summary>
    public sealed record GetCSVHeaderResponse
    {
        /// <summary>The ID of the user pool that the column names belong to.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>The column names, in order.</summary>
        public IReadOnlyList<string>? CSVHeader { get; init; }

        private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder).Add(UserPoolId).Add(CSVHeader).Printed;
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(GetCSVHeaderRequest)), JsonSerializable(typeof(GetCSVHeaderResponse))]
    internal sealed partial class GetCSVHeaderJson : JsonSerializerContext
    {
        internal static readonly Operation<GetCSVHeaderRequest, GetCSVHeaderResponse> Operation =
            new("GetCSVHeader", new GetCSVHeaderJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Gets the column names that the CSV file of an import job must have.</summary>
        /// <param name="request">The user pool, or <see langword="null"/> for the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The column names, in order.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the user pool does not exist).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetCSVHeader.html"/>
        public Task<GetCSVHeaderResponse> GetCSVHeaderAsync(
            GetCSVHeaderRequest? request = null, CancellationToken cancellationToken = default)
        {
            request ??= new();
            return SendSignedAsync(GetCSVHeaderJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
