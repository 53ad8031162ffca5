using Portal.Engine.Freshness;
using Portal.Tests.Deep.Freshness.Worlds;

namespace Portal.Tests.Deep.Freshness.Oracles;

/// <summary>What docs/freshness.md says, sentence by sentence, of a stream with these feeds, or of a record in it.</summary>
sealed class Standing
{
    /// <summary>A limit that is farther than the oracle walks.</summary>
    public static readonly DateTimeOffset Far = DateTimeOffset.MaxValue;

    static readonly TimeSpan LeastGrace = TimeSpan.FromMinutes(2), MostGrace = TimeSpan.FromHours(1);

    readonly IReadOnlyList<FeedSeen> _feeds;
    readonly Promise _promise;
    readonly WallWalk? _walk;

    public Standing(IReadOnlyList<FeedSeen> feeds, Promised promised, WallWalk? walk, DateTimeOffset? heard)
    {
        (_feeds, _promise, _walk) = (feeds, promised.Promise, walk);
        var latestVerified = feeds.Where(feed => !feed.Listens).Max(feed => feed.Verified);
        VerifiedAt = heard is { } own ? Later(own, latestVerified)
            : feeds.Count > 0 && feeds.All(feed => feed.Listens) ? feeds.Max(feed => feed.Heard)
            : latestVerified;
        ExpectedBy = DueBy();
        StaleAfter = VerifiedAt is { } verified && _promise.Tolerance is { } tolerance
            ? (_promise.AgeIsWorkingTime ? LastWithin(verified, tolerance) : verified + tolerance)
            : null;
    }

    public DateTimeOffset? VerifiedAt { get; }

    public DateTimeOffset? ExpectedBy { get; }

    public DateTimeOffset? StaleAfter { get; }

    public Finding At(DateTimeOffset now)
    {
        if (VerifiedAt is not { } verified) return new(Verdict.Unknown, Reason.NeverVerified);
        if (_promise.Tolerance is { } tolerance && Age(verified, now) > tolerance) return new(Verdict.Stale, Reason.TooOld);
        if (_feeds.Any(feed => feed.IsHeld)) return new(Verdict.Unknown, Reason.RemovalsWait);
        if (IsPaused) return new(Verdict.Unknown, Reason.Paused);
        var isPastDue = now > ExpectedBy;
        if (_feeds.All(feed => feed.Listens) && isPastDue) return new(Verdict.Unknown, Reason.Silent);
        if (ExpectedBy is null && StaleAfter is null) return new(Verdict.Unknown, Reason.NothingPromised);
        return isPastDue ? new(Verdict.Late, Reason.Overdue) : new(Verdict.Fresh, Reason.InTime);
    }

    bool IsPaused
    {
        get
        {
            FeedSeen[] byThemselves = [.. _feeds.Where(feed => feed.RunsByItself)];
            return byThemselves.Length > 0 ? byThemselves.All(feed => feed.IsPaused) : _feeds.Count > 0 && _feeds.All(feed => feed.IsPaused);
        }
    }

    TimeSpan Age(DateTimeOffset verified, DateTimeOffset now) =>
        _promise.AgeIsWorkingTime && _walk is not null ? _walk.Worked(verified, now)!.Value
        : now > verified ? now - verified
        : TimeSpan.Zero;

    DateTimeOffset? DueBy()
    {
        // One that only listens was never begun and has no slots.
        if (_feeds.Count > 0 && _feeds.All(feed => feed.Listens))
            return _feeds.Where(feed => !feed.IsPaused && feed.Heard is not null && feed.Window is not null).Min(feed => (DateTimeOffset?)LastWithin(feed.Heard!.Value, feed.Window!.Value));

        var begun = _feeds.Max(feed => feed.Begun);
        if (_promise.Within is { } within) return begun is { } then ? InTime(then + within, within) : null;
        return _feeds
            .Where(feed => !feed.Listens && feed.Slots is not null && !feed.IsPaused)
            .Min(feed => (DateTimeOffset?)DueBy(feed, feed.Slots!, begun));
    }

    DateTimeOffset DueBy(FeedSeen feed, SlotWalk slots, DateTimeOffset? begun)
    {
        var slot = begun is null || (feed.Begun is null && feed.Made > begun) ? slots.OfNew() : slots.After(begun.Value);
        if (slot is not { } at) return Far;
        return InTime(Later(at, feed.ScheduledAt), slots.After(at) - at ?? MostGrace * 10);
    }

    /// <summary>The last moment that is in time for what is due again so much later.</summary>
    DateTimeOffset InTime(DateTimeOffset due, TimeSpan every)
    {
        var usual = every / 10;
        var grace = _promise.Grace ?? (usual < LeastGrace ? LeastGrace : usual > MostGrace ? MostGrace : usual);
        if (_walk is null) return due + grace;
        return _walk.Next(due) is { } worked ? LastWithin(worked, grace) : Far;
    }

    DateTimeOffset LastWithin(DateTimeOffset since, TimeSpan span) => _walk is null ? since + span : _walk.LastWithin(since, span) ?? Far;

    static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset? other) => other > one ? other.Value : one;
}
