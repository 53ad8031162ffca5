using Portal.Engine.Calendars;
using Portal.Engine.Freshness;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.People;
using Portal.Engine.Resilience.Pipelines;
using Portal.Engine.Scheduling.Costs;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Schedules;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Boards;
using Portal.Engine.Sync.Running;
using Portal.Engine.Sync.Runs;
using Portal.Web.Features.Sources.Drifting;
using Portal.Web.Features.Sources.Streams;
using Portal.Web.Features.Sources.Waiting;

namespace Portal.Web.Features.Sources;

/// <summary>What the page of a source shows: what it is as a whole, and some of its streams. What is stored is read again only when a run of it has ended.</summary>
public sealed class SourceScene(SourceRegistry sources, SourceBoard board, SyncEngine engine, SourcePipelines pipelines, PeopleDirectory people, FreshnessBoard freshness, CalendarRegistry calendars, Timetables timetables, CostDesk costs, DriftDesk drifts, TimeProvider clock)
{
    public const int PageSize = 10;

    /// <summary>So many streams that are not well are looked into, wherever they are.</summary>
    const int MostBeside = 100;

    Dictionary<long, long> _counted = [];
    Dictionary<long, string> _calendars = [];
    Dictionary<long, Timetable?> _timetables = [];
    IReadOnlyList<StreamOnBoard> _beside = [];
    int _loads;
    (StreamsQuery Query, int Page) _asked = (new StreamsQuery(null), 0);

    public Source? Source { get; private set; }

    /// <summary>It was looked for, and is not there.</summary>
    public bool IsGone { get; private set; }

    /// <summary>Who looks after it.</summary>
    public string? Owner { get; private set; }

    /// <summary>All that is in it, also what the page does not show.</summary>
    public SourceWhole Whole { get; private set; } = SourceWhole.Nothing;

    /// <summary>Those on the page.</summary>
    public IReadOnlyList<StreamOnBoard> Streams { get; private set; } = [];

    /// <summary>How many streams pass what is searched for.</summary>
    public int Total { get; private set; }

    /// <summary>How fresh its streams are.</summary>
    public FreshnessNow Freshness { get; private set; } = FreshnessNow.Nothing;

    /// <summary>What its schedules ask of it; null where it documents no limit.</summary>
    public RequestCost? Cost { get; private set; }

    /// <summary>What is not as it was.</summary>
    public DriftsNow Drifts { get; private set; } = DriftsNow.Nothing;

    /// <summary>How calls to it fare; null while it was not called since the start.</summary>
    public SourceState? Calls => Source is null ? null : pipelines.State($"{Source.Id}");

    /// <summary>There is more in it than a page shows.</summary>
    public bool IsPaged => Whole.Streams.Count > PageSize;

    /// <summary>What is not well, and who must act.</summary>
    public Matters Matters => Source is null ? Matters.Nothing : Matters.Of(new SourceNow(Source, [.. Streams.Concat(_beside).OrderBy(stream => stream.Stream.Search, StringComparer.Ordinal)], clock.GetUtcNow())
    {
        Drifts = Drifts,
        Names = Whole.Streams,
        Calls = Calls,
        Running = [.. engine.Running.Where(live => Whole.Feeds.Contains(live.Feed) && IsUnderWay(live))],
        Next = NextOf,
    });

    /// <summary>Streams that wait for somebody and were not looked into: there are too many.</summary>
    public int Unseen => Waiting.Where(stream => stream.WaitsForSomebody).Select(stream => stream.Id).Except(Streams.Concat(_beside).Select(stream => stream.Stream.Id)).Count();

    /// <summary>What is late or stale and not on the page, the worst first.</summary>
    public IReadOnlyList<StreamElsewhere> Elsewhere
    {
        get
        {
            if (!IsPaged) return [];
            var at = clock.GetUtcNow();
            var shown = Streams.Select(stream => stream.Stream.Id).ToHashSet();
            return [.. Whole.Streams.Where(stream => !shown.Contains(stream.Id))
                .Select(stream => new StreamElsewhere(stream.Name, Freshness.Stream(stream.Id)?.Limits.At(at).Verdict ?? Verdict.Unknown))
                .Where(one => one.Verdict is Verdict.Late or Verdict.Stale)
                .OrderByDescending(one => one.Verdict == Verdict.Stale)];
        }
    }

