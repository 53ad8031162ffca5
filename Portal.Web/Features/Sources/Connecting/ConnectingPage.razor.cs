using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Connecting.Hints;
using Portal.Engine.Connecting.Testing;
using Portal.Engine.Connecting.Unfinished;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Sources;
using Portal.Engine.Sync.Boards;
using Portal.Web.Platform;
using Portal.Web.Platform.SignIn;

namespace Portal.Web.Features.Sources.Connecting;

/// <summary>Tests a connection, and asks what is to be read from it.</summary>
public sealed partial class ConnectingPage(SourceRegistry sources, ConnectionTest test, PathHints hints, UnfinishedStreams unfinished, PickedLists picked, ReadLists lists, SystemDesk desk, NavigationManager navigation) : IDisposable
{
    readonly CancellationTokenSource _gone = new();
    CancellationToken _stop;
    readonly AskForm _form = new();
    List<TestedStep> _steps = [];
    IReadOnlyList<UnfinishedStream> _unfinished = [];
    UnfinishedStream? _givingUp;
    Source? _source;
    HintsFound? _hints;
    HashSet<string> _begun = [], _read = [];
    IReadOnlyList<FeedOnBoard> _lists = [];
    string? _refusal, _tested, _told;
    bool _testing, _looking, _working, _wasReached, _byList;

    /// <summary>The source.</summary>
    [Parameter]
    public long Id { get; set; }

    [CascadingParameter]
    Task<AuthenticationState> Authentication { get; set; } = default!;

    [CascadingParameter]
    Visitor? Visitor { get; set; }

    /// <summary>It says itself which lists it has.</summary>
    bool Tells => _hints is { Paths.Count: > 0 };

    /// <summary>There is a way to the system, whatever it says there. While it is tested again, what is typed stays.</summary>
    bool IsReached => _steps.FirstOrDefault(step => step.Step == TestStep.SignedIn) is null ? _wasReached : _steps.All(step => step.Step >= TestStep.SignedIn || step.Outcome != StepOutcome.Failed);

    bool IsTurnedAway => _steps.Any(step => step is { Step: TestStep.SignedIn, Outcome: StepOutcome.Failed });

    /// <summary>Nothing is read from it, and nothing begun.</summary>
    bool IsNew => _begun.Count + _read.Count == 0;

    /// <summary>What answers at the address itself is a list and no index of others, and nothing is read from below it that would go elsewhere if its last part were taken off.</summary>
    ListInAddress? Whole => IsNew && _hints is { Paths.Count: 0 } && _tested is null && _steps is [.., { Step: TestStep.AnswerUnderstood, Outcome: StepOutcome.Ok }] ? ListInAddress.Of(_source!.Address) : null;

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

        _source = found;
        await List();
        // Where the page is only drawn for the first answer the source is not asked.
        if (RendererInfo.IsInteractive) await Test();
    }

    async Task Test()
    {
        if (_testing || _form.ToTest(_source!) is not { } path) return;
        _lists = await lists.Of(Id, _stop);
        var list = path.Length == 0 ? ReadLists.Any(_lists) : null;
        (_testing, _wasReached, _steps, _told) = (true, IsReached, [], null);
        (_byList, _tested) = (list is not null, list?.Path ?? (path.Length == 0 ? null : path));
        await foreach (var step in list is null ? test.Run(_source!, _tested, _stop) : test.RunByList(_source!, list, _stop))
        {
            _steps = [.. _steps, step];
            StateHasChanged();
        }

        _testing = false;
        if (_hints is null && _steps.All(step => step.Outcome != StepOutcome.Failed || step.Step == TestStep.AnswerUnderstood))
        {
            _looking = true;
            StateHasChanged();
            var found = await hints.Find(_source!, _stop);
            _hints = found with { Paths = [.. found.Paths.Select(hint => hint with { Path = AskForm.Plain(hint.Path, _source!.Address) }).Where(hint => hint.Path.Length > 0).DistinctBy(hint => hint.Path)] };
            _looking = false;
        }
    }

    /// <summary>The system answers as it should, so what failed for want of somebody may be well again.</summary>
    bool CanReadAgain => !_testing && _steps is [.., { Step: TestStep.AnswerUnderstood, Outcome: StepOutcome.Ok }] && _steps.All(step => step.Outcome != StepOutcome.Failed) && TurnedAway.Count > 0;

    IReadOnlyList<FeedOnBoard> TurnedAway => ReadLists.TurnedAway(_lists);

    async Task ReadAgain()
    {
        var refusal = await lists.Read((await Authentication).User.AsActor(Visitor?.Address), TurnedAway);
        (_told, _lists) = (refusal?.Message ?? "They are read again. The page of the source shows how that goes.", []);
    }

    /// <summary>What is begun, and what of it is read already.</summary>
    async Task List()
    {
        (_unfinished, _read) = (await unfinished.List(Id), [.. await picked.Read(Id)]);
        _begun = _unfinished.Select(one => UnfinishedStreams.Settings(one).Path).ToHashSet();
    }

    Task Look() => _form.Read(_source!, new RestSettings()) is { } settings ? Begin(me => unfinished.Begin(me, Id, AskForm.Name(settings.Path), settings)) : Task.CompletedTask;

    /// <summary>Each gets a name of its own; the first of them is gone on with.</summary>
    Task Pick(IReadOnlyList<PathHint> ticked) => Begin(async me =>
    {
        var lists = ticked.Select(hint => new PickedList(hint.Name.Trim() is { Length: > 0 } name ? name : AskForm.Name(hint.Path), new RestSettings { Path = hint.Path }));
        return (await picked.Begin(me, Id, [.. lists])).Succeeded(out var begun, out var refusal) ? begun[0] : refusal;
    });

    Task Part(ListInAddress parts) => Begin(async me =>
    {
        // Somebody may have begun a list since this page was opened, and it would be asked for elsewhere.
        await List();
        if (!IsNew) return new ReadBelowAddress();
        if (!(await desk.Change(me, _source!, SourceDraft.Of(_source!) with { Address = parts.Address }, null)).Succeeded(out var changed, out var refusal)) return refusal;
        _source = changed;
        return await unfinished.Begin(me, Id, AskForm.Name(parts.Path), new RestSettings { Path = parts.Path });
    });

    async Task Begin(Func<Actor, Task<Outcome<UnfinishedStream>>> begin)
    {
        if (_working) return;
        _working = true;
        _refusal = null;
        var begun = await begin((await Authentication).User.AsActor(Visitor?.Address));
        _working = false;
        if (begun.Succeeded(out var one, out var refusal)) navigation.NavigateTo(Urls.Unfinished(Id, one.Id));
        else _refusal = refusal.Message;
    }

    async Task GiveUp()
    {
        if (_givingUp is null) return;
        await unfinished.GiveUp((await Authentication).User.AsActor(Visitor?.Address), _givingUp.Id);
        await List();
    }
}
