using Portal.Tests.Deep.Freshness.Oracles;
using static Portal.Tests.Deep.Freshness.Worlds.Happening;

namespace Portal.Tests.Deep.Freshness.Worlds;

/// <summary>Lives a stream's life, from event to event: its feeds, and the people who look after them.</summary>
sealed class StreamLife
{
    const int MostFeeds = 3, MostHappenings = 1_500, Records = 3;

    static readonly TimeSpan Second = TimeSpan.FromSeconds(1), Minute = TimeSpan.FromMinutes(1), Hour = TimeSpan.FromHours(1), Day = TimeSpan.FromDays(1);

    readonly World _world;
    readonly int _number;
    readonly Chance _chance;
    readonly Interruptions _down;
    readonly bool _isPunctual;
    readonly PriorityQueue<Action, (DateTimeOffset At, int Order)> _plan = new();
    readonly List<Happening> _history = [];
    readonly List<FeedLife> _feeds = [];
    readonly FeedReading _reading;
    DateTimeOffset _now;
    int _planned;

    public StreamLife(World world, int number, Chance chance)
    {
        (_world, _number, _chance, _now) = (world, number, chance, world.From);
        _down = chance.Pick([.. world.SourcesDown]);
        // With all at full hours, limits fall just where work begins and ends.
        _isPunctual = chance.OneIn(3);
        _reading = new FeedReading(this, chance, _isPunctual);
    }

    public DateTimeOffset Now => _now;

    public Stamp When => _world.Clock.Read(_now);

    public bool IsSourceDown => _down.Hold(_now);

    public bool WasOffSince(DateTimeOffset then) => _world.PortalOff.FellBetween(then, _now);

    public WorldStream Live()
    {
        foreach (var step in _world.Clock.Steps) _plan.Enqueue(() => Tell(new ClockSet(When)), (step, _planned++));
        var end = _world.To;
        var kind = _chance.Below(10);
        for (var many = _chance.Pick(1, 1, 2, 3); many > 0; many--) AddFeed(listens: kind < 2 || (kind < 5 && many % 2 == 1));
        var every = _feeds.Min(feed => feed.Every ?? feed.Window);
        After(_chance.Spread(2 * Hour, 7 * Day), People);
        var from = _now;
        while (_history.Count < MostHappenings && _plan.TryDequeue(out var act, out var next) && next.At <= end)
        {
            _now = next.At;
            act();
        }

        return new WorldStream(_world.Number, _number, [.. Subjects(every)], _history, from, _history.Count < MostHappenings ? end : _now + Second);
    }

    public void Tell(Happening happening) => _history.Add(happening);

    /// <summary>Does it so much later, or shortly after the portal is on again.</summary>
    public void After(TimeSpan wait, Action act) => _plan.Enqueue(() =>
    {
        if (_world.PortalOff.End(_now) is not { } on) act();
        else After(on - _now + _chance.Between(TimeSpan.Zero, Minute), act);
    }, (_now + wait, _planned++));

    IEnumerable<Subject> Subjects(TimeSpan every)
    {
        yield return new Subject("stream", Promises.Of(_chance, _world.Weeks, every), null);
        yield return new Subject("field", Promises.Of(_chance, _world.Weeks, every), null);
        if (!_feeds.Any(feed => feed.Listens)) yield break;
        var promised = Promises.Of(_chance, _world.Weeks, every);
        yield return new Subject("record 0", promised, 0);
        yield return new Subject("record 1", promised, 1);
        yield return new Subject("field of record 0", Promises.Of(_chance, _world.Weeks, every), 0);
    }

