using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of <see cref="CognitoClient.AdminListUserAuthEventsAsync(AdminListUserAuthEventsRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AdminListUserAuthEventsRequest : Redacted
    {
        /// <summary>The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>The maximum number of items per page, 1 to 60, or <see langword="null"/> for Cognito's default.</summary>
        public int? MaxResults { get; init; }

        /// <summary>The token that the previous page returned, or <see langword="null"/> for the first page.</summary>
        public string? NextToken { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.AdminListUserAuthEventsAsync(AdminListUserAuthEventsRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AdminListUserAuthEventsResponse : Redacted
    {
        /// <summary>The events on this page, with the latest event first.</summary>
        public IReadOnlyList<AuthEvent>? AuthEvents { get; init; }

        /// <summary>The token for the next page, or <see langword="null"/> on the last page.</summary>
        public string? NextToken { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(AdminListUserAuthEventsRequest)), JsonSerializable(typeof(AdminListUserAuthEventsResponse))]
    internal sealed partial class AdminListUserAuthEventsJson : JsonSerializerContext
    {
        internal static readonly Operation<AdminListUserAuthEventsRequest, AdminListUserAuthEventsResponse> Operation =
            new("AdminListUserAuthEvents", new AdminListUserAuthEventsJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Gets one page of the sign-ins, sign-ups and password changes that threat protection recorded for a user.</summary>
        /// <param name="request">The user name, the page to get and its size, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The events on this page, with the latest event first, and the token for the next page.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.UserNotFound"/>, <see cref="CognitoErrorCodes.UserPoolAddOnNotEnabled"/> (threat
        /// protection is off).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminListUserAuthEvents.html"/>
        public Task<AdminListUserAuthEventsResponse> AdminListUserAuthEventsAsync(
            AdminListUserAuthEventsRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminListUserAuthEventsJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <summary>Gets all sign-ins, sign-ups and password changes that threat protection recorded for a user, page by page.</summary>
        /// <param name="request">
        /// The user name, the page to start from and the page size, and the user pool if it is not the client's own.
        /// </param>
        /// <param name="cancellationToken">A token that cancels the enumeration.</param>
        /// <returns>All events of the user, in the order in which Cognito returns them. Pages are requested as they are needed.</returns>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminListUserAuthEvents.html"/>
        [OverloadResolutionPriority(1)]
        public IAsyncEnumerable<AuthEvent> AdminListAllUserAuthEventsAsync(
            AdminListUserAuthEventsRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return Pages.ReadAsync("AdminListUserAuthEvents", async (token, cancelled) =>
            {
                AdminListUserAuthEventsResponse page = await AdminListUserAuthEventsAsync(
                    request with { NextToken = token ?? request.NextToken }, cancelled).ConfigureAwait(false);
                return (page.AuthEvents, page.NextToken);
            }, cancellationToken);
        }

        /// <inheritdoc cref="AdminListAllUserAuthEventsAsync(AdminListUserAuthEventsRequest, CancellationToken)"/>
        /// <param name="username">The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</param>
        /// <param name="cancellationToken">A token that cancels the enumeration.</param>
        public IAsyncEnumerable<AuthEvent> AdminListAllUserAuthEventsAsync(string username, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(username);
            return AdminListAllUserAuthEventsAsync(new AdminListUserAuthEventsRequest { Username = username }, cancellationToken);
        }
    }
}
