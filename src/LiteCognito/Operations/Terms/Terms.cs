using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Protocol;

namespace LiteCognito.Model;

/// <summary>A terms document, to which an app client's sign-up page links (Cognito's TermsType).</summary>
public sealed record Terms
{
    /// <summary>The ID of the terms document, a UUID.</summary>
    public string? TermsId { get; init; }

    /// <summary>The ID of the user pool that contains the document.</summary>
    public string? UserPoolId { get; init; }

    /// <summary>The ID of the app client whose users see the document.</summary>
    public string? ClientId { get; init; }

    /// <summary>The name of the terms document.</summary>
    public string? TermsName { get; init; }

    /// <summary>The source of the terms document. <c>LINK</c> is the only value.</summary>
    public string? TermsSource { get; init; }

    /// <summary>The requirement for users to agree. <c>NONE</c> is the only value.</summary>
    public string? Enforcement { get; init; }

    /// <summary>
    /// The URLs of the terms document by language, such as <c>cognito:english</c>; <c>cognito:default</c> is always included.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Links { get; init; }

    /// <summary>The time of creation.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? CreationDate { get; init; }

    /// <summary>The time of the last change.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? LastModifiedDate { get; init; }

    private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder)
        .Add(TermsId).Add(UserPoolId).Add(ClientId).Add(TermsName).Add(TermsSource).Add(Enforcement).Add(Links).Add(CreationDate)
        .Add(LastModifiedDate).Printed;
}
