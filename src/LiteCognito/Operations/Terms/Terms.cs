using System.Text;
using System.Text.Json.Serialization;
using LiteCognito.Protocol;

namespace LiteCognito.Model;

/// <summary>A document that users see a link to when they sign up (Cognito's TermsType).</summary>
public sealed record Terms
{
    /// <summary>Its id, a UUID.</summary>
    public string? TermsId { get; init; }

    /// <summary>The user pool that it is in.</summary>
    public string? UserPoolId { get; init; }

    /// <summary>The app client whose users see it.</summary>
    public string? ClientId { get; init; }

    /// <summary>Its name.</summary>
    public string? TermsName { get; init; }

    /// <summary>Where the document is. <c>LINK</c> is the only value.</summary>
    public string? TermsSource { get; init; }

    /// <summary>Whether users must agree. <c>NONE</c> is the only value.</summary>
    public string? Enforcement { get; init; }

    /// <summary>The document's address by language, such as <c>cognito:english</c>; <c>cognito:default</c> must be among them.</summary>
    public IReadOnlyDictionary<string, string>? Links { get; init; }

    /// <summary>When it was made.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? CreationDate { get; init; }

    /// <summary>When it was changed last.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? LastModifiedDate { get; init; }

    private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder)
        .Add(TermsId).Add(UserPoolId).Add(ClientId).Add(TermsName).Add(TermsSource).Add(Enforcement).Add(Links).Add(CreationDate)
        .Add(LastModifiedDate).Printed;
}
