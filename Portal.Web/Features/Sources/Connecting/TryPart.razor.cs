using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Engine.Connecting.Trying;
using Portal.Web.Platform;
using Portal.Web.Platform.SignIn;

namespace Portal.Web.Features.Sources.Connecting;

/// <summary>Has the paging and the asking for changes tried, and shows what was found.</summary>
public sealed partial class TryPart(Trial trial) : IDisposable
{
    readonly CancellationTokenSource _gone = new();
    TrialResult? _result;
    string? _refusal;
    bool _trying;
    int _asked;

    [Parameter, EditorRequired]
    public UnfinishedScene Scene { get; set; } = default!;

    [Parameter]
    public EventCallback OnDone { get; set; }

    [CascadingParameter]
    Task<AuthenticationState> Authentication { get; set; } = default!;

    [CascadingParameter]
    Visitor? Visitor { get; set; }

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        if (RendererInfo.IsInteractive) await Try();
    }

    async Task Try()
    {
        if (_trying) return;
        (_trying, _asked, _refusal, _result) = (true, 0, null, null);
        StateHasChanged();
        var outcome = await trial.Run(Scene.Source, Scene.Settings, asked => _ = InvokeAsync(() => Asked(asked)), _gone.Token);
        if (!outcome.Succeeded(out _result, out var refusal)) _refusal = refusal.Message;
        _trying = false;
    }

    void Asked(int asked)
    {
        _asked = asked;
        StateHasChanged();
    }

    async Task Done()
    {
        await Scene.Keep((await Authentication).User.AsActor(Visitor?.Address), _result!.Proposed);
        await OnDone.InvokeAsync();
    }
}
