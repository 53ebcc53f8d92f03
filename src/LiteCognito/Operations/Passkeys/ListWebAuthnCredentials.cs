using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of <see cref="CognitoClient.ListWebAuthnCredentialsAsync(ListWebAuthnCredentialsRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record ListWebAuthnCredentialsRequest : Redacted
    {
        /// <summary>A valid access token of the user, with the scope <c>aws.cognito.signin.user.admin</c>.</summary>
        public required string AccessToken { get; init; }

        /// <summary>The maximum number of items per page, 1 to 20, or <see langword="null"/> for Cognito's default.</summary>
        public int? MaxResults { get; init; }

        /// <summary>The token that the previous page returned, or <see langword="null"/> for the first page.</summary>
        public string? NextToken { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.ListWebAuthnCredentialsAsync(ListWebAuthnCredentialsRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record ListWebAuthnCredentialsResponse
    {
        /// <summary>The passkeys on this page.</summary>
        public IReadOnlyList<WebAuthnCredential>? Credentials { get; init; }

        /// <summary>The token for the next page, or <see langword="null"/> on the last page.</summary>
        public string? NextToken { get; init; }

        private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder).Add(Credentials).Add(NextToken).Printed;
    }

    /// <summary>A registered passkey (Cognito's WebAuthnCredentialDescription).</summary>
    public sealed record WebAuthnCredential
    {
        /// <summary>The ID of the passkey's credential, in base64url.</summary>
        public string? CredentialId { get; init; }

        /// <summary>A name that the authenticator's provider assigned.</summary>
        public string? FriendlyCredentialName { get; init; }

        /// <summary>The domain (relying party) that the passkey is bound to.</summary>
        public string? RelyingPartyId { get; init; }

        /// <summary>The attachment of the authenticator: <c>platform</c> or <c>cross-platform</c>.</summary>
        public string? AuthenticatorAttachment { get; init; }

        /// <summary>The transports that the authenticator supports, such as <c>internal</c> or <c>usb</c>.</summary>
        public IReadOnlyList<string>? AuthenticatorTransports { get; init; }

        /// <summary>The time when the passkey was registered.</summary>
        [JsonConverter(typeof(EpochSecondsConverter))]
        public DateTimeOffset? CreatedAt { get; init; }

        private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder)
            .Add(CredentialId).Add(FriendlyCredentialName).Add(RelyingPartyId).Add(AuthenticatorAttachment).Add(AuthenticatorTransports)
            .Add(CreatedAt).Printed;
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(ListWebAuthnCredentialsRequest)), JsonSerializable(typeof(ListWebAuthnCredentialsResponse))]
    internal sealed partial class ListWebAuthnCredentialsJson : JsonSerializerContext
    {
        internal static readonly Operation<ListWebAuthnCredentialsRequest, ListWebAuthnCredentialsResponse> Operation =
            new("ListWebAuthnCredentials", new ListWebAuthnCredentialsJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Gets one page of the signed-in user's passkeys.</summary>
        /// <remarks>
        /// <see cref="ListAllWebAuthnCredentialsAsync(ListWebAuthnCredentialsRequest, CancellationToken)"/> and
        /// <see cref="CognitoSession.ListAllWebAuthnCredentialsAsync"/> list all passkeys.
        /// </remarks>
        /// <param name="request">The user's access token, and the page to get and its size.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The passkeys on this page, and the token for the next page.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.NotAuthorized"/> (the access token is no longer valid).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListWebAuthnCredentials.html"/>
        public Task<ListWebAuthnCredentialsResponse> ListWebAuthnCredentialsAsync(
            ListWebAuthnCredentialsRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(ListWebAuthnCredentialsJson.Operation, request, cancellationToken);
        }

        /// <summary>Gets all of the signed-in user's passkeys, page by page.</summary>
        /// <param name="request">The user's access token, the page to start from and the page size.</param>
        /// <param name="cancellationToken">A token that cancels the enumeration.</param>
        /// <returns>All passkeys of the user, in the order in which Cognito returns them. Pages are requested as they are needed.</returns>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListWebAuthnCredentials.html"/>
        public IAsyncEnumerable<WebAuthnCredential> ListAllWebAuthnCredentialsAsync(
            ListWebAuthnCredentialsRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return Pages.ReadAsync("ListWebAuthnCredentials", async (token, cancelled) =>
            {
                ListWebAuthnCredentialsResponse page = await ListWebAuthnCredentialsAsync(
                    request with { NextToken = token ?? request.NextToken }, cancelled).ConfigureAwait(false);
                return (page.Credentials, page.NextToken);
            }, cancellationToken);
        }
    }
}
