namespace WebSignIn.Web;

/// <summary>A form that wwwroot/passkeys.js fills with a passkey.</summary>
/// <param name="Method">The function of <c>navigator.credentials</c>: <c>create</c> or <c>get</c>.</param>
/// <param name="Handler">The handler of the page that takes the credential.</param>
/// <param name="Options">The JSON of the function's options.</param>
/// <param name="Button">The text of the button.</param>
public sealed record PasskeyForm(string Method, string Handler, string Options, string Button);
