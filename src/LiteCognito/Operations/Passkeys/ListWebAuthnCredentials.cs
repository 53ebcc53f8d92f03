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
        /// <summary>A valid access token of the user.</summary>
        public required string AccessToken { get; init; }

        /// <summary>How many passkeys a page may hold, at most 20.</summary>
        public int? MaxResults { get; init; }

        /// <summary>Where the next page begins, from the page before.</summary>
        public string? NextToken { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.ListWebAuthnCredentialsAsync(ListWebAuthnCredentialsRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record ListWebAuthnCredentialsResponse
    {
        /// <summary>The passkeys of this page.</summary>
        public IReadOnlyList<WebAuthnCredential>? Credentials { get; init; }

        /// <summary>Where the next page begins; <see langword="null"/> on the last one.</summary>
        public string? NextToken { get; init; }

        private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder).Add(Credentials).Add(NextToken).Printed;
    }

    /// <summary>A registered passkey (Cognito's WebAuthnCredentialDescription).</summary>
    public sealed record WebAuthnCredential
    {
        /// <summary>The credential's id, base64url.</summary>
        public string? CredentialId { get; init; }

        /// <summary>A name that the authenticator's provider gives.</summary>
        public string? FriendlyCredentialName { get; init; }

        /// <summary>The relying party it was made for: a domain.</summary>
        public string? RelyingPartyId { get; init; }

        /// <summary><c>platform</c> or <c>cross-platform</c>.</summary>
        public string? AuthenticatorAttachment { get; init; }

        /// <summary>How the authenticator is reached, such as <c>internal</c> or <c>usb</c>.</summary>
        public IReadOnlyList<string>? AuthenticatorTransports { get; init; }

        /// <summary>When it was registered.</summary>
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
        /// <summary>Reads a page of the user's passkeys. <see cref="CognitoSession.ListAllWebAuthnCredentialsAsync"/> reads all.</summary>
        /// <exception cref="CognitoException"><see cref="CognitoErrorCodes.NotAuthorized"/> where the token is no longer valid.</exception>
        public Task<ListWebAuthnCredentialsResponse> ListWebAuthnCredentialsAsync(
            ListWebAuthnCredentialsRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(ListWebAuthnCredentialsJson.Operation, request, cancellationToken);
        }

        /// <summary>Reads all of the user's passkeys, page by page, each page when its first item is asked for.</summary>
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
