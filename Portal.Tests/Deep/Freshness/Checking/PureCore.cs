using Portal.Engine.Freshness;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Sources.Schedules;
using Portal.Tests.Deep.Freshness.Oracles;
using Portal.Tests.Deep.Freshness.Worlds;
using static Portal.Tests.Deep.Freshness.Worlds.Happening;

namespace Portal.Tests.Deep.Freshness.Checking;

/// <summary>The pure core alone: keeps of what happens what the product commits, and has the core say what comes of it.</summary>
sealed class PureCore : IChecked
{
    readonly SortedDictionary<long, FeedFacts> _feeds = [];
    readonly Dictionary<long, DateTimeOffset> _passes = [];
    readonly Dictionary<int, DateTimeOffset> _heard = [];
    WorldStream? _stream;

    public WorldStream? Livable(WorldStream stream) => stream;

    public long Number(long feed) => feed;

    public ValueTask Happen(WorldStream stream, Happening happening, CancellationToken stop)
    {
        if (_stream != stream)
        {
            _stream = stream;
            _feeds.Clear();
            _passes.Clear();
            _heard.Clear();
        }

        Commit(happening);
        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<Limits>> Know(WorldStream stream, CancellationToken stop)
    {
        var facts = Facts(stream);
        return new([.. stream.Subjects.Select(subject => facts.Under(subject.Promised.Promise, Heard(subject)))]);
    }

    public ValueTask<FreshnessNow> Now(WorldStream stream, CancellationToken stop)
    {
        var facts = Facts(stream);
        var promises = new Dictionary<string, Promise> { [GateOracle.Own] = stream.Subjects[1].Promised.Promise };
        var plan = new StreamPlan(stream.Number, "", 1, "", 1, stream.Subjects[0].Promised.Promise, promises, new HashSet<string> { GateOracle.AsAll, GateOracle.Own }, facts.Feeds);
        return new(new FreshnessNow([new WatchedStream(plan, facts)], stream.From));
    }

    public string Committed(WorldStream stream) => string.Join("\n    ", Facts(stream).Feeds.Select(Written));

    StreamFacts Facts(WorldStream stream) => new(stream.Number, [.. _feeds.Values]);

    DateTimeOffset? Heard(Subject subject) => subject.Record is { } record && _heard.TryGetValue(record, out var at) ? at : null;

    void Commit(Happening happening)
    {
        switch (happening)
        {
            case FeedMade made:
                _feeds[made.Feed] = new FeedFacts
                {
                    Feed = made.Feed,
                    Listens = made.Listens,
                    Timetable = Timetable(made.Planned, made.Feed, made.When.At),
                    Window = made.Window,
                    CreatedAt = made.When.At,
                    ScheduledAt = made.When.At,
                };
                break;
            case FeedRemoved removed:
                _feeds.Remove(removed.Feed);
                break;
            case PassBegun begun:
                _passes[begun.Feed] = begun.When.At;
                break;
            case Cleared:
                foreach (var feed in _feeds.Values.ToArray()) _feeds[feed.Feed] = feed with { Begun = null, Verified = null, Since = null, IsHeld = false };
                break;
            case OfFeed of when _feeds.TryGetValue(of.Feed, out var feed):
                _feeds[of.Feed] = After(feed, of);
                break;
        }
    }

    FeedFacts After(FeedFacts feed, OfFeed happening)
    {
        switch (happening)
        {
            case Rescheduled changed:
                return feed with { Timetable = Timetable(changed.Planned, feed.Feed, feed.CreatedAt), ScheduledAt = changed.When.At };
            case Paused:
                return feed with { PausedAt = happening.When.At };
            case LetGoOn:
                return feed with { PausedAt = null, ScheduledAt = happening.When.At };
            case RemovalsDecided:
                return feed with { IsHeld = false };
            case Message message:
                _heard[message.Record] = message.When.At;
                return feed with { Heard = message.When.At };
            case PassGood good:
                var begun = _passes[good.Feed];
                var isHeld = good.Removals == Removals.NotLookedAt ? feed.IsHeld : good.Removals == Removals.Wait;
                return feed with { Begun = begun, Verified = begun - good.Lag, Since = good.When.At, IsHeld = isHeld };
            default:
                return feed;
        }
    }

    static Timetable? Timetable(Planned? planned, long feed, DateTimeOffset made) => planned?.Schedule.ToTimetable(feed, made, _ => planned.Time);

    static string Written(FeedFacts feed) =>
        $"feed {feed.Feed}: {(feed.Listens ? $"listens, window={feed.Window} heard={feed.Heard:u}" : $"timetable={feed.Timetable} begun={feed.Begun:u} verified={feed.Verified:u}")}"
        + $" created={feed.CreatedAt:u} scheduled={feed.ScheduledAt:u}{(feed.IsPaused ? " paused" : "")}{(feed.IsHeld ? " held" : "")}";
}
