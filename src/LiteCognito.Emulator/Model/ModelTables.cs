// Written by spec/model-table.cs.
namespace LiteCognito.Emulator.Model;

/// <summary>The tables of the services' models.</summary>
internal static class ModelTables
{
    private static readonly Lazy<ServiceModel> UserPool = new(() => new(UserPoolShapes.Text, UserPoolOperations.Text));
    private static readonly Lazy<ServiceModel> Identity = new(() => new(IdentityShapes.Text, IdentityOperations.Text));

    /// <summary>Gets the model of the service whose operations have this prefix in X-Amz-Target.</summary>
    public static ServiceModel? Find(string targetPrefix) => targetPrefix switch
    {
        "AWSCognitoIdentityProviderService." => UserPool.Value,
        "AWSCognitoIdentityService." => Identity.Value,
        _ => null,
    };
}
