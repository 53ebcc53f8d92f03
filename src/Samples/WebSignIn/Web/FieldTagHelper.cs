using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace WebSignIn.Web;

/// <summary>
/// Writes a label, a hint, the error and the input of a property. Other attributes go to the input. Only plain text is shown again after
/// an error: passwords and codes are not.
/// </summary>
[HtmlTargetElement("field", Attributes = "for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTagHelper : TagHelper
{
    [HtmlAttributeName("for")]
    public required ModelExpression For { get; set; }

    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    public string Type { get; set; } = "text";

    /// <summary>Gets or sets a value that indicates whether the input has the focus, unless another one has an error.</summary>
    public bool Focus { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        string id = TagBuilder.CreateSanitizedId(For.Name, "-");
        ModelStateDictionary state = ViewContext.ViewData.ModelState;
        string? error = state[For.Name]?.Errors.FirstOrDefault()?.ErrorMessage;
        string? firstInvalid = state.FirstOrDefault(entry => entry.Key.Length > 0 && entry.Value!.Errors.Count > 0).Key;
        bool hasFocus = firstInvalid is null ? Focus : firstInvalid == For.Name;

        var label = new TagBuilder("label") { Attributes = { ["for"] = id } };
        label.InnerHtml.Append(Label);
        var input = new TagBuilder("input")
        {
            Attributes = { ["id"] = id, ["name"] = For.Name, ["type"] = Type, ["required"] = "" },
            TagRenderMode = TagRenderMode.SelfClosing,
        };
        foreach (TagHelperAttribute attribute in output.Attributes)
            input.Attributes[attribute.Name] = attribute.Value?.ToString();
        if (Type is "text" or "email" && !output.Attributes.ContainsName("inputmode"))
            input.Attributes["value"] = state[For.Name]?.AttemptedValue ?? For.Model?.ToString() ?? "";
        if (hasFocus)
            input.Attributes["autofocus"] = "";
        List<string> describedBy = [];
        output.Attributes.Clear();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "field");
        output.Content.AppendHtml(label);
        AppendText(Hint, id + "-hint", "hint");
        AppendText(error, id + "-error", "problem");
        if (error is not null)
            input.Attributes["aria-invalid"] = "true";
        if (describedBy.Count > 0)
            input.Attributes["aria-describedby"] = string.Join(' ', describedBy);
        output.Content.AppendHtml(input);

        void AppendText(string? text, string textId, string css)
        {
            if (text is null)
                return;
            var paragraph = new TagBuilder("p") { Attributes = { ["id"] = textId, ["class"] = css } };
            paragraph.InnerHtml.Append(text);
            output.Content.AppendHtml(paragraph);
            describedBy.Add(textId);
        }
    }
}
