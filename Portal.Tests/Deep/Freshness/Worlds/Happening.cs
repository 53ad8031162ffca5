namespace Portal.Tests.Deep.Freshness.Worlds;

/// <summary>Something that really happened to a stream. Everything a verdict may be made of is in these.</summary>
abstract record Happening(Stamp When)
{
    public abstract record OfFeed(Stamp When, long Feed) : Happening(When);

    public sealed record FeedMade(Stamp When, long Feed, bool Listens, Planned? Planned, TimeSpan? Window) : OfFeed(When, Feed);

    public sealed record FeedRemoved(Stamp When, long Feed) : OfFeed(When, Feed);

    /// <summary>A person gave it another schedule, or none.</summary>
    public sealed record Rescheduled(Stamp When, long Feed, Planned? Planned) : OfFeed(When, Feed);

    public sealed record Paused(Stamp When, long Feed) : OfFeed(When, Feed);

    public sealed record LetGoOn(Stamp When, long Feed) : OfFeed(When, Feed);

    public sealed record PassBegun(Stamp When, long Feed, long Pass) : OfFeed(When, Feed);

    /// <summary>What it read so far is kept, and somebody may go on with it.</summary>
    public sealed record PassCutShort(Stamp When, long Feed, long Pass) : OfFeed(When, Feed);

    public sealed record PassResumed(Stamp When, long Feed, long Pass) : OfFeed(When, Feed);

    public sealed record PassFailed(Stamp When, long Feed, long Pass) : OfFeed(When, Feed);

    /// <summary>It read so little that it proves nothing.</summary>
    public sealed record PassDoubted(Stamp When, long Feed, long Pass) : OfFeed(When, Feed);

    public sealed record PassGood(Stamp When, long Feed, long Pass, TimeSpan Lag, Removals Removals) : OfFeed(When, Feed);

    /// <summary>A person approved the removals that waited, or left the records.</summary>
    public sealed record RemovalsDecided(Stamp When, long Feed) : OfFeed(When, Feed);

    /// <summary>A listener was sent a record.</summary>
    public sealed record Message(Stamp When, long Feed, int Record) : OfFeed(When, Feed);

    /// <summary>A person cleared the stream: what was read is gone, and all of it is read again.</summary>
    public sealed record Cleared(Stamp When) : Happening(When);

    /// <summary>The clock of the machine was set forward or back.</summary>
    public sealed record ClockSet(Stamp When) : Happening(When);
}
