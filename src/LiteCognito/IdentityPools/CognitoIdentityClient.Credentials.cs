using LiteCognito.Model;
using LiteCognito.Signing;
using LiteCognito.Tokens;

namespace LiteCognito;

public sealed partial class CognitoIdentityClient
{
    /// <summary>Gives the AWS credentials of a signed-in user, refreshed with the session as long as it lives.</summary>
    /// <param name="session">The session, whose ID token proves the user.</param>
    /// <param name="customRoleArn">The role to take, where the user's groups allow several.</param>
    public AwsCredentialProvider CreateCredentialProvider(CognitoSession session, string? customRoleArn = null)
    {
        ArgumentNullException.ThrowIfNull(session);
        return CreateCredentialProvider(
            async cancellationToken => await session.GetIdTokenAsync(cancellationToken).ConfigureAwait(false), customRoleArn);
    }

    /// <summary>Gives the AWS credentials of whoever an ID token names, or of an unauthenticated identity.</summary>
    /// <param name="idToken">
    /// Returns a valid ID token of a user pool whenever credentials are fetched, or <see langword="null"/> for an unauthenticated identity.
    /// </param>
    /// <param name="customRoleArn">The role to take, where the token allows several.</param>
    /// <remarks>One provider serves one user: it keeps the identity.</remarks>
    public AwsCredentialProvider CreateCredentialProvider(Func<CancellationToken, ValueTask<string?>> idToken, string? customRoleArn = null)
    {
        ArgumentNullException.ThrowIfNull(idToken);
        string? identity = null;
        return AwsCredentialProvider.FromDelegate(async cancellationToken =>
        {
            IReadOnlyDictionary<string, string>? logins = Logins(await idToken(cancellationToken).ConfigureAwait(false));
            identity ??= (await GetIdAsync(new() { Logins = logins }, cancellationToken).ConfigureAwait(false)).IdentityId
                ?? throw new CognitoProtocolException("GetId was answered without an IdentityId.") { Operation = "GetId" };
            try
            {
                return await CredentialsAsync(identity, logins, customRoleArn, cancellationToken).ConfigureAwait(false);
            }
            catch (CognitoException e) when (e.Code == CognitoErrorCodes.ResourceNotFound)
            {
                identity = null; // it was deleted: the next call asks for a new one
                throw;
            }
        }, _options.TimeProvider);
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
            : throw new CognitoProtocolException("GetCredentialsForIdentity was answered without credentials.")
            {
                Operation = "GetCredentialsForIdentity",
            };
    }

    /// <summary>A login is named after the token's issuer, without its scheme.</summary>
    private static Dictionary<string, string>? Logins(string? idToken)
    {
        if (idToken is null)
            return null;
        string issuer = UnverifiedToken.Text(idToken, "iss"u8)
            ?? throw new ArgumentException("The ID token names no issuer: give an ID token of a user pool.");
        int scheme = issuer.IndexOf("://", StringComparison.Ordinal);
        return new() { [scheme < 0 ? issuer : issuer[(scheme + 3)..]] = idToken };
    }
}
