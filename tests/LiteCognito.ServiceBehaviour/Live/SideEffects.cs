using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiteCognito.ServiceBehaviour.Live;

/// <summary>
/// Finds the calls of one test that could send a message or cost money. It is careful: it also finds calls that the service would refuse.
/// </summary>
internal sealed class SideEffects
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Paid =
    [
        "UserPoolTier\":\"PLUS", "AdvancedSecurityMode\":\"AUDIT", "AdvancedSecurityMode\":\"ENFORCED",
        "EmailSendingAccount\":\"DEVELOPER", "SnsCallerArn\":\"", "CertificateArn\":\"",
    ];

    private bool _hasAddresses, _verifies, _sendsFactors;

    /// <summary>Returns why the test cannot make the call, or <see langword="null"/> if it can.</summary>
    public string? Find(string operation, JsonObject input)
    {
        string text = input.ToJsonString(Plain), name = input["Username"]?.ToString() ?? "";
        _hasAddresses |= name.Contains('@', StringComparison.Ordinal) || name.StartsWith('+')
            || Has("Name\":\"email\"", "Name\":\"phone_number\"");
        _verifies |= input["AutoVerifiedAttributes"] is JsonArray { Count: > 0 };
        _sendsFactors |= Has("_OTP\"", "EmailMfa", "SmsMfa", "\"USER_AUTH\"", "ALLOW_USER_AUTH");
        if (Paid.FirstOrDefault(setting => Has(setting)) is { } paid)
            return $"{paid.Replace("\":\"", " ", StringComparison.Ordinal).Trim()} costs, or needs a resource outside Cognito.";
        bool canSend = operation switch
        {
            "AdminCreateUser" => input["MessageAction"]?.ToString() == "RESEND",
            "SignUp" or "ResendConfirmationCode" or "UpdateUserAttributes" or "AdminUpdateUserAttributes" => _hasAddresses && _verifies,
            "ForgotPassword" or "AdminResetUserPassword" or "GetUserAttributeVerificationCode" => _hasAddresses,
            "InitiateAuth" or "AdminInitiateAuth" or "RespondToAuthChallenge" or "AdminRespondToAuthChallenge" =>
                _hasAddresses && _sendsFactors,
            _ => false,
        };
        if (canSend)
            return $"{operation} could send a message.";
        return operation is "CreateUserPoolReplica" or "UpdateProvisionedLimit" ? $"{operation} costs." : null;

        bool Has(params ReadOnlySpan<string> parts)
        {
            foreach (string part in parts)
                if (text.Contains(part, StringComparison.Ordinal))
                    return true;
            return false;
        }
    }
}
