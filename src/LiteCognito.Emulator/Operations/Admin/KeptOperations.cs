using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;

namespace LiteCognito.Emulator.Operations;

/// <summary>The operations on what only Amazon can act on. The emulator keeps and shows it.</summary>
internal static class KeptOperations
{
    private static readonly KeptKind Branding = new("DescribeManagedLoginBranding", "ManagedLoginBranding", "ClientId")
    {
        Id = "ManagedLoginBrandingId",
        Exists = "ManagedLoginBrandingExistsException",
        Defaults = _ => new() { ["UseCognitoProvidedValues"] = false },
    };

    private static readonly KeptKind Terms = new("DescribeTerms", "Terms", "ClientId", "TermsName")
    {
        Id = "TermsId",
        Exists = "TermsExistsException",
    };

    private static readonly KeptKind Replicas = new("UpdateUserPoolReplica", "UserPoolReplica", "RegionName") { Defaults = Replica };

    private static readonly KeptKind Risk = new("DescribeRiskConfiguration", "RiskConfiguration", "ClientId") { IsSetting = true };

    private static readonly KeptKind Logs = new("GetLogDeliveryConfiguration", "LogDeliveryConfiguration")
    {
        IsSetting = true,
        Defaults = _ => new() { ["LogConfigurations"] = new JsonArray() },
    };

    private static readonly KeptKind Limits = new("GetProvisionedLimit", "Limit", "LimitDefinition")
    {
        IsSetting = true,
        IsOfAccount = true,
        Defaults = Limit,
    };

    private static readonly KeptKind Appearance = new("GetUICustomization", "UICustomization", "ClientId")
    {
        IsSetting = true,
        AnyClient = "ALL",
    };

    private static readonly KeptKind ClientSessions = new("GetUserPoolClientSessionConfiguration", null, "ClientId")
    {
        IsSetting = true,
        Defaults = _ => new() { ["SSOSession"] = new JsonObject { ["MaxValidityMinutes"] = 60 } },
    };

    public static readonly Dictionary<string, Func<Call, JsonObject>> Operations = new()
    {
        ["CreateManagedLoginBranding"] = Branding.Create,
        ["DescribeManagedLoginBranding"] = Branding.Show,
        ["DescribeManagedLoginBrandingByClient"] = Branding.ShowByKeys,
        ["UpdateManagedLoginBranding"] = Branding.Update,
        ["DeleteManagedLoginBranding"] = Branding.Delete,
        ["CreateTerms"] = Terms.Create,
        ["DescribeTerms"] = Terms.Show,
        ["DescribeTermsByClient"] = Terms.ShowByKeys,
        ["ListTerms"] = call => Terms.List(call, "ListTerms", "Terms"),
        ["UpdateTerms"] = Terms.Update,
        ["DeleteTerms"] = Terms.Delete,
        ["CreateUserPoolReplica"] = Replicas.Create,
        ["ListUserPoolReplicas"] = call => Replicas.List(call, "ListUserPoolReplicas", "UserPoolReplicas"),
        ["UpdateUserPoolReplica"] = Replicas.Update,
        ["DeleteUserPoolReplica"] = DeleteReplica,
        ["SetRiskConfiguration"] = Risk.Set,
        ["DescribeRiskConfiguration"] = Risk.Show,
        ["SetLogDeliveryConfiguration"] = Logs.Set,
        ["GetLogDeliveryConfiguration"] = Logs.Show,
        ["UpdateProvisionedLimit"] = Limits.Set,
        ["GetProvisionedLimit"] = Limits.Show,
        ["SetUICustomization"] = Appearance.Set,
        ["GetUICustomization"] = Appearance.Show,
        ["SetUserPoolSessionConfiguration"] = SessionTracking.Set,
        ["GetUserPoolSessionConfiguration"] = SessionTracking.Kind.Show,
        ["SetUserPoolClientSessionConfiguration"] = ClientSessions.Set,
        ["GetUserPoolClientSessionConfiguration"] = ClientSessions.Show,
        ["GetSigningCertificate"] = GetSigningCertificate,
    };

    private static JsonObject Replica(Call call)
    {
        EmulatorPool pool = call.Pool();
        string region = call.GetRequired("RegionName");
        return new()
        {
            ["Status"] = "INACTIVE",
            ["Role"] = "SECONDARY",
            ["UserPoolArn"] = pool.Arn.Replace($":{pool.Region}:", $":{region}:", StringComparison.Ordinal),
        };
    }

    private static JsonObject DeleteReplica(Call call)
    {
        JsonObject answer = Replicas.Show(call);
        Replicas.Delete(call);
        return answer;
    }

    // The emulator has no limits, so that each has the same value until a call sets it.
    private static JsonObject Limit(Call call)
    {
        const int Free = 120;
        return new() { ["FreeLimitValue"] = Free, ["ProvisionedLimitValue"] = call.GetInt32("RequestedLimitValue") ?? Free };
    }

    private static JsonObject GetSigningCertificate(Call call)
    {
        EmulatorPool pool = call.Pool();
        byte[] certificate = call.State.Outside(() => pool.Tokens.Certificate(pool.Id, pool.CreatedAt));
        return new() { ["Certificate"] = Convert.ToBase64String(certificate) };
    }
}
