using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.AdminListUserSessionsAsync(AdminListUserSessionsRequest, CancellationToken)"/>.</summary>
    public sealed record AdminListUserSessionsRequest : Redacted
    {
        /// <summary>The user name, or an alias that the pool accepts for signing in.</summary>
        public required string Username { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>Where the next page begins, from the page before.</summary>
        public string? NextToken { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.AdminListUserSessionsAsync(AdminListUserSessionsRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AdminListUserSessionsResponse : Redacted
    {
        /// <summary>The sessions of this page.</summary>
        public IReadOnlyList<SessionDescription>? Sessions { get; init; }

        /// <summary>Where the next page begins; <see langword="null"/> on the last one.</summary>
        public string? NextToken { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(AdminListUserSessionsRequest)), JsonSerializable(typeof(AdminListUserSessionsResponse))]
    internal sealed partial class AdminListUserSessionsJson : JsonSerializerContext
    {
        internal static readonly Operation<AdminListUserSessionsRequest, AdminListUserSessionsResponse> Operation =
            new("AdminListUserSessions", new AdminListUserSessionsJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Reads a page of a user's sessions, where the pool tracks them.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.UserNotFound"/>, <see cref="CognitoErrorCodes.OperationNotEnabled"/> (the pool does
        /// not track sessions).
        /// </exception>
        public Task<AdminListUserSessionsResponse> AdminListUserSessionsAsync(
            AdminListUserSessionsRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminListUserSessionsJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <summary>Reads all of a user's sessions, page by page, each page when its first item is asked for.</summary>
        [OverloadResolutionPriority(1)]
        public IAsyncEnumerable<SessionDescription> AdminListAllUserSessionsAsync(
            AdminListUserSessionsRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return Pages.ReadAsync("AdminListUserSessions", async (token, cancelled) =>
            {
                AdminListUserSessionsResponse page = await AdminListUserSessionsAsync(
                    request with { NextToken = token ?? request.NextToken }, cancelled).ConfigureAwait(false);
                return (page.Sessions, page.NextToken);
            }, cancellationToken);
        }

        /// <inheritdoc cref="AdminListAllUserSessionsAsync(AdminListUserSessionsRequest, CancellationToken)"/>
        public IAsyncEnumerable<SessionDescription> AdminListAllUserSessionsAsync(
            string username, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(username);
            return AdminListAllUserSessionsAsync(new AdminListUserSessionsRequest { Username = username }, cancellationToken);
        }
    }
}
