using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.GetUserAuthFactorsAsync(GetUserAuthFactorsRequest, CancellationToken)"/>.</summary>
    public sealed record GetUserAuthFactorsRequest : Redacted
    {
        /// <summary>A valid access token of the user.</summary>
        public required string AccessToken { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.GetUserAuthFactorsAsync(GetUserAuthFactorsRequest, CancellationToken)"/>.</summary>
    public sealed record GetUserAuthFactorsResponse : Redacted
    {
        /// <summary>The user name.</summary>
        public string Username { get; init; } = "";

        /// <summary>The preferred second factor; <see langword="null"/> for none.</summary>
        public string? PreferredMfaSetting { get; init; }

        /// <summary>The second factors that are on.</summary>
        public IReadOnlyList<string>? UserMFASettingList { get; init; }

        /// <summary>What the user can sign in with: <c>PASSWORD</c>, <c>EMAIL_OTP</c>, <c>SMS_OTP</c>, <c>WEB_AUTHN</c>.</summary>
        public IReadOnlyList<string>? ConfiguredUserAuthFactors { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(GetUserAuthFactorsRequest)), JsonSerializable(typeof(GetUserAuthFactorsResponse))]
    internal sealed partial class GetUserAuthFactorsJson : JsonSerializerContext
    {
        internal static readonly Operation<GetUserAuthFactorsRequest, GetUserAuthFactorsResponse> Operation =
            new("GetUserAuthFactors", new GetUserAuthFactorsJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Reads what the user can sign in with.</summary>
        /// <exception cref="CognitoException"><see cref="CognitoErrorCodes.NotAuthorized"/> where the token is no longer valid.</exception>
        public Task<GetUserAuthFactorsResponse> GetUserAuthFactorsAsync(
            GetUserAuthFactorsRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(GetUserAuthFactorsJson.Operation, request, cancellationToken);
        }
    }
}
