using LiteCognito.Emulator.Journal;

namespace LiteCognito.Emulator.State;

/// <summary>A link between a user and an account at an identity provider.</summary>
/// <param name="ProviderName">The name of the provider in the pool.</param>
/// <param name="ProviderType">The type of the provider.</param>
/// <param name="AttributeName">The name of the provider's attribute that identifies the account.</param>
/// <param name="UserId">The value of that attribute.</param>
/// <param name="CreatedAt">The time at which the link was made.</param>
internal sealed record ProviderLink(
    string ProviderName, string ProviderType, string AttributeName, string UserId, DateTimeOffset CreatedAt)
{
    public static ProviderLink Exchange(Fields fields, ProviderLink? link) => new(
        fields.Text(nameof(ProviderName), link?.ProviderName),
        fields.Text(nameof(ProviderType), link?.ProviderType),
        fields.Text(nameof(AttributeName), link?.AttributeName),
        fields.Text(nameof(UserId), link?.UserId),
        fields.Time(nameof(CreatedAt), link?.CreatedAt ?? default));
}
