using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace LiteCognito.Browser.Page;

/// <summary>Lists the checks that have run, with their results. The element's class shows the tests that the page is ready.</summary>
internal sealed class Report : ComponentBase, IDisposable
{
    protected override void OnInitialized() => Checks.HasEnded += Show;

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "ul");
        builder.AddAttribute(1, "class", "ready");
        foreach ((string name, string result) in Checks.Results)
        {
            builder.OpenElement(2, "li");
            builder.AddContent(3, $"{name.Replace('_', ' ')}: {result}");
            builder.CloseElement();
        }
        builder.CloseElement();
    }

    public void Dispose() => Checks.HasEnded -= Show;

    private void Show() => StateHasChanged();
}
