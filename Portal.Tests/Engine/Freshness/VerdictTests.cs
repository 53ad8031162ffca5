using Portal.Engine.Freshness;
using static Portal.Tests.Engine.Freshness.Streams;

namespace Portal.Tests.Engine.Freshness;

/// <summary>One clear example of each row of the table of verdicts, and of how rows stand to each other.</summary>
public sealed class VerdictTests
{
    static readonly Promise Daily = new() { Tolerance = Hours(24) };

    [Fact]
    public void What_nobody_ever_looked_at_is_unknown()
    {
        Assert.Equal(NeverVerified, Stream(Hourly with { Begun = null, Verified = null }).Under(Daily).At(Noon));
        Assert.Equal(NeverVerified, Stream().Under(Daily).At(Noon));
        Assert.Equal(NeverVerified, Stream(Hook with { Heard = null }).Under(Daily).At(Noon));
    }

    [Fact]
    public void What_is_older_than_the_business_accepts_is_stale_and_not_a_moment_before()
    {
        var limits = Stream(Hourly).Under(Daily);

        Assert.Equal(Noon.AddHours(24), limits.StaleAfter);
        Assert.Equal(Late, limits.At(Noon.AddHours(24)));
        Assert.Equal(Stale, limits.At(Noon.AddHours(24).AddMicroseconds(1)));
    }

    [Fact]
    public void Where_removals_wait_for_a_person_nobody_can_say() =>
        Assert.Equal(new Finding(Verdict.Unknown, Reason.RemovalsWait), Stream(Hourly, Hourly with { Feed = 2, IsHeld = true }).Under(Daily).At(Noon));

    [Fact]
    public void Where_all_that_would_look_is_paused_nobody_can_say()
    {
        var byHand = Hourly with { Feed = 2, Timetable = null };
        FeedFacts paused = Hourly with { PausedAt = Noon }, silenced = Hook with { Feed = 3, PausedAt = Noon };

        Assert.Equal(Paused, Stream(paused).Under(Daily).At(Noon));
        Assert.Equal(Paused, Stream(paused, silenced, byHand).Under(Daily).At(Noon));
        Assert.Equal(Paused, Stream(byHand with { PausedAt = Noon }).Under(Daily).At(Noon));
        Assert.Equal(Fresh, Stream(paused, Hourly with { Feed = 2 }).Under(Daily).At(Noon));
        Assert.Equal(Fresh, Stream(byHand, byHand with { Feed = 3, PausedAt = Noon }).Under(Daily).At(Noon));
    }

    [Fact]
    public void What_only_listens_and_hears_nothing_for_longer_than_is_believed_is_unknown()
    {
        var limits = Stream(Hook).Under(Daily);

        Assert.Equal(Fresh, limits.At(Noon.AddHours(8)));
        Assert.Equal(new Finding(Verdict.Unknown, Reason.Silent), limits.At(Noon.AddHours(8).AddMicroseconds(1)));
    }

    [Fact]
    public void Where_nothing_is_due_and_nobody_said_how_old_it_may_be_nobody_can_say() =>
        Assert.Equal(new Finding(Verdict.Unknown, Reason.NothingPromised), Stream(Hourly with { Timetable = null }).Under(new Promise()).At(Noon));

    [Fact]
    public void What_was_not_looked_at_when_it_was_due_is_late()
    {
        var limits = Stream(Hourly).Under(Daily);

        // An hour, and a tenth of it for grace.
        Assert.Equal(Noon.AddMinutes(66), limits.ExpectedBy);
        Assert.Equal(Fresh, limits.At(Noon.AddMinutes(66)));
        Assert.Equal(Late, limits.At(Noon.AddMinutes(66).AddMicroseconds(1)));
    }

    [Fact]
    public void Otherwise_it_is_fresh() => Assert.Equal(Fresh, Stream(Hourly).Under(new Promise()).At(Noon));

    [Fact]
    public void Stale_stands_before_the_reasons_not_to_know()
    {
        var old = Noon.AddHours(25);

        Assert.Equal(Stale, Stream(Hourly with { PausedAt = Noon }).Under(Daily).At(old));
        Assert.Equal(Stale, Stream(Hourly with { IsHeld = true }).Under(Daily).At(old));
        Assert.Equal(Stale, Stream(Hook).Under(Daily).At(old));
    }

    [Fact]
    public void With_time_alone_a_verdict_changes_only_at_its_limits()
    {
        var limits = Stream(Hourly).Under(Daily);

        Assert.Equal(limits.ExpectedBy, limits.NextChange(Noon));
        Assert.Equal(limits.StaleAfter, limits.NextChange(Noon.AddHours(2)));
        Assert.Null(limits.NextChange(Noon.AddHours(25)));
        Assert.Equal(limits.StaleAfter, Stream(Hourly with { PausedAt = Noon }).Under(Daily).NextChange(Noon));
        Assert.Null(Stream(Hourly with { IsHeld = true }).Under(new Promise()).NextChange(Noon));
        // What is stale before it is due never is late.
        Assert.Equal(Noon.AddMinutes(5), Stream(Hourly).Under(new Promise { Tolerance = TimeSpan.FromMinutes(5) }).NextChange(Noon));
    }

    [Fact]
    public void Of_two_the_worse_counts()
    {
        Finding[] fromBest = [Fresh, Late, NeverVerified, Stale];
        for (var better = 0; better < fromBest.Length; better++)
        {
            foreach (var worse in fromBest[better..])
            {
                Assert.Equal(worse, fromBest[better].OrWorse(worse));
                Assert.Equal(worse, worse.OrWorse(fromBest[better]));
            }
        }
    }

    [Fact]
    public void What_no_stream_brings_is_unknown_and_stays_so()
    {
        Assert.Equal(new Finding(Verdict.Unknown, Reason.NothingBringsIt), Limits.NothingBringsIt.At(Noon));
        Assert.Null(Limits.NothingBringsIt.NextChange(Noon));
    }
}
