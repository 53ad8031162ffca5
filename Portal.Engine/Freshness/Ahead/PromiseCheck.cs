using Portal.Engine.Freshness.Watching;

namespace Portal.Engine.Freshness.Ahead;

/// <summary>Tells whether a promise can be kept at all: a weekly schedule keeps no daily tolerance, however well it runs.</summary>
public static class PromiseCheck
{
    static readonly TimeSpan Ahead = TimeSpan.FromDays(28);

    const int MostSlots = 28 * 24;

    /// <summary>Goes through the coming weeks as if everything was read at its slot.</summary>
    /// <returns>The first time at which it would be stale all the same, of the stream or of its fields; null if it never is.</returns>
    public static Shortfall? Of(StreamPlan plan, StreamFacts facts, DateTimeOffset now) => plan.Promises.Keys.Prepend(null)
        .Select(field => Of(plan.PromiseOf(field), field, facts, now))
        .FirstOrDefault(shortfall => shortfall is not null);

    /// <summary>The same of one promise, whoever makes it.</summary>
    public static Shortfall? Of(Promise promise, string? field, StreamFacts facts, DateTimeOffset now)
    {
        promise = promise with { Grace = TimeSpan.Zero };
        if (promise.Tolerance is null || facts.Feeds.Where(feed => feed is { Listens: false, Every: not null }).Min(feed => feed.Every) is not { } every) return null;
        var step = every > Ahead / MostSlots ? every : Ahead / MostSlots;
        for (var at = now; at <= now + Ahead + every; at += step)
        {
            var limits = ReadAt(facts, at).Under(promise);
            if (limits.StaleAfter < limits.ExpectedBy) return new Shortfall(field, limits.StaleAfter.Value, limits.ExpectedBy.Value);
        }

        return null;
    }

    /// <summary>As if all its feeds had just read it, with the lag they had last.</summary>
    static StreamFacts ReadAt(StreamFacts facts, DateTimeOffset at) => facts with
    {
        Feeds = [.. facts.Feeds.Select(feed => feed with { Begun = at, Verified = at - (feed.Begun - feed.Verified ?? TimeSpan.Zero), PausedAt = null, IsHeld = false })],
    };
}
