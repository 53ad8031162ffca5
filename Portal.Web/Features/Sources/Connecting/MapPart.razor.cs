using Microsoft.AspNetCore.Components;
using Portal.Engine.Audit;
using Portal.Engine.Connecting.Unfinished;
using Portal.Engine.Entities;
using Portal.Engine.Mapping;
using Portal.Engine.Mapping.Suggesting;
using Portal.Engine.Sync.Sampling;
using Portal.Web.Features.Sources.Mapping;

namespace Portal.Web.Features.Sources.Connecting;

/// <summary>Says what the rows of a list become, with what is likely filled in already.</summary>
public sealed partial class MapPart(FeedSamples samples, MappingDesk desk) : IDisposable
{
    readonly CancellationTokenSource _gone = new();
    IReadOnlyList<SampleRow>? _rows;
    MappingDefinition _definition = new();
    string? _refusal;

    [Parameter, EditorRequired]
    public UnfinishedScene Scene { get; set; } = default!;

    [Parameter, EditorRequired]
    public Func<Task<Actor>> Me { get; set; } = default!;

    [Parameter]
    public EventCallback OnDone { get; set; }

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _definition = Scene.Mapping;
        if (RendererInfo.IsInteractive) await Read();
    }

    async Task Read()
    {
        (_refusal, _rows) = (null, null);
        var read = await samples.Of(Scene.Source, UnfinishedStreams.Connector, Scene.Settings, _gone.Token);
        if (read.Succeeded(out var sample, out var refusal)) _rows = sample.Rows;
        else _refusal = refusal.Message;
    }

    /// <summary>What is plainly right is mapped at once; the rest is offered.</summary>
    async Task Choose(EntityChoice choice)
    {
        _definition = new MappingDefinition { Fields = [.. Suggestions.Of(choice.Entity, SampledFields.Of(_rows!), "UTC").Where(one => one.Sureness != Sureness.Perhaps).Select(one => one.Mapping)] };
        await Scene.Keep(await Me(), one =>
        {
            (one.EntityId, one.NewEntity) = (choice.Id, choice.Id is null ? UnfinishedStreams.Text(choice.Entity) : null);
            one.Mapping = UnfinishedStreams.Text(_definition);
        });
    }

    async Task Other() => await Scene.Keep(await Me(), one => (one.EntityId, one.NewEntity, one.Mapping) = (null, null, "{}"));

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
        await Scene.Keep(await Me(), one => one.Mapping = UnfinishedStreams.Text(_definition));
        await OnDone.InvokeAsync();
    }
}
