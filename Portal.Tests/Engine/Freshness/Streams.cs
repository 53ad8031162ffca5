using Portal.Engine.Freshness;
using Portal.Engine.Sources.Schedules;

namespace Portal.Tests.Engine.Freshness;

/// <summary>Streams for tests, around the noon of Monday, March 2, 2026.</summary>
static class Streams
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static readonly Finding
        Fresh = new(Verdict.Fresh, Reason.InTime),
        Late = new(Verdict.Late, Reason.Overdue),
        Stale = new(Verdict.Stale, Reason.TooOld),
        NeverVerified = new(Verdict.Unknown, Reason.NeverVerified),
        Paused = new(Verdict.Unknown, Reason.Paused);

    /// <summary>Made the day before; its last good pass began at noon.</summary>
    public static FeedFacts Hourly { get; } = new()
    {
        Feed = 1,
        Timetable = Each(Hours(1)),
        CreatedAt = Noon.AddDays(-1),
        ScheduledAt = Noon.AddDays(-1),
        Begun = Noon,
        Verified = Noon,
        Since = Noon.AddMinutes(1),
    };

    /// <summary>Heard last at noon; eight hours of silence are believed.</summary>
    public static FeedFacts Hook { get; } = new()
    {
        Feed = 1,
        Listens = true,
        Window = Hours(8),
        Heard = Noon,
        CreatedAt = Noon.AddDays(-1),
        ScheduledAt = Noon.AddDays(-1),
    };

    /// <summary>Its slots are counted from noon.</summary>
    public static Timetable Each(TimeSpan every) => new Steady(every, Noon);

    public static StreamFacts Stream(params FeedFacts[] feeds) => new(1, feeds);

    public static TimeSpan Hours(double hours) => TimeSpan.FromHours(hours);
}
