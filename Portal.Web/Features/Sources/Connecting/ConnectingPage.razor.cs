using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Engine.Connecting.Hints;
using Portal.Engine.Connecting.Testing;
using Portal.Engine.Connecting.Unfinished;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Sources;
using Portal.Web.Platform;
using Portal.Web.Platform.SignIn;

namespace Portal.Web.Features.Sources.Connecting;

/// <summary>Tests a connection, and asks what is to be read from it.</summary>
public sealed partial class ConnectingPage(SourceRegistry sources, ConnectionTest test, PathHints hints, UnfinishedStreams unfinished, NavigationManager navigation) : IDisposable
{
    const int MostHints = 40;

    readonly CancellationTokenSource _gone = new();
    CancellationToken _stop;
    readonly AskForm _form = new();
    List<TestedStep> _steps = [];
    IReadOnlyList<UnfinishedStream> _unfinished = [];
    UnfinishedStream? _givingUp;
    Source? _source;
    HintsFound? _hints;
    string? _name, _refusal;
    bool _testing, _working;

    /// <summary>The source.</summary>
    [Parameter]
    public long Id { get; set; }

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
        _stop = _gone.Token;
        if (await sources.Find(Id) is not { } found)
        {
            navigation.NotFound();
            return;
        }

        (_source, _unfinished) = (found, await unfinished.List(Id));
        // Where the page is only drawn for the first answer the source is not asked.
        if (RendererInfo.IsInteractive) await Test();
    }

    async Task Test()
    {
        if (_testing) return;
        (_testing, _steps) = (true, []);
        await foreach (var step in test.Run(_source!, stop: _stop))
        {
            _steps = [.. _steps, step];
            StateHasChanged();
        }

        _testing = false;
        if (_hints is null && _steps.All(step => step.Outcome != StepOutcome.Failed || step.Step == TestStep.AnswerUnderstood))
        {
            StateHasChanged();
            _hints = await hints.Find(_source!, _stop);
        }
    }

    void Pick(PathHint hint) => (_form.Path, _name) = (hint.Path, hint.Name);

    async Task Look()
    {
        if (_working || _form.Read(_source!.Address, new RestSettings()) is not { } settings) return;
        _working = true;
        _refusal = null;
        var begun = await unfinished.Begin((await Authentication).User.AsActor(Visitor?.Address), Id, Name(settings), settings);
        _working = false;
        if (begun.Succeeded(out var one, out var refusal)) navigation.NavigateTo(Urls.Unfinished(Id, one.Id));
        else _refusal = refusal.Message;
    }

    async Task GiveUp()
    {
        if (_givingUp is null) return;
        await unfinished.GiveUp((await Authentication).User.AsActor(Visitor?.Address), _givingUp.Id);
        _unfinished = await unfinished.List(Id);
    }

    string Name(RestSettings settings) => _name is { Length: > 0 } picked && _hints?.Paths.Any(hint => hint.Path == _form.Path && hint.Name == picked) == true ? picked : AskForm.Name(settings.Path);
}
