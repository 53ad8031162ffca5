using Microsoft.AspNetCore.Components;
using Portal.Engine.Connecting.Trying;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Forms;
using Portal.Engine.Sources;

namespace Portal.Web.Features.Sources.Connecting;

/// <summary>Has the paging and the asking for changes tried, and shows what was found.</summary>
public sealed partial class TryPart(Trial trial) : IDisposable
{
    readonly CancellationTokenSource _gone = new();
    CancellationToken _stop;
    TrialResult? _result;
    string? _refusal;
    bool _trying;
    int _asked;

    [Parameter, EditorRequired]
    public Source Source { get; set; } = default!;

    /// <summary>With list and key, and the field of the last change if there is one.</summary>
    [Parameter, EditorRequired]
    public RestSettings Settings { get; set; } = default!;

    /// <summary>How another list of the source is read, which is tried first; null if none is known.</summary>
    [Parameter]
    public RestSettings? Like { get; set; }

    /// <summary>What comes next, as a verb.</summary>
    [Parameter, EditorRequired]
    public string Next { get; set; } = "";

    /// <summary>With all that was found.</summary>
    [Parameter]
    public EventCallback<RestSettings> OnDone { get; set; }

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _stop = _gone.Token;
        if (RendererInfo.IsInteractive) await Try();
    }

    async Task Try()
    {
        if (_trying) return;
        (_trying, _asked, _refusal, _result) = (true, 0, null, null);
        StateHasChanged();
        var outcome = await trial.Run(Source, Settings, Like, asked => _ = InvokeAsync(() => Asked(asked)), _stop);
        if (!outcome.Succeeded(out _result, out var refusal)) _refusal = refusal is SettingsUnfit unfit ? unfit.Say(typeof(RestSettings)) : refusal.Message;
        _trying = false;
    }

    void Asked(int asked)
    {
        _asked = asked;
        StateHasChanged();
    }
}
