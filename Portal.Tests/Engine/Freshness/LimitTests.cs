using Portal.Engine.Calendars;
using Portal.Engine.Freshness;
using Portal.Engine.Sources.Schedules;
using Portal.Tests.Engine.Calendars;
using static Portal.Tests.Engine.Freshness.Streams;

namespace Portal.Tests.Engine.Freshness;

/// <summary>The two clocks and the two limits, sentence by sentence.</summary>
public sealed class LimitTests
{
    static readonly Promise None = new();

    static readonly WorkingTime Office = new WeeklyTime(Weeks.Office("UTC"));

    static readonly DateTimeOffset NineOnTuesday = Noon.AddHours(21);

    [Fact]
    public void Verified_is_the_latest_of_the_feeds_that_read()
    {
        var earlier = Hourly with { Feed = 2, Begun = Noon.AddHours(-1), Verified = Noon.AddHours(-1) };

        Assert.Equal(Noon, Stream(earlier, Hourly).Under(None).VerifiedAt);
        // What a listener heard says nothing of the stream if anything reads it.
        Assert.Equal(Noon.AddHours(-1), Stream(earlier, Hook).Under(None).VerifiedAt);
    }

    [Fact]
    public void Verified_is_the_latest_heard_if_all_listen() =>
        Assert.Equal(Noon, Stream(Hook, Hook with { Feed = 2, Heard = Noon.AddHours(-3) }).Under(None).VerifiedAt);

    [Fact]
    public void A_record_is_as_old_as_its_own_last_message_or_the_last_good_pass()
    {
        Assert.Equal(Noon.AddHours(-5), Stream(Hook).Under(None, heard: Noon.AddHours(-5)).VerifiedAt);
        Assert.Equal(Noon, Stream(Hook, Hourly with { Feed = 2 }).Under(None, heard: Noon.AddHours(-5)).VerifiedAt);
        Assert.Equal(Noon.AddHours(1), Stream(Hook, Hourly with { Feed = 2 }).Under(None, heard: Noon.AddHours(1)).VerifiedAt);
    }

    [Fact]
    public void Age_begins_at_verified_and_a_slot_at_begun()
    {
        var limits = Stream(Hourly with { Verified = Noon.AddMinutes(-3) }).Under(new Promise { Tolerance = Hours(2) });

        Assert.Equal(Noon.AddMinutes(117), limits.StaleAfter);
        Assert.Equal(Noon.AddMinutes(66), limits.ExpectedBy);
    }

    [Fact]
    public void Within_counts_from_begun_whatever_the_slots_are() =>
        Assert.Equal(Noon.AddHours(5.5), Stream(Hourly).Under(new Promise { Within = Hours(5) }).ExpectedBy);

    [Fact]
    public void A_grace_is_a_tenth_but_two_minutes_at_least_and_an_hour_at_most()
    {
        Assert.Equal(Noon.AddMinutes(7), Stream(Hourly with { Timetable = Each(TimeSpan.FromMinutes(5)) }).Under(None).ExpectedBy);
        Assert.Equal(Noon.AddHours(4.4), Stream(Hourly with { Timetable = Each(Hours(4)) }).Under(None).ExpectedBy);
        Assert.Equal(Noon.AddHours(25), Stream(Hourly with { Timetable = Each(Hours(24)) }).Under(None).ExpectedBy);
        Assert.Equal(Noon.AddHours(1), Stream(Hourly).Under(new Promise { Grace = TimeSpan.Zero }).ExpectedBy);
    }

    [Fact]
    public void A_feed_is_due_at_its_first_slot_after_the_stream_was_last_looked_at()
    {
        var other = Hourly with { Feed = 2, Timetable = Each(Hours(24)), Begun = Noon.AddMinutes(90), Verified = Noon.AddMinutes(90) };
        Assert.Equal(Noon.AddMinutes(126), Stream(Hourly, other).Under(None).ExpectedBy);

        // Just at a slot: the next one counts.
        Assert.Equal(Noon.AddMinutes(186), Stream(Hourly, other with { Begun = Noon.AddHours(2) }).Under(None).ExpectedBy);

        // One that never had a good pass has its slots from when it was made.
        var never = Hourly with { Begun = null, Verified = null, CreatedAt = Noon.AddMinutes(-30), Timetable = new Steady(Hours(1), Noon.AddMinutes(-30)) };
        Assert.Equal(Noon.AddMinutes(156), Stream(never, other with { Begun = Noon.AddMinutes(90) }).Under(None).ExpectedBy);
    }

