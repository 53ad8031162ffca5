using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Portal.Web.Ui;

/// <summary>Something that can be done, or gone to.</summary>
public sealed partial class Button
{
    ElementReference _element;
    bool _working;

    [Parameter]
    public ButtonKind Kind { get; set; }

    /// <summary>One of <see cref="Icons"/>, before the words.</summary>
    [Parameter]
    public string? Icon { get; set; }

    /// <summary>Makes it a link.</summary>
    [Parameter]
    public string? Href { get; set; }

    /// <summary>"button", or "submit" in a form.</summary>
    [Parameter]
    public string Type { get; set; } = "button";

    /// <summary>What it is called where there is only room for the icon.</summary>
    [Parameter]
    public string? Label { get; set; }

    [Parameter]
    public bool Busy { get; set; }

    [Parameter]
    public bool Disabled { get; set; }

    /// <summary>As wide as its surroundings.</summary>
    [Parameter]
    public bool Wide { get; set; }

    [Parameter]
    public EventCallback<MouseEventArgs> OnClick { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? Rest { get; set; }

    bool IsBusy => Busy || _working;

    string Class
    {
        get
        {
            var kind = Kind switch
            {
                ButtonKind.Primary => "button-primary",
                ButtonKind.Danger => "button-danger",
                ButtonKind.Quiet => "button-quiet",
                _ => "button-secondary",
            };
            return $"button {kind}{(Wide ? " button-wide" : "")}{(ChildContent is null ? " button-bare" : "")}";
        }
    }

    RenderFragment Inside => builder =>
    {
        if (IsBusy)
        {
            builder.AddMarkupContent(0, "<span class=\"spinner\" aria-hidden=\"true\"></span>");
        }
        else if (Icon is not null)
        {
            builder.OpenComponent<Icon>(1);
            builder.AddComponentParameter(2, nameof(Ui.Icon.Of), Icon);
            builder.CloseComponent();
        }
        builder.AddContent(3, ChildContent);
        if (Label is not null) builder.AddMarkupContent(4, $"<span class=\"unseen\">{System.Net.WebUtility.HtmlEncode(Label)}</span>");
    };

    /// <summary>For a button, not for a link.</summary>
    public ValueTask Focus() => _element.FocusAsync();

    async Task Click(MouseEventArgs args)
    {
        // The second click of a double click was meant for what stood there at the first.
        if (IsBusy || Disabled || args.Detail > 1) return;

        _working = true;
        try
        {
            await OnClick.InvokeAsync(args);
        }
        finally
        {
            _working = false;
        }
    }
}
