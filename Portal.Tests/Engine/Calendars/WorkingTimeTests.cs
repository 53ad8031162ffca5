using Portal.Engine.Calendars;
using static Portal.Tests.Engine.Calendars.Weeks;

namespace Portal.Tests.Engine.Calendars;

/// <summary>Working time, example by example. March 2, 2026 is a Monday.</summary>
public sealed class WorkingTimeTests
{
    static readonly DateOnly Monday = new(2026, 3, 2);

    static readonly WorkingTime Berlin = new WeeklyTime(Office());

    [Theory]
    [InlineData("2026-03-02T08:59:59+01:00", false)]
    [InlineData("2026-03-02T09:00+01:00", true)]
    [InlineData("2026-03-02T16:59:59+01:00", true)]
    [InlineData("2026-03-02T17:00+01:00", false)]
    [InlineData("2026-03-07T12:00+01:00", false)]
    public void The_end_of_working_hours_is_not_in_them(string moment, bool isWorked) => Assert.Equal(isWorked, Berlin.Includes(At(moment)));

    [Theory]
    [InlineData("2026-03-02T10:30+01:00", "2026-03-02T10:30+01:00")]
    [InlineData("2026-03-02T17:00+01:00", "2026-03-03T09:00+01:00")]
    [InlineData("2026-03-06T17:00+01:00", "2026-03-09T09:00+01:00")]
    public void Next_is_the_moment_itself_or_where_work_begins_again(string moment, string next) => Assert.Equal(At(next), Berlin.Next(At(moment)));

    [Fact]
    public void What_is_used_up_where_work_ends_lasts_until_it_begins_again()
    {
        Assert.Equal(At("2026-03-03T09:00+01:00"), Berlin.After(At("2026-03-02T16:00+01:00"), TimeSpan.FromHours(1)));
        Assert.Equal(At("2026-03-09T09:00+01:00"), Berlin.After(At("2026-03-06T09:00+01:00"), TimeSpan.FromHours(8)));
        Assert.Equal(At("2026-03-09T09:00+01:00"), Berlin.After(At("2026-03-07T12:00+01:00"), TimeSpan.Zero));
        Assert.Equal(At("2026-03-02T16:59+01:00"), Berlin.After(At("2026-03-02T16:00+01:00"), TimeSpan.FromMinutes(59)));
    }

    [Fact]
    public void A_split_shift_counts_without_its_break()
    {
        WorkingTime split = new WeeklyTime(EveryDay("Europe/Berlin", (8, 12), (13, 17)));

        Assert.Equal(TimeSpan.FromHours(2), split.Between(At("2026-03-02T11:00+01:00"), At("2026-03-02T14:00+01:00")));
        Assert.Equal(At("2026-03-02T14:00+01:00"), split.After(At("2026-03-02T11:00+01:00"), TimeSpan.FromHours(2)));
        Assert.Equal(At("2026-03-02T13:00+01:00"), split.After(At("2026-03-02T11:00+01:00"), TimeSpan.FromHours(1)));
    }

    [Fact]
    public void On_a_holiday_nobody_works_and_on_an_extra_day_they_do_though_it_is_a_holiday()
    {
        var week = Office() with { DaysOff = new HashSet<DateOnly> { Monday, Monday.AddDays(1) } };
        var extra = new Dictionary<DateOnly, IReadOnlyList<WorkSpan>> { [Monday.AddDays(1)] = Hours((10, 11)), [Monday.AddDays(5)] = Hours((9, 12)) };
        WorkingTime off = new WeeklyTime(week), worked = new WeeklyTime(week with { ExtraDays = extra });

        Assert.Equal(At("2026-03-04T09:00+01:00"), off.Next(At("2026-03-02T09:00+01:00")));
        Assert.Equal(At("2026-03-03T10:00+01:00"), worked.Next(At("2026-03-02T09:00+01:00")));
        Assert.Equal(TimeSpan.FromHours(1 + 24 + 3), worked.Between(At("2026-03-02T00:00+01:00"), At("2026-03-09T00:00+01:00")));
    }

