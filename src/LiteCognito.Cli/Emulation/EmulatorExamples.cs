using LiteCognito.Emulator;

namespace LiteCognito.Cli.Emulation;

/// <summary>How programs call the emulator: lines to copy.</summary>
internal static class EmulatorExamples
{
    /// <summary>Returns the lines, each example after a line with its name.</summary>
    public static string Describe(Uri endpoint, EmulatorPool pool, EmulatorClient client, string username)
    {
        string address = endpoint.AbsoluteUri.TrimEnd('/'), region = pool.Id.Split('_')[0];
        return $$"""
            # litecognito
            litecognito sign-in --endpoint {{address}} --pool {{pool.Id}} --client {{client.Id}} --username {{username}}
            # LiteCognito in C#
            var client = new CognitoClient(new() { UserPoolId = "{{pool.Id}}", ClientId = "{{client.Id}}", Endpoint = new("{{address}}") });
            # AWS CLI
            export AWS_ACCESS_KEY_ID=testing AWS_SECRET_ACCESS_KEY=testing
            aws cognito-idp list-users --endpoint-url {{address}} --region {{region}} --user-pool-id {{pool.Id}}
            # boto3
            import boto3
            cognito = boto3.client("cognito-idp", endpoint_url="{{address}}", region_name="{{region}}",
                                   aws_access_key_id="testing", aws_secret_access_key="testing")
            print(cognito.list_users(UserPoolId="{{pool.Id}}")["Users"])
            # AWS SDK for JavaScript
            import { CognitoIdentityProvider } from "@aws-sdk/client-cognito-identity-provider";
            const cognito = new CognitoIdentityProvider({ endpoint: "{{address}}", region: "{{region}}",
              credentials: { accessKeyId: "testing", secretAccessKey: "testing" } });
            console.log((await cognito.listUsers({ UserPoolId: "{{pool.Id}}" })).Users);
            # Amplify
            import { Amplify } from "aws-amplify";
            Amplify.configure({ Auth: { Cognito: { userPoolId: "{{pool.Id}}", userPoolClientId: "{{client.Id}}",
              userPoolEndpoint: "{{address}}" } } });
            """;
    }
}
