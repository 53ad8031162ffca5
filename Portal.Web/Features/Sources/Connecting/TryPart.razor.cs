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
    RestSettings? _set;
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

    /// <summary>What was found or set before is shown to be right, and not looked for anew.</summary>
    [Parameter]
    public bool Stays { get; set; }

    /// <summary>What comes next, as a verb.</summary>
    [Parameter, EditorRequired]
    public string Next { get; set; } = "";

    /// <summary>With all that was found.</summary>
    [Parameter]
    public EventCallback<TrialResult> OnDone { get; set; }

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _stop = _gone.Token;
        if (RendererInfo.IsInteractive) await Try(Stays && Settings is not { Paging.By: PagingKind.None, Incremental.By: IncrementalKind.None } ? Settings : null);
    }

    /// <param name="set">What somebody set, to be shown right; null to find it.</param>
    async Task Try(RestSettings? set)
    {
        if (_trying) return;
        (_trying, _asked, _refusal, _result, _set) = (true, 0, null, null, set);
        StateHasChanged();
        var outcome = set is null ? await trial.Run(Source, Settings, Like, Tell, _stop) : await trial.Prove(Source, set, Tell, _stop);
        if (!outcome.Succeeded(out _result, out var refusal)) _refusal = refusal is SettingsUnfit unfit ? unfit.Say(typeof(RestSettings)) : refusal.Message;
        _trying = false;
    }

    void Tell(int asked) => _ = InvokeAsync(() => Asked(asked));

    void Asked(int asked)
    {
        _asked = asked;
        StateHasChanged();
    }
}
