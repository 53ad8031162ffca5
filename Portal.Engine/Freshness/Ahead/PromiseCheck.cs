using Portal.Engine.Freshness.Watching;
using Portal.Engine.Sources.Schedules;

namespace Portal.Engine.Freshness.Ahead;

/// <summary>Tells whether a promise can be kept at all: a weekly schedule keeps no daily tolerance, however well it runs.</summary>
public static class PromiseCheck
{
    static readonly TimeSpan Ahead = TimeSpan.FromDays(28), Hour = TimeSpan.FromHours(1), Minute = TimeSpan.FromMinutes(1);

    /// <summary>Goes through the coming weeks as if everything was read at its slot.</summary>
    /// <returns>The first time at which it would be stale all the same, of the stream or of its fields; null if it never is.</returns>
    public static Shortfall? Of(StreamPlan plan, StreamFacts facts, DateTimeOffset now) => plan.Promises.Keys.Prepend(null)
        .Select(field => Of(plan.PromiseOf(field), field, facts, now))
        .FirstOrDefault(shortfall => shortfall is not null);

    /// <summary>The same of one promise, whoever makes it.</summary>
    public static Shortfall? Of(Promise promise, string? field, StreamFacts facts, DateTimeOffset now)
    {
        promise = promise with { Grace = TimeSpan.Zero };
        Timetable[] timetables = [.. facts.Feeds.Where(feed => !feed.Listens).Select(feed => feed.Timetable).OfType<Timetable>()];
        if (promise.Tolerance is null || timetables.Length == 0) return null;
        for (DateTimeOffset? slot = now; slot is { } at; slot = timetables.Min(timetable => Soon(timetable, at)))
        {
            var limits = ReadAt(facts, at).Under(promise);
            if (limits.StaleAfter < limits.ExpectedBy) return new Shortfall(field, limits.StaleAfter.Value, limits.ExpectedBy.Value);
            if (at > now + Ahead) return null;
        }

        return null;
    }

    /// <summary>The next slot that is worth a look: those of an even interval are all alike, but for the calendar of the promise.</summary>
    static DateTimeOffset? Soon(Timetable timetable, DateTimeOffset at) => timetable.Next(at.Plus(timetable is Steady ? Hour : Minute).AddTicks(-1));

    /// <summary>As if all its feeds had just read it, with the lag they had last.</summary>
    static StreamFacts ReadAt(StreamFacts facts, DateTimeOffset at) => facts with
    {
        Feeds = [.. facts.Feeds.Select(feed => feed with { Begun = at, Verified = at - (feed.Begun - feed.Verified ?? TimeSpan.Zero), PausedAt = null, IsHeld = false })],
    };
}
