using Portal.Tests.Deep.Freshness.Worlds;
using static Portal.Tests.Deep.Freshness.Worlds.Happening;

namespace Portal.Tests.Deep.Freshness.Oracles;

/// <summary>Looks back through what really happened, each time from the end, for what the definition asks about.</summary>
sealed class Looking(IReadOnlyList<Happening> history, Func<FeedMade, Planned, SlotWalk> slots)
{
    /// <summary>The feeds that are there after so many happenings.</summary>
    public IReadOnlyList<FeedSeen> Feeds(int many) =>
        [.. history.Take(many).OfType<FeedMade>().Where(made => Last(many, one => one is FeedRemoved && IsOf(one, made.Feed)) is null).Select(made => Feed(made, many))];

    public DateTimeOffset? Heard(int record, int many) => Last(many, one => one is Message message && message.Record == record)?.When.At;

    FeedSeen Feed(FeedMade made, int many)
    {
        var begun = default(DateTimeOffset?);
        var good = Last(many, one => (one is PassGood && IsOf(one, made.Feed)) || one is Cleared) as PassGood;
        if (good is not null) begun = Last(many, one => one is PassBegun pass && pass.Feed == made.Feed && pass.Pass == good.Pass)!.When.At;
        return new FeedSeen(made.Feed)
        {
            Listens = made.Listens,
            Window = made.Window,
            Made = made.When.At,
            Slots = (Last(many, one => one is Rescheduled && IsOf(one, made.Feed)) is Rescheduled changed ? changed.Planned : made.Planned) is { } planned ? slots(made, planned) : null,
            ScheduledAt = (Last(many, one => one is Rescheduled or LetGoOn && IsOf(one, made.Feed)) ?? made).When.At,
            IsPaused = Last(many, one => one is Paused or LetGoOn && IsOf(one, made.Feed)) is Paused,
            IsHeld = Last(many, one => one is Cleared
                || (IsOf(one, made.Feed) && one is RemovalsDecided or PassGood { Removals: not Removals.NotLookedAt })) is PassGood { Removals: Removals.Wait },
            Begun = begun,
            Verified = begun - good?.Lag,
            Heard = Last(many, one => one is Message && IsOf(one, made.Feed))?.When.At,
        };
    }

    static bool IsOf(Happening one, long feed) => one is OfFeed of && of.Feed == feed;

    Happening? Last(int many, Func<Happening, bool> what)
    {
        for (var i = many - 1; i >= 0; i--)
        {
            if (what(history[i])) return history[i];
        }

        return null;
    }
}
