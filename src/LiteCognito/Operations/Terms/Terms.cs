using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Protocol;

namespace LiteCognito.Model;

/// <summary>A terms document that the sign-up page of an app client links to (Cognito's TermsType).</summary>
public sealed record Terms
{
    /// <summary>The ID of the terms document, a UUID.</summary>
    public string? TermsId { get; init; }

    /// <summary>The ID of the user pool that contains the terms document.</summary>
    public string? UserPoolId { get; init; }

    /// <summary>The ID of the app client whose users see the terms document.</summary>
    public string? ClientId { get; init; }

    /// <summary>The name of the terms document.</summary>
    public string? TermsName { get; init; }

    /// <summary>The source of the terms document. The only value is <c>LINK</c>.</summary>
    public string? TermsSource { get; init; }

    /// <summary>The requirement for users to agree to the terms. The only value is <c>NONE</c>.</summary>
    public string? Enforcement { get; init; }

    /// <summary>
    /// The URLs of the terms document, by language, such as <c>cognito:english</c>. The key <c>cognito:default</c> is always included.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Links { get; init; }

    /// <summary>The time when the terms document was created.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? CreationDate { get; init; }

    /// <summary>The time when the terms document was last changed.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? LastModifiedDate { get; init; }

    private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder)
        .Add(TermsId).Add(UserPoolId).Add(ClientId).Add(TermsName).Add(TermsSource).Add(Enforcement).Add(Links).Add(CreationDate)
        .Add(LastModifiedDate).Printed;
}
