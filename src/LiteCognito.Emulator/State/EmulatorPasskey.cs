using System.Buffers.Text;
using System.Text.Json.Nodes;

namespace LiteCognito.Emulator;

/// <summary>A passkey that a user has registered.</summary>
internal sealed class EmulatorPasskey
{
    public required byte[] Id { get; init; }

    public required CosePublicKey PublicKey { get; init; }

    public required uint Counter { get; set; }

    public required string? Attachment { get; init; }

    public required IReadOnlyList<string> Transports { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public string Text => Base64Url.EncodeToString(Id);

    public JsonObject Describe(string relyingPartyId)
    {
        var description = new JsonObject
        {
            ["CredentialId"] = Text,
            ["FriendlyCredentialName"] = "Passkey",
            ["RelyingPartyId"] = relyingPartyId,
            ["AuthenticatorTransports"] = new JsonArray([.. Transports.Select(transport => (JsonNode)transport)]),
            [nameof(CreatedAt)] = CreatedAt.ToUnixTimeMilliseconds() / 1000m,
        };
        if (Attachment is not null)
            description["AuthenticatorAttachment"] = Attachment;
        return description;
    }
}
