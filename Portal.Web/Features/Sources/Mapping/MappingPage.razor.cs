using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Engine.Audit;
using Portal.Engine.Entities;
using Portal.Engine.Mapping;
using Portal.Engine.Resilience;
using Portal.Engine.Sources;
using Portal.Engine.Sync.Remapping;
using Portal.Engine.Sync.Sampling;
using Portal.Web.Platform;
using Portal.Web.Platform.SignIn;
using Portal.Web.Ui.Notices;

namespace Portal.Web.Features.Sources.Mapping;

/// <summary>How the records of a feed become those of its entity, tried on rows of the source as they are now.</summary>
public sealed partial class MappingPage(SourcePlaces places, MappingDesk desk, Toasts toasts, NavigationManager navigation)
{
    SourcePlace? _place;
    Feed? _feed;
    EntityDraft _entity = new("", "", EntityKind.Keyed, []);
    MappingDefinition _definition = new(), _saved = new();
    IReadOnlyList<Entity> _entities = [];
    FeedSample? _sample;
    WhatItMeans? _means;
    string _before = "";
    string? _refusal, _who, _problem;

    /// <summary>The source.</summary>
    [Parameter]
    public long Id { get; set; }

    [Parameter]
    public long FeedId { get; set; }

    [CascadingParameter]
    Task<AuthenticationState> Authentication { get; set; } = default!;

    [CascadingParameter]
    Visitor? Visitor { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (_feed?.Id == FeedId) return;
        (_sample, _refusal, _means) = (null, null, null);
        if (await places.OfFeed(FeedId) is not { } found || found.Place.Source.Id != Id)
        {
            navigation.NotFound();
            return;
        }

        (_place, _feed) = found;
        (_before, _saved, _entity) = (_feed.Mapping, Remappings.Read(_feed.Mapping), EntityDraft.Of(_place.Entity));
        _definition = _saved;
        _entities = await desk.Entities();
        // Where the page is only drawn for the first answer the source is not asked.
        if (RendererInfo.IsInteractive) await Load();
    }

    async Task Load()
    {
        (_refusal, _who) = (null, null);
        var read = await desk.Sample(await Me(), _feed!);
        if (read.Succeeded(out var sample, out var refusal))
        {
            _sample = sample;
            return;
        }

        _sample ??= new FeedSample([], IsMore: false, default);
        (_refusal, _who) = (refusal.Message, refusal is Failure failure ? $"{RunWords.MustAct(failure.Who, _place!.Source.Name, null)}." : "No rows could be read");
    }

    async Task<string?> AddField(EntityField field)
    {
        if (!(await desk.AddField(await Me(), _place!.Entity.Id, field)).Succeeded(out var entity, out var refusal)) return refusal.Message;
        _place = _place with { Entity = entity };
        _entity = EntityDraft.Of(entity);
        StateHasChanged();
        return null;
    }

    async Task Ask()
    {
        _problem = null;
        if (MappingForm.Unfit(_entity, _definition) is { } unfit)
        {
            toasts.Problem(unfit);
            return;
        }

        var means = await desk.Means(_feed!, _definition);
        if (!means.Succeeded(out var said, out var refusal)) toasts.Problem(refusal.Message);
        else if (!said.Difference.Any) toasts.Done("Nothing is different from what is saved.");
        else _means = said;
    }

    async Task Save(bool readNow)
    {
        var saved = await desk.Save(await Me(), _feed!, _before, _definition, readNow);
        if (!saved.Succeeded(out var done, out var refusal))
        {
            _problem = refusal.Message;
            return;
        }

        _means = null;
        if (await places.OfFeed(FeedId) is { } found) (_feed, _before, _saved) = (found.Feed, found.Feed.Mapping, Remappings.Read(found.Feed.Mapping));
        toasts.Done(done switch
        {
            { Run: not null } => "The mapping is saved, and everything is read by it now.",
            { NotBegun: { } why } => $"The mapping is saved. It is not read now: {why.Message}",
            _ => "The mapping is saved. The next run reads everything by it.",
        });
    }

    async Task ReadAlso(EntityChoice choice)
    {
        if ((await desk.ReadAlsoAs(await Me(), _place!, _feed!, choice)).Succeeded(out var feed, out var refusal)) navigation.NavigateTo(Urls.Mapping(Id, feed.Id));
        else toasts.Problem(refusal.Message);
    }

    bool IsChanged() => MappingDifference.Between(_saved, _definition).Any;

    string Label(string field) => _place?.Entity.Field(field)?.Label ?? field;

    async Task<Actor> Me() => (await Authentication).User.AsActor(Visitor?.Address);
}
