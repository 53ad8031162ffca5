using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Portal.Web.Ui.Dialogs;

public sealed partial class Dialog : IAsyncDisposable
{
    ElementReference _element;
    IJSObjectReference? _script;
    bool _open;
    bool _shown;

    /// <summary>Unlike any other on the page.</summary>
    [Parameter]
    public string Id { get; set; } = "dialog";

    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    [Parameter]
    public bool Open { get; set; }

    [Parameter]
    public EventCallback<bool> OpenChanged { get; set; }

    /// <summary>It asks before something is lost.</summary>
    [Parameter]
    public bool Alert { get; set; }

    [Parameter]
    public bool Wide { get; set; }

    /// <summary>What was asked for is being done, so that it is too late to close it.</summary>
    [Parameter]
    public bool Held { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>The buttons at its foot.</summary>
    [Parameter]
    public RenderFragment? Actions { get; set; }

    [Inject]
    IJSRuntime Js { get; set; } = default!;

    public async ValueTask DisposeAsync()
    {
        if (_script is null) return;
        try
        {
            await _script.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The reader has gone, and the script with them.
        }
    }

    protected override void OnParametersSet() => _open = Open;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_open == _shown) return;

        _shown = _open;
        _script ??= await Js.InvokeAsync<IJSObjectReference>("import", $"./{Assets["js/dialog.js"]}");
        await _script.InvokeVoidAsync(_shown ? "show" : "close", _element);
    }

    Task Close() => OpenChanged.InvokeAsync(false);

    // Escape closes it in the browser; the page hears of it here. While it is held, the next render shows it again.
    async Task Closed()
    {
        _shown = false;
        if (_open && !Held) await OpenChanged.InvokeAsync(false);
    }
}
