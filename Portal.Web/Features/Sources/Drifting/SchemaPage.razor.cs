using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Engine.Sources;
using Portal.Engine.Sync.Drifting;
using Portal.Web.Platform;
using Portal.Web.Platform.SignIn;
using Portal.Web.Ui;
using Portal.Web.Ui.Notices;
using Portal.Web.Ui.Tables;

namespace Portal.Web.Features.Sources.Drifting;

/// <summary>What the rows of a stream are known to look like, and which drifts there were.</summary>
public sealed partial class SchemaPage(SourcePlaces places, FeedRegistry feeds, DriftDesk desk, Toasts toasts, NavigationManager navigation)
{
    SourcePlace? _place;
    DriftPolicy _policy;
    long? _policyOf;
    IReadOnlyList<(Feed Feed, IReadOnlyList<SchemaRow> Rows)> _feeds = [];
    IReadOnlyList<Drift> _drifts = [];
    string? _olderUrl;

    /// <summary>The source.</summary>
    [Parameter]
    public long Id { get; set; }

    [Parameter]
    public long StreamId { get; set; }

    [SupplyParameterFromQuery]
    string? End { get; set; }

    [SupplyParameterFromQuery]
    string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = Pager.After)]
    string? After { get; set; }

    [Inject]
    QueryState Query { get; set; } = default!;

    [CascadingParameter]
    Task<AuthenticationState> Authentication { get; set; } = default!;

    [CascadingParameter]
    Visitor? Visitor { get; set; }

    DriftQuery Asked => new(End, Sort);

    protected override async Task OnParametersSetAsync()
    {
        _place = await places.OfStream(StreamId);
        if (_place?.Source.Id != Id)
        {
            _place = null;
            navigation.NotFound();
            return;
        }

        if (_policyOf != StreamId) (_policyOf, _policy) = (StreamId, _place.Stream.Drift);
        var found = new List<(Feed, IReadOnlyList<SchemaRow>)>();
        foreach (var feed in await feeds.List(StreamId)) found.Add((feed, SchemaRow.Of(feed, await desk.Shape(feed.Id), _place.Entity)));
        var drifts = await desk.History(StreamId, Asked.Filter(), QueryText.Key(After), Pager.Rows + 1);
        (_feeds, _drifts) = (found, [.. drifts.Take(Pager.Rows)]);
        _olderUrl = drifts.Count > Pager.Rows ? Query.With((Pager.After, _drifts[^1].Id)) : null;
    }

    async Task Choose()
    {
        var outcome = await desk.Choose((await Authentication).User.AsActor(Visitor?.Address), StreamId, _policy);
        if (outcome.Succeeded(out var done, out var refusal)) toasts.Done(done);
        else toasts.Problem(refusal.Message);
        _place = await places.OfStream(StreamId);
    }

    string Label(string field) => _place?.Entity.Field(field)?.Label ?? field;
}
