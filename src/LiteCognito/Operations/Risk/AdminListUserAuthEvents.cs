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
        /// <summary>The user name, or an alias that the pool accepts for signing in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>How many items a page may hold, at most 60.</summary>
        public int? MaxResults { get; init; }

        /// <summary>Where the next page begins, from the page before.</summary>
        public string? NextToken { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.AdminListUserAuthEventsAsync(AdminListUserAuthEventsRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AdminListUserAuthEventsResponse : Redacted
    {
        /// <summary>The events of this page, the latest first.</summary>
        public IReadOnlyList<AuthEvent>? AuthEvents { get; init; }

        /// <summary>Where the next page begins; <see langword="null"/> on the last one.</summary>
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
        /// <summary>Reads a page of a user's sign-ins, sign-ups and password changes as threat protection recorded them.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.UserNotFound"/>, <see cref="CognitoErrorCodes.UserPoolAddOnNotEnabled"/>.
        /// </exception>
        public Task<AdminListUserAuthEventsResponse> AdminListUserAuthEventsAsync(
            AdminListUserAuthEventsRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminListUserAuthEventsJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <summary>
        /// Reads all of a user's sign-ins, sign-ups and password changes, page by page, each page when its first item is asked for.
        /// </summary>
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
        public IAsyncEnumerable<AuthEvent> AdminListAllUserAuthEventsAsync(string username, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(username);
            return AdminListAllUserAuthEventsAsync(new AdminListUserAuthEventsRequest { Username = username }, cancellationToken);
        }
    }
}