    [Fact]
    public void The_earliest_of_the_feeds_is_the_streams_and_a_paused_one_is_not_due()
    {
        var daily = Hourly with { Feed = 2, Timetable = Each(Hours(24)) };

        Assert.Equal(Noon.AddMinutes(66), Stream(daily, Hourly).Under(None).ExpectedBy);
        Assert.Equal(Noon.AddHours(25), Stream(daily, Hourly with { PausedAt = Noon }).Under(None).ExpectedBy);
    }

    [Fact]
    public void It_is_due_no_earlier_than_it_was_scheduled_or_let_go_on() =>
        Assert.Equal(Noon.AddMinutes(306), Stream(Hourly with { ScheduledAt = Noon.AddHours(5) }).Under(None).ExpectedBy);

    [Fact]
    public void What_was_never_looked_at_is_due_when_its_feed_was_made()
    {
        var never = Hourly with { Begun = null, Verified = null, CreatedAt = Noon, ScheduledAt = Noon };
        Assert.Equal(Noon.AddMinutes(6), Stream(never).Under(None).ExpectedBy);

        // A record that was sent to a stream that nobody ever looked at.
        Assert.Equal(Late, Stream(Hook, never with { Feed = 2 }).Under(None, heard: Noon).At(Noon.AddMinutes(7)));
    }

    [Fact]
    public void A_due_outside_of_working_time_moves_to_where_work_begins_and_its_grace_is_worked()
    {
        // Due at 17:00, where work ends.
        var evening = Stream(Hourly with { Timetable = Each(Hours(5)) }).Under(None with { Calendar = Office });
        Assert.Equal(NineOnTuesday.AddMinutes(30), evening.ExpectedBy);

        // Due at 16:45: a quarter of an hour of grace today, the other tomorrow.
        var late = Stream(Hourly with { Timetable = Each(Hours(4.75)) }).Under(new Promise { Calendar = Office, Grace = Hours(0.5) });
        Assert.Equal(NineOnTuesday.AddMinutes(15), late.ExpectedBy);
    }

    [Fact]
    public void A_window_is_worked_and_the_earliest_of_those_that_are_not_paused_counts()
    {
        var worked = Stream(Hook with { Window = Hours(6) }).Under(None with { Calendar = Office });
        Assert.Equal(NineOnTuesday.AddHours(1), worked.ExpectedBy);

        var deaf = Hook with { Feed = 2, Heard = Noon.AddHours(-2) };
        Assert.Equal(Noon.AddHours(6), Stream(Hook, deaf).Under(None).ExpectedBy);
        Assert.Equal(Noon.AddHours(8), Stream(Hook, deaf with { PausedAt = Noon }).Under(None).ExpectedBy);
        Assert.Null(Stream(Hook with { Window = null }).Under(None).ExpectedBy);
    }

    [Fact]
    public void Age_is_measured_in_working_time_where_that_is_promised()
    {
        var promise = new Promise { Tolerance = Hours(5), Calendar = Office };

        Assert.Equal(Noon.AddHours(5), Stream(Hourly).Under(promise).StaleAfter);
        // Used up at 17:00, it lasts until 9:00.
        Assert.Equal(NineOnTuesday, Stream(Hourly).Under(promise with { AgeIsWorkingTime = true }).StaleAfter);
    }

    [Fact]
    public void If_nothing_is_due_there_is_no_limit()
    {
        Assert.Null(Stream(Hourly with { Timetable = null }).Under(None).ExpectedBy);
        Assert.Null(Stream(Hourly with { PausedAt = Noon }).Under(None).ExpectedBy);
        Assert.Null(Stream(Hourly).Under(None).StaleAfter);
    }

    [Fact]
    public void A_clock_that_was_set_back_makes_nothing_younger_than_new()
    {
        var limits = Stream(Hourly).Under(new Promise { Tolerance = Hours(24) });

        Assert.Equal(Fresh, limits.At(Noon.AddDays(-2)));
        Assert.Equal(TimeSpan.Zero, limits.Age(Noon.AddDays(-2)));
    }
}
