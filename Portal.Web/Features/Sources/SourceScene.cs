using Portal.Engine.Calendars;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.People;
using Portal.Engine.Resilience.Pipelines;
using Portal.Engine.Scheduling.Costs;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Schedules;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Boards;
using Portal.Engine.Sync.Running;
using Portal.Web.Features.Sources.Drifting;

namespace Portal.Web.Features.Sources;

/// <summary>What the page of a source shows. What is stored is read again only when a run of it has ended.</summary>
public sealed class SourceScene(SourceRegistry sources, SourceBoard board, SyncEngine engine, SourcePipelines pipelines, PeopleDirectory people, FreshnessBoard freshness, CalendarRegistry calendars, Timetables timetables, CostDesk costs, DriftDesk drifts, TimeProvider clock)
{
    Dictionary<long, long> _counted = [];
    Dictionary<long, string> _calendars = [];
    Dictionary<long, Timetable?> _timetables = [];

    public Source? Source { get; private set; }

    /// <summary>It was looked for, and is not there.</summary>
    public bool IsGone { get; private set; }

    /// <summary>Who looks after it.</summary>
    public string? Owner { get; private set; }

    public IReadOnlyList<StreamOnBoard> Streams { get; private set; } = [];

    /// <summary>How fresh its streams are.</summary>
    public FreshnessNow Freshness { get; private set; } = FreshnessNow.Nothing;

    /// <summary>What its schedules ask of it; null where it documents no limit.</summary>
    public RequestCost? Cost { get; private set; }

    /// <summary>What is not as it was.</summary>
    public DriftsNow Drifts { get; private set; } = DriftsNow.Nothing;

    /// <summary>How calls to it fare; null while it was not called since the start.</summary>
    public SourceState? Calls => Source is null ? null : pipelines.State($"{Source.Id}");

    public long Records => Streams.Sum(Of);

    /// <summary>How many records a stream has, with what the runs under way have brought since it was counted.</summary>
    public long Of(StreamOnBoard stream) => stream.Records + stream.Feeds.Sum(feed => Progress(feed.Feed.Id) is { } live ? Grown(live) - _counted.GetValueOrDefault(live.Run) : 0);

    public bool IsRunning => Streams.SelectMany(stream => stream.Feeds).Any(feed => Progress(feed.Feed.Id) is not null);

    public RunProgress? Progress(long feed) => engine.Progress(feed) is { Run: > 0, End: null } progress ? progress : null;

    public bool Has(long feed) => Streams.Any(stream => stream.Feeds.Any(one => one.Feed.Id == feed));

    /// <returns>Whether there is such a source.</returns>
    public async Task<bool> Load(long id)
    {
        Source = await sources.Find(id);
        IsGone = Source is null;
        if (Source is null) return false;
        Owner = Source.OwnerId is { } owner ? (await people.Find(owner))?.Name : null;
        // Before the records are counted: what comes in between is counted twice until the run has ended, and not left out.
        _counted = engine.Running.Where(live => live.Run > 0).ToDictionary(live => live.Run, Grown);
        Streams = [.. (await board.Of([id]))[id]];
        _calendars = (await calendars.List()).ToDictionary(calendar => calendar.Id, calendar => calendar.Name);
        _timetables = [];
        foreach (var feed in Streams.SelectMany(stream => stream.Feeds)) _timetables[feed.Feed.Id] = await timetables.Of(feed.Feed, feed.Feed.Schedule);
        Drifts = await drifts.Of(id, [.. Streams.Select(stream => stream.Stream.Id)]);
        // What somebody has just promised is seen at once.
        Freshness = await freshness.Look();
        return true;
    }

    /// <summary>What the schedules cost, which only changes with them.</summary>
    public async Task Reckon() => Cost = Source is { Rate: not null } source ? await costs.Of(source.Id) : null;

    public string? CalendarOf(Feed feed) => feed.Schedule.CalendarId is { } calendar ? _calendars.GetValueOrDefault(calendar) : null;

    /// <returns>Its next slot; null if it runs only when asked.</returns>
    public DateTimeOffset? NextOf(Feed feed) => _timetables.GetValueOrDefault(feed.Id)?.Next(clock.GetUtcNow());

    /// <summary>Verdicts may be others.</summary>
    public async Task Judge() => Freshness = await freshness.Now();

    static long Grown(RunProgress live) => live.Counts.Added - live.Counts.Deleted;

    /// <summary>Feeds of it moved: where one is at rest now, its run has ended, and what is stored is another.</summary>
    public async Task Moved(IReadOnlySet<long> feeds)
    {
        if (Source is not null && feeds.Any(feed => Progress(feed) is null)) await Load(Source.Id);
    }
}
