using static Portal.Tests.Deep.Freshness.Worlds.Happening;

namespace Portal.Tests.Deep.Freshness.Worlds;

/// <summary>How the feeds of a stream read: by their schedule and by hand, with all that goes wrong.</summary>
sealed class FeedReading(StreamLife life, Chance chance, bool isPunctual)
{
    const int MostRetries = 3;

    static readonly TimeSpan Second = TimeSpan.FromSeconds(1), Minute = TimeSpan.FromMinutes(1), Hour = TimeSpan.FromHours(1), Day = TimeSpan.FromDays(1);

    /// <summary>Its slots begin here.</summary>
    public void Start(FeedLife feed)
    {
        if (feed.Listens) return;
        feed.LastSlot = life.Now;
        feed.Plan++;
        if (feed.Planned is null) PlanByHand(feed, feed.Plan);
        else Plan(feed, isPunctual || chance.OneIn(2) ? TimeSpan.Zero : Jitter());
    }

    public void RunByHand(FeedLife feed)
    {
        if (!feed.IsInPass && !feed.IsGone && !feed.Listens) Begin(feed);
    }

    void PlanByHand(FeedLife feed, int plan) => life.After(chance.Spread(Hour, 6 * Day), () =>
    {
        if (feed.Plan != plan || feed.IsGone) return;
        RunByHand(feed);
        PlanByHand(feed, plan);
    });

    void Plan(FeedLife feed, TimeSpan wait)
    {
        var plan = ++feed.Plan;
        life.After(wait, () =>
        {
            if (feed.Plan == plan) Due(feed);
        });
    }

    void PlanNext(FeedLife feed)
    {
        if (feed.IsGone || feed.IsPaused || feed.Slots?.After(life.Now) is not { } slot) return;
        feed.LastSlot = slot;
        Plan(feed, feed.LastSlot - life.Now + Jitter());
    }

    TimeSpan Jitter() => isPunctual ? TimeSpan.Zero : chance.Between(TimeSpan.Zero, 90 * Second);

    void Due(FeedLife feed)
    {
        if (feed.IsGone || feed.IsPaused || feed.IsInPass) return;
        if (chance.OneIn(20)) PlanNext(feed);
        else Begin(feed);
    }

    void Begin(FeedLife feed)
    {
        feed.IsInPass = true;
        life.Tell(new PassBegun(life.When, feed.Number, ++feed.Pass));
        Read(feed);
    }

    void Read(FeedLife feed)
    {
        feed.ReadsSince = life.Now;
        var longest = chance.OneIn(15) ? 2 * Hour : Minute + ((feed.Every ?? Hour) / 3);
        life.After(chance.Spread(Second, longest), () => End(feed));
    }

    void End(FeedLife feed)
    {
        if (feed.IsGone) return;
        if (life.WasOffSince(feed.ReadsSince) || chance.OneIn(25)) CutShort(feed);
        else if (life.IsSourceDown || chance.OneIn(14)) Fail(feed);
        else Finish(feed);
    }

    void CutShort(FeedLife feed)
    {
        life.Tell(new PassCutShort(life.When, feed.Number, feed.Pass));
        if (chance.OneIn(4))
        {
            feed.IsInPass = false;
            PlanNext(feed);
            return;
        }

        life.After(chance.Spread(Second, 3 * Hour), () =>
        {
            if (feed.IsGone) return;
            life.Tell(new PassResumed(life.When, feed.Number, feed.Pass));
            Read(feed);
        });
    }

    void Fail(FeedLife feed)
    {
        life.Tell(new PassFailed(life.When, feed.Number, feed.Pass));
        feed.IsInPass = false;
        if (feed.Retries++ < MostRetries)
        {
            Plan(feed, chance.Between(20 * Second, 10 * Minute));
            return;
        }

        feed.Retries = 0;
        PlanNext(feed);
    }

    void Finish(FeedLife feed)
    {
        (feed.IsInPass, feed.Retries) = (false, 0);
        if (chance.OneIn(15)) life.Tell(new PassDoubted(life.When, feed.Number, feed.Pass));
        else Succeed(feed);
        PlanNext(feed);
    }

    void Succeed(FeedLife feed)
    {
        var removals = chance.Below(50) switch { 0 => Removals.Wait, < 20 => Removals.Done, _ => Removals.NotLookedAt };
        life.Tell(new PassGood(life.When, feed.Number, feed.Pass, feed.Lag, removals));
        if (removals != Removals.NotLookedAt) feed.IsHeld = removals == Removals.Wait;
        if (feed.IsHeld && !chance.OneIn(4)) life.After(chance.Spread(5 * Minute, 3 * Day), () => Decide(feed));
    }

    void Decide(FeedLife feed)
    {
        if (!feed.IsHeld || feed.IsGone) return;
        feed.IsHeld = false;
        life.Tell(new RemovalsDecided(life.When, feed.Number));
    }
}
