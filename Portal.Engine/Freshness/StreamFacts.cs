using Portal.Engine.Calendars;
using Portal.Engine.Sources.Schedules;

namespace Portal.Engine.Freshness;

/// <summary>What is committed of a stream's feeds, and what is promised of it.</summary>
public sealed record StreamFacts(long Stream, IReadOnlyList<FeedFacts> Feeds)
{
    /// <summary>When something of it was last committed or decided; null of a stream without feeds.</summary>
    public DateTimeOffset? Decided => Feeds.Max(feed => (DateTimeOffset?)feed.Decided);

    /// <summary>What a verdict of the stream, of a record or of a field in it comes down to.</summary>
    /// <param name="promise">What is promised of it.</param>
    /// <param name="heard">Of a record in a stream that listens: when its own last message came.</param>
    public Limits Under(Promise promise, DateTimeOffset? heard = null)
    {
        var reading = Feeds.Where(feed => !feed.Listens).ToArray();
        var isHeard = reading.Length == 0;
        var verified = isHeard ? heard ?? Feeds.Max(feed => feed.Heard) : Latest(reading.Max(feed => feed.Verified), heard);
        var due = isHeard ? Silence(promise.Calendar) : Due(reading, reading.Max(feed => feed.Begun), promise);
        var stale = verified is { } at && promise.Tolerance is { } tolerance
            ? (promise.AgeIsWorkingTime ? promise.Calendar : WorkingTime.Always).After(at, tolerance)
            : (DateTimeOffset?)null;
        return new Limits(verified, due, stale, Hindrance(verified, due, stale), isHeard);
    }

    Reason Hindrance(DateTimeOffset? verified, DateTimeOffset? due, DateTimeOffset? stale) =>
        verified is null ? Reason.NeverVerified
        : Feeds.Any(feed => feed.IsHeld) ? Reason.RemovalsWait
        : IsPaused ? Reason.Paused
        : due is null && stale is null ? Reason.NothingPromised
        : Reason.InTime;

    bool IsPaused => Feeds.Any(feed => feed.RunsByItself)
        ? Feeds.All(feed => !feed.RunsByItself || feed.IsPaused)
        : Feeds.Count > 0 && Feeds.All(feed => feed.IsPaused);

    DateTimeOffset? Silence(WorkingTime calendar) => Feeds
        .Where(feed => !feed.IsPaused && feed is { Heard: not null, Window: not null })
        .Min(feed => (DateTimeOffset?)calendar.After(feed.Heard!.Value, feed.Window!.Value));

    static DateTimeOffset? Due(FeedFacts[] reading, DateTimeOffset? begun, Promise promise)
    {
        if (promise.Within is { } within) return begun is { } then ? InTime(then.Plus(within), promise.GraceOf(within), promise.Calendar) : null;
        return reading
            .Where(feed => feed is { Timetable: not null, IsPaused: false })
            .Min(feed => Expected(feed, feed.Timetable!, begun, promise));
    }

    /// <summary>The feed's first slot after the stream was last looked at, but no sooner than it was scheduled, and the grace of what is due again so much later.</summary>
    static DateTimeOffset? Expected(FeedFacts feed, Timetable timetable, DateTimeOffset? begun, Promise promise)
    {
        var first = begun is { } looked && (feed.Begun is not null || feed.CreatedAt <= looked) ? timetable.Next(looked) : timetable.First(feed.CreatedAt);
        if (first is not { } slot) return null;
        var grace = promise.GraceOf(timetable.Next(slot) - slot ?? TimeSpan.MaxValue);
        return InTime(slot > feed.ScheduledAt ? slot : feed.ScheduledAt, grace, promise.Calendar);
    }

    static DateTimeOffset InTime(DateTimeOffset due, TimeSpan grace, WorkingTime calendar) => calendar.After(calendar.Next(due), grace);

    static DateTimeOffset? Latest(DateTimeOffset? one, DateTimeOffset? other) => other > one || one is null ? other : one;
}
