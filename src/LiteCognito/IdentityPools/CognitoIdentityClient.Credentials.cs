using LiteCognito.Model;
using LiteCognito.Signing;
using LiteCognito.Signing.Credentials;
using LiteCognito.Tokens;

namespace LiteCognito;

public sealed partial class CognitoIdentityClient
{
    /// <summary>Creates a provider of AWS credentials for a signed-in user. It refreshes the credentials until the session ends.</summary>
    /// <param name="session">The session, whose ID token authenticates the user to the identity pool.</param>
    /// <param name="customRoleArn">
    /// The ARN of the role to assume if the user's groups allow several, 20 to 2,048 characters, or <see langword="null"/>.
    /// </param>
    /// <returns>A provider that caches the user's credentials and refreshes them 5 minutes before they expire.</returns>
    /// <seealso href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetCredentialsForIdentity.html"/>
    public AwsCredentialProvider CreateCredentialProvider(CognitoSession session, string? customRoleArn = null)
    {
        ArgumentNullException.ThrowIfNull(session);
        return CreateCredentialProvider(
            async cancellationToken => await session.GetIdTokenAsync(cancellationToken).ConfigureAwait(false), customRoleArn);
    }

    /// <summary>Creates a provider of AWS credentials for the user of an ID token, or for an unauthenticated identity.</summary>
    /// <param name="idToken">
    /// A function that returns a valid ID token of a user pool, or <see langword="null"/> for an unauthenticated identity. It is called
    /// each time credentials are fetched.
    /// </param>
    /// <param name="customRoleArn">
    /// The ARN of the role to assume if the token allows several, 20 to 2,048 characters, or <see langword="null"/>.
    /// </param>
    /// <returns>A provider that caches the credentials and refreshes them 5 minutes before they expire.</returns>
    /// <remarks>Create one provider per user, because a provider keeps the identity ID that it receives first.</remarks>
    /// <seealso href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetCredentialsForIdentity.html"/>
    public AwsCredentialProvider CreateCredentialProvider(Func<CancellationToken, ValueTask<string?>> idToken, string? customRoleArn = null)
    {
        ArgumentNullException.ThrowIfNull(idToken);
        string? identity = null;
        return new CachedCredentials(async cancellationToken =>
        {
            IReadOnlyDictionary<string, string>? logins = Logins(await idToken(cancellationToken).ConfigureAwait(false));
            identity ??= (await GetIdAsync(new() { Logins = logins }, cancellationToken).ConfigureAwait(false)).IdentityId
                ?? throw new CognitoProtocolException("The response to GetId contains no IdentityId.") { Operation = "GetId" };
            try
            {
                return await CredentialsAsync(identity, logins, customRoleArn, cancellationToken).ConfigureAwait(false);
            }
            catch (CognitoException e) when (e.Code == CognitoErrorCodes.ResourceNotFound)
            {
                identity = null; // the identity was deleted, so the next call requests a new one
                throw;
            }
        }, _clock);
    }

    private async Task<AwsCredentials> CredentialsAsync(
        string identity, IReadOnlyDictionary<string, string>? logins, string? customRoleArn, CancellationToken cancellationToken)
    {
        GetCredentialsForIdentityResponse response = await GetCredentialsForIdentityAsync(
            new() { IdentityId = identity, Logins = logins, CustomRoleArn = customRoleArn }, cancellationToken).ConfigureAwait(false);
        return response.Credentials is { AccessKeyId: { } id, SecretKey: { } secret } credentials
            ? new()
            {
                AccessKeyId = id,
                SecretAccessKey = secret,
                SessionToken = credentials.SessionToken,
                Expiration = credentials.Expiration,
            }
            : throw new CognitoProtocolException("The response to GetCredentialsForIdentity contains no credentials.")
            {
                Operation = "GetCredentialsForIdentity",
            };
    }

    /// <summary>Returns the logins of a call. The key of a login is the token's issuer without the scheme.</summary>
    private static Dictionary<string, string>? Logins(string? idToken)
    {
        if (idToken is null)
            return null;
        string issuer = UnverifiedToken.Text(idToken, "iss"u8)
            ?? throw new ArgumentException("The ID token names no issuer. Pass an ID token of a user pool.");
        int scheme = issuer.IndexOf("://", StringComparison.Ordinal);
        return new() { [scheme < 0 ? issuer : issuer[(scheme + 3)..]] = idToken };
    }
}