    public long Records => Whole.Records + engine.Running.Where(live => Whole.Feeds.Contains(live.Feed) && IsUnderWay(live)).Sum(Brought);

    /// <summary>How many records a stream has, with what the runs under way have brought since it was counted.</summary>
    public long Of(StreamOnBoard stream) => stream.Records + stream.Feeds.Sum(feed => Progress(feed.Feed.Id) is { } live ? Brought(live) : 0);

    public bool IsRunning => Streams.SelectMany(stream => stream.Feeds).Any(feed => Progress(feed.Feed.Id) is not null);

    public RunProgress? Progress(long feed) => engine.Progress(feed) is { } progress && IsUnderWay(progress) ? progress : null;

    /// <summary>What went wrong before what somebody paused.</summary>
    IEnumerable<StreamInBrief> Waiting => Whole.Streams.Where(stream => stream.WaitsForSomebody || stream.IsPaused).OrderByDescending(stream => stream.WaitsForSomebody);

    public bool Has(long feed) => Whole.Feeds.Contains(feed);

    /// <param name="id">The source.</param>
    /// <param name="query">Which of its streams.</param>
    /// <param name="page">Which page of them, from 0 on.</param>
    /// <returns>Whether there is such a source.</returns>
    public Task<bool> Load(long id, StreamsQuery query, int page)
    {
        _asked = (query, page);
        return Load(id);
    }

    /// <returns>Whether there is such a source.</returns>
    public async Task<bool> Load(long id)
    {
        var load = ++_loads;
        Source = await sources.Find(id);
        IsGone = Source is null;
        if (Source is null) return false;
        Owner = Source.OwnerId is { } owner ? (await people.Find(owner))?.Name : null;
        // Before the records are counted: what comes in between is counted twice until the run has ended, and not left out.
        _counted = engine.Running.Where(live => live.Run > 0).ToDictionary(live => live.Run, Grown);
        Whole = await board.Whole(id);
        // What fits on one page is shown whole, whatever a link was looking for.
        var (query, page) = IsPaged ? _asked : default;
        var shown = await board.Page(id, query?.Filter(), page * PageSize, PageSize, IsPaged ? [.. Waiting.Take(MostBeside).Select(stream => stream.Id)] : []);
        // Another page was asked for meanwhile, and its answer may have been quicker.
        if (load != _loads) return true;
        (Streams, Total, _beside) = (shown.Streams, shown.Total, shown.Beside);
        _calendars = (await calendars.List()).ToDictionary(calendar => calendar.Id, calendar => calendar.Name);
        _timetables = [];
        // Of those on other pages it is only said when what failed is tried again.
        foreach (var feed in Streams.SelectMany(stream => stream.Feeds).Concat(_beside.SelectMany(stream => stream.Feeds).Where(feed => feed.Last?.State == RunState.Failed))) _timetables[feed.Feed.Id] = await timetables.Of(feed.Feed, feed.Feed.Schedule);
        Drifts = await drifts.Of(id, [.. Whole.Streams.Select(stream => stream.Id)]);
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

    /// <summary>What a run has brought since the records were counted.</summary>
    long Brought(RunProgress live) => Grown(live) - _counted.GetValueOrDefault(live.Run);

    static bool IsUnderWay(RunProgress live) => live is { Run: > 0, End: null };

    static long Grown(RunProgress live) => live.Counts.Added - live.Counts.Deleted;

    /// <summary>Feeds of it moved: where one is at rest now, its run has ended, and what is stored is another.</summary>
    public async Task Moved(IReadOnlySet<long> feeds)
    {
        if (Source is not null && feeds.Any(feed => Progress(feed) is null)) await Load(Source.Id);
    }
}
