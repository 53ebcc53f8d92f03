using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.GetCSVHeaderAsync(GetCSVHeaderRequest, CancellationToken)"/>.</summary>
    public sealed record GetCSVHeaderRequest
    {
        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.GetCSVHeaderAsync(GetCSVHeaderRequest, CancellationToken)"/>.</summary>
    public sealed record GetCSVHeaderResponse
    {
        /// <summary>The user pool.</summary>
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
        /// <summary>Reads the column names that a CSV file of users must have.</summary>
        /// <exception cref="CognitoException">Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/>.</exception>
        public Task<GetCSVHeaderResponse> GetCSVHeaderAsync(
            GetCSVHeaderRequest? request = null, CancellationToken cancellationToken = default)
        {
            request ??= new();
            return SendSignedAsync(GetCSVHeaderJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
