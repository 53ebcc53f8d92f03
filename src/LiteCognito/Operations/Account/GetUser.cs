using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Operations;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.GetUserAsync(GetUserRequest, CancellationToken)"/>.</summary>
    public sealed record GetUserRequest : Redacted
    {
        /// <summary>A valid access token of the user.</summary>
        public required string AccessToken { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.GetUserAsync(GetUserRequest, CancellationToken)"/>.</summary>
    public sealed record GetUserResponse : Redacted
    {
        /// <summary>The user name, or the <c>sub</c> where the pool signs in by alias.</summary>
        public string Username { get; init; } = "";

        /// <summary>The user's attributes.</summary>
        [JsonConverter(typeof(UserAttributesConverter))]
        public UserAttributes UserAttributes { get; init; } = [];

        /// <summary>
        /// Where codes by SMS go, in a form that older programs use. PreferredMfaSetting and UserMFASettingList say more.
        /// </summary>
        public IReadOnlyList<MFAOption>? MFAOptions { get; init; }

        /// <summary>The preferred second factor, such as <c>SOFTWARE_TOKEN_MFA</c>; <see langword="null"/> for none.</summary>
        public string? PreferredMfaSetting { get; init; }

        /// <summary>The second factors that are on.</summary>
        public IReadOnlyList<string>? UserMFASettingList { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(GetUserRequest)), JsonSerializable(typeof(GetUserResponse))]
    internal sealed partial class GetUserJson : JsonSerializerContext
    {
        internal static readonly Operation<GetUserRequest, GetUserResponse> Operation =
            new("GetUser", new GetUserJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Reads the user's own attributes and MFA settings.</summary>
        /// <exception cref="CognitoException"><see cref="CognitoErrorCodes.NotAuthorized"/> where the token is no longer valid.</exception>
        public Task<GetUserResponse> GetUserAsync(GetUserRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(GetUserJson.Operation, request, cancellationToken);
        }
    }
}