    [Fact]
    public void A_whole_day_is_as_long_as_the_clock_makes_it()
    {
        WorkingTime days = new WeeklyTime(EveryDay("Europe/Berlin", (0, 24)));

        Assert.Equal(TimeSpan.FromHours(23), days.Between(At("2026-03-29T00:00+01:00"), At("2026-03-30T00:00+02:00")));
        Assert.Equal(TimeSpan.FromHours(25), days.Between(At("2026-10-25T00:00+02:00"), At("2026-10-26T00:00+01:00")));
        Assert.Equal(At("2026-03-05T06:00+01:00"), days.After(At("2026-03-02T06:00+01:00"), TimeSpan.FromDays(3)));
    }

    [Fact]
    public void An_hour_that_is_skipped_is_not_worked_and_one_that_comes_twice_is_worked_twice()
    {
        WorkingTime nights = new WeeklyTime(EveryDay("Europe/Berlin", (2, 3)));
        Assert.Equal(TimeSpan.Zero, nights.Between(At("2026-03-29T00:00+01:00"), At("2026-03-30T00:00+02:00")));
        Assert.Equal(At("2026-03-30T02:00+02:00"), nights.Next(At("2026-03-28T03:00+01:00")));
        Assert.Equal(TimeSpan.FromHours(2), nights.Between(At("2026-10-25T00:00+02:00"), At("2026-10-26T00:00+01:00")));

        WorkingTime half = new WeeklyTime(EveryDay("Europe/Berlin", (2, 2.5)));
        Assert.Equal(At("2026-10-25T02:00+01:00"), half.Next(At("2026-10-25T02:30+02:00")));
        Assert.Equal(At("2026-10-25T02:15+01:00"), half.After(At("2026-10-25T02:00+02:00"), TimeSpan.FromMinutes(45)));
    }

    [Fact]
    public void Lord_Howe_sets_its_clock_by_half_an_hour()
    {
        WorkingTime days = new WeeklyTime(EveryDay("Australia/Lord_Howe", (0, 24)));

        Assert.Equal(TimeSpan.FromHours(24.5), days.Between(At("2026-04-05T00:00+11:00"), At("2026-04-06T00:00+10:30")));
        Assert.Equal(TimeSpan.FromHours(23.5), days.Between(At("2026-10-04T00:00+10:30"), At("2026-10-05T00:00+11:00")));
    }

    [Fact]
    public void A_midnight_that_comes_twice_belongs_to_the_day_the_wall_shows()
    {
        // On Saturday, February 17, 2018, at midnight, Sao Paulo went back to 23:00 of the same Saturday.
        WorkingTime late = new WeeklyTime(On("America/Sao_Paulo", [DayOfWeek.Saturday], (23, 24)));

        Assert.Equal(TimeSpan.FromHours(2), late.Between(At("2018-02-17T12:00-02:00"), At("2018-02-18T12:00-03:00")));
    }

    [Fact]
    public void Between_is_never_less_than_nothing() =>
        Assert.Equal(TimeSpan.Zero, Berlin.Between(At("2026-03-03T10:00+01:00"), At("2026-03-02T10:00+01:00")));

    [Fact]
    public void It_reaches_far_ahead_and_ends_at_the_end_of_time_where_nobody_ever_works()
    {
        // Eight hours each Monday: 520 weeks of them.
        WorkingTime mondays = new WeeklyTime(On("UTC", [DayOfWeek.Monday], (9, 17)));
        Assert.Equal(At("2026-03-02T09:00").AddDays(7 * 520), mondays.After(At("2026-03-02T09:00"), TimeSpan.FromHours(8 * 520)));

        WorkingTime never = new WeeklyTime(On("UTC", [], (9, 17)));
        Assert.Equal(DateTimeOffset.MaxValue, never.Next(At("2026-03-02")));
        Assert.Equal(DateTimeOffset.MaxValue, never.After(At("2026-03-02"), TimeSpan.Zero));
        Assert.Equal(TimeSpan.Zero, never.Between(At("2026-03-02"), At("2027-03-02")));
    }

    [Fact]
    public void Without_a_calendar_every_moment_counts()
    {
        var moment = At("2026-03-07T23:00");

        Assert.True(WorkingTime.Always.Includes(moment));
        Assert.Equal(moment, WorkingTime.Always.Next(moment));
        Assert.Equal(moment.AddHours(30), WorkingTime.Always.After(moment, TimeSpan.FromHours(30)));
        Assert.Equal(TimeSpan.FromHours(30), WorkingTime.Always.Between(moment, moment.AddHours(30)));
    }
}
