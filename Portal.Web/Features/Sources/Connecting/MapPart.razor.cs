using Microsoft.AspNetCore.Components;
using Portal.Engine.Audit;
using Portal.Engine.Connecting.Unfinished;
using Portal.Engine.Entities;
using Portal.Engine.Mapping;
using Portal.Engine.Mapping.Suggesting;
using Portal.Engine.Mapping.Trying;
using Portal.Engine.Projection;
using Portal.Engine.Sync.Sampling;
using Portal.Web.Features.Sources.Mapping;
using Portal.Web.Ui.Times;

namespace Portal.Web.Features.Sources.Connecting;

/// <summary>Says what the rows of a list become, with what is likely filled in already. What is mapped is kept while somebody works.</summary>
public sealed partial class MapPart(FeedSamples samples, MappingDesk desk, TimeProvider clock) : IAsyncDisposable
{
    readonly CancellationTokenSource _gone = new();
    CancellationToken _stop;
    IReadOnlyList<SampleRow>? _rows;
    MappingDefinition _definition = new(), _kept = new();
    Throttle? _throttle;
    string? _refusal, _problem;
    bool _asking;
    long _id;

    [Parameter, EditorRequired]
    public UnfinishedScene Scene { get; set; } = default!;

    [Parameter, EditorRequired]
    public Func<Task<Actor>> Me { get; set; } = default!;

    [Parameter]
    public EventCallback OnDone { get; set; }

    /// <summary>An entity that is to be made has no records that any row could join, and the list has no stream yet.</summary>
    Func<MappingTrial, Task<JoinsFound?>>? FindJoins =>
        Scene.Known.FirstOrDefault(one => one.Id == Scene.Unfinished!.EntityId) is { } known ? trial => desk.Joins(known, null, trial) : null;

    /// <summary>The last that was typed is kept too, also of somebody whose line broke.</summary>
    public async ValueTask DisposeAsync()
    {
        _throttle?.Dispose();
        await _gone.CancelAsync();
        _gone.Dispose();
        await Keep();
    }

    protected override async Task OnInitializedAsync()
    {
        _stop = _gone.Token;
        (_id, _definition, _kept) = (Scene.Unfinished!.Id, Scene.Mapping, Scene.Mapping);
        _throttle = new Throttle(clock, Throttle.ForPages, () => _ = InvokeAsync(Keep));
        if (RendererInfo.IsInteractive) await Read();
    }

    async Task Read()
    {
        (_refusal, _rows) = (null, null);
        var read = await samples.Of(Scene.Source, UnfinishedStreams.Connector, Scene.Settings, _stop);
        if (read.Succeeded(out var sample, out var refusal)) _rows = sample.Rows;
        else _refusal = refusal.Message;
    }

    void Changed(MappingDefinition now)
    {
        (_definition, _problem) = (now, null);
        _throttle!.Call();
    }

    async Task Keep()
    {
        if (ReferenceEquals(_definition, _kept)) return;
        var now = _kept = _definition;
        await Scene.Keep(await Me(), _id, one => one.Mapping = UnfinishedStreams.Text(now));
    }

    /// <summary>What is plainly right is mapped at once; the rest is offered.</summary>
    async Task Choose(EntityChoice choice)
    {
        _definition = _kept = new MappingDefinition { Fields = [.. Suggestions.Of(choice.Entity, SampledFields.Of(_rows!), "UTC").Where(one => one.Sureness != Sureness.Perhaps).Select(one => one.Mapping)] };
        await Scene.Keep(await Me(), one =>
        {
            (one.EntityId, one.NewEntity) = (choice.Id, choice.Id is null ? UnfinishedStreams.Text(choice.Entity) : null);
            one.Mapping = UnfinishedStreams.Text(_definition);
        });
    }

    async Task Other()
    {
        _definition = _kept = new MappingDefinition();
        await Scene.Keep(await Me(), one => (one.EntityId, one.NewEntity, one.Mapping) = (null, null, UnfinishedStreams.Text(_definition)));
    }

    /// <returns>Why not.</returns>
    async Task<string?> AddField(EntityField field)
    {
        var me = await Me();
        if (Scene.Unfinished!.EntityId is { } known)
        {
            if ((await desk.AddField(me, known, field)).Refusal is { } refusal) return refusal.Message;
            await Scene.Keep(me, _ => { });
        }
        else
        {
            var draft = Scene.Entity! with { Fields = [.. Scene.Entity!.Fields, field] };
            if (draft.Fields.CountBy(one => one.Name).Any(name => name.Value > 1)) return $"There is a field called {field.Name} already.";
            await Scene.Keep(me, one => one.NewEntity = UnfinishedStreams.Text(draft));
        }

        StateHasChanged();
        return null;
    }

    async Task Done()
    {
        _problem = MappingForm.Unfit(Scene.Entity!, _definition);
        if (_problem is not null) return;
        await Keep();
        await OnDone.InvokeAsync();
    }
}