    void AddFeed(bool listens)
    {
        var window = _isPunctual ? _chance.Pick(Hour, 8 * Hour, Day) : _chance.Spread(10 * Minute, 5 * Day);
        var lag = _chance.Pick(TimeSpan.Zero, TimeSpan.Zero, 3 * Minute, Hour, 7 * Second);
        var feed = new FeedLife(_feeds.Count + 1, listens, listens || _chance.OneIn(5) ? null : Plan(), window, lag);
        _feeds.Add(feed);
        feed.Slots = Slots(feed);
        // A listener whose silence is believed for ever.
        Tell(new FeedMade(When, feed.Number, listens, feed.Planned, listens && !_chance.OneIn(8) ? window : null));
        if (listens) After(_chance.Spread(Second, window), () => Hear(feed, burst: 0));
        else _reading.Start(feed);
    }

    Planned Plan() => _chance.OneIn(3) ? Planned.Some(_chance, _world.Weeks) : Planned.Each(Interval());

    /// <summary>About when the portal would run it; what counts is when it then does.</summary>
    SlotWalk? Slots(FeedLife feed) => feed.Planned is null ? null : new SlotWalk(feed.Planned, feed.Number, _now, feed.Planned.Week is { } week ? new WallWalk(week, _world.From) : null, _world.From);

    TimeSpan Interval() => _chance.Below(40) switch
    {
        0 => Minute,
        < 3 => 5 * Minute,
        < 8 => 15 * Minute,
        < 18 => Hour,
        < 22 => 4 * Hour,
        < 28 => Day,
        < 30 => 7 * Day,
        < 32 => 12 * Hour,
        _ => _chance.Spread(Minute, 3 * Day),
    };

    void Hear(FeedLife feed, int burst)
    {
        if (feed.IsGone) return;
        if (!feed.IsPaused && !IsSourceDown) Tell(new Message(When, feed.Number, _chance.Below(Records)));
        var isMore = burst > 0 || _chance.OneIn(3);
        After(
            isMore ? _chance.Between(TimeSpan.Zero, 2 * Minute) : _chance.Spread(Minute, 2 * feed.Window),
            () => Hear(feed, burst > 0 ? burst - 1 : isMore ? _chance.Below(8) : 0));
    }

    void People()
    {
        After(_chance.Spread(2 * Hour, 7 * Day), People);
        FeedLife[] there = [.. _feeds.Where(feed => !feed.IsGone)];
        if (there.Length == 0 || (_chance.OneIn(12) && there.Length < MostFeeds))
        {
            AddFeed(_chance.OneIn(3));
            return;
        }

        var feed = _chance.Pick(there);
        switch (_chance.Below(10))
        {
            case < 5:
                Pause(feed);
                // Often all of them.
                if (_chance.OneIn(2)) Array.ForEach(there, Pause);
                break;
            case < 7 when !feed.Listens:
                Reschedule(feed);
                break;
            case 7 when there.Length > 1 || _chance.OneIn(3):
                feed.IsGone = true;
                Tell(new FeedRemoved(When, feed.Number));
                break;
            case 8 when !_feeds.Any(one => one.Listens || one.IsInPass):
                Array.ForEach(there, one => one.IsHeld = false);
                Tell(new Cleared(When));
                break;
            default:
                _reading.RunByHand(feed);
                break;
        }
    }

    void Pause(FeedLife feed)
    {
        if (feed.IsPaused || feed.IsGone) return;
        feed.IsPaused = true;
        Tell(new Paused(When, feed.Number));
        if (!_chance.OneIn(6)) After(_chance.Spread(5 * Minute, 6 * Day), () => LetGoOn(feed));
    }

    void LetGoOn(FeedLife feed)
    {
        if (!feed.IsPaused || feed.IsGone) return;
        feed.IsPaused = false;
        Tell(new LetGoOn(When, feed.Number));
        _reading.Start(feed);
    }

    void Reschedule(FeedLife feed)
    {
        var planned = _chance.OneIn(5) ? null : Plan();
        if (feed.Planned?.Schedule.Plain() == planned?.Schedule.Plain()) return;
        (feed.Planned, feed.Slots) = (planned, null);
        feed.Slots = Slots(feed);
        Tell(new Rescheduled(When, feed.Number, planned));
        _reading.Start(feed);
    }
}
