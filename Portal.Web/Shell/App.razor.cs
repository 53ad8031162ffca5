using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Portal.Web.Platform;

namespace Portal.Web.Shell;

/// <summary>The document around every page.</summary>
public sealed partial class App
{
    static readonly string[] Sheets =
    [
        "css/tokens.css", "css/base.css", "css/controls.css", "css/forms.css", "css/table.css", "css/dialogs.css", "css/shell.css", "css/home.css", "css/sources.css", "css/freshness.css", "css/desks.css", "css/data.css", "css/mapping.css", "css/connecting.css", "css/drift.css",
    ];

    static readonly string[] Scripts =
    [
        "js/theme.js", "js/zone.js", "js/shortcuts.js", "js/dialog.js", "js/copy.js", "js/reveal.js", "js/tooltip.js", "js/page.js", "js/painted.js", "js/focus.js", "js/grid.js", "js/rows.js", "js/kept.js", "js/reconnect.js",
    ];

    Visitor _visitor = default!;

    [CascadingParameter]
    HttpContext Http { get; set; } = default!;

    IComponentRenderMode? Mode => Http.AcceptsInteractiveRouting() ? RenderMode.InteractiveServer : null;

    protected override void OnInitialized() => _visitor = Visitor.Of(Http);
}
