namespace WebSignIn.Web;

/// <summary>The section <c>Site</c> of the configuration.</summary>
public sealed class SiteSettings
{
    /// <summary>Gets or sets the name that pages and authenticator apps show.</summary>
    public string Name { get; set; } = "WebSignIn";

    /// <summary>Gets or sets how many forms an address can send in a minute.</summary>
    public int PostsPerMinute { get; set; } = 60;

    /// <summary>Gets or sets the rules for passwords, as the user pool has them.</summary>
    public string PasswordRules { get; set; } = "";
}
