using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Portal.Tests.Web.Shell;

/// <summary>A page that fails as long as it is told to.</summary>
public sealed class Faulty : ComponentBase
{
    [Parameter]
    public required Func<bool> Fails { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (Fails()) throw new InvalidOperationException("the page broke");
        builder.AddContent(0, "All is well");
    }
}
