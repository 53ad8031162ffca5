using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Portal.Web.Ui;

/// <summary>
/// A picture beside words, which say the same: it is hidden from readers of the screen. A page has hundreds, so each is one piece of
/// markup and not elements and attributes for the browser to be told one by one.
/// </summary>
public sealed class Icon : ComponentBase
{
    static readonly ConcurrentDictionary<string, string> _drawn = [];

    /// <summary>One of <see cref="Icons"/>.</summary>
    [Parameter, EditorRequired]
    public string Of { get; set; } = "";

    /// <summary>Where there are hundreds, none is a component of its own.</summary>
    public static RenderFragment Draw(string icon) => builder => builder.AddMarkupContent(0, Markup(icon));

    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddMarkupContent(0, Markup(Of));

    static string Markup(string icon) => _drawn.GetOrAdd(icon, path => $"<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\"><path d=\"{WebUtility.HtmlEncode(path)}\"></path></svg>");
}
