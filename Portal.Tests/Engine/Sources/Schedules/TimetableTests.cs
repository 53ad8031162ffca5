using Portal.Engine.Calendars;
using Portal.Engine.Sources.Schedules;
using Portal.Tests.Deep.Freshness.Oracles;
using Portal.Tests.Deep.Freshness.Worlds;

namespace Portal.Tests.Engine.Sources.Schedules;

/// <summary>When schedules are due, against brute force over random ones, and by the days on which clocks are changed.</summary>
public sealed class TimetableTests
{
    const int Schedules = 60, Slots = 200;

    [Theory]
    // Put forward from 2:00 to 3:00, and back from 3:00 to 2:00.
    [InlineData("Europe/Zurich", "02:30", "2026-03-28T12:00Z", "2026-03-29T01:00Z", "2026-03-30T00:30Z")]
    [InlineData("Europe/Zurich", "02:30", "2026-10-24T12:00Z", "2026-10-25T00:30Z", "2026-10-26T01:30Z")]
    [InlineData("America/New_York", "02:15, 03:00", "2026-03-07T12:00Z", "2026-03-08T07:00Z", "2026-03-09T06:15Z")]
    [InlineData("America/New_York", "01:30", "2026-10-31T12:00Z", "2026-11-01T05:30Z", "2026-11-02T06:30Z")]
    // By half an hour.
    [InlineData("Australia/Lord_Howe", "02:10", "2026-10-03T00:00Z", "2026-10-03T15:30Z", "2026-10-04T15:10Z")]
    [InlineData("Australia/Lord_Howe", "01:45", "2026-04-04T00:00Z", "2026-04-04T14:45Z", "2026-04-05T15:15Z")]
    // A whole day that never was.
    [InlineData("Pacific/Apia", "08:00", "2011-12-29T10:00Z", "2011-12-29T18:00Z", "2011-12-30T10:00Z", "2011-12-30T18:00Z")]
    public void A_time_that_is_skipped_comes_when_there_is_one_and_one_that_comes_twice_comes_once(string zone, string times, string after, params string[] expected)
    {
        var timetable = Of(new Schedule { Kind = ScheduleKind.Daily, Times = times, Zone = zone });

        Assert.Equal(expected.Select(At), timetable.Slots(At(after), expected.Length));
    }

    [Fact]
    public void Cron_that_names_its_hours_runs_once_in_a_doubled_one_and_other_cron_goes_on()
    {
        var named = Of(new Schedule { Kind = ScheduleKind.Cron, Cron = "*/30 2 * * *", Zone = "Europe/Zurich" });
        Assert.Equal([At("2026-10-25T00:00Z"), At("2026-10-25T00:30Z"), At("2026-10-26T01:00Z")], named.Slots(At("2026-10-24T12:00Z"), 3));

        var each = Of(new Schedule { Kind = ScheduleKind.Cron, Cron = "*/30 * * * *", Zone = "Europe/Zurich" });
        Assert.Equal(Enumerable.Range(1, 10).Select(half => At("2026-10-24T23:00Z").AddMinutes(30 * half)), each.Slots(At("2026-10-24T23:00Z"), 10));
    }

    [Fact]
    public void In_working_hours_it_runs_more_often_than_otherwise_or_never_otherwise()
    {
        var week = new WorkWeek(TimeZoneInfo.Utc, Enum.GetValues<DayOfWeek>()[1..6].ToDictionary(day => day, IReadOnlyList<WorkSpan> (_) => [new(TimeSpan.FromHours(9), TimeSpan.FromHours(17))]), new HashSet<DateOnly>(), new Dictionary<DateOnly, IReadOnlyList<WorkSpan>>());
        var (inside, outside) = (new Steady(TimeSpan.FromHours(2), At("2026-03-02T00:00Z")), new Steady(TimeSpan.FromHours(6), At("2026-03-02T00:00Z")));

        Assert.Equal(
            [At("2026-03-06T14:00Z"), At("2026-03-06T16:00Z"), At("2026-03-06T18:00Z"), At("2026-03-07T00:00Z")],
            new ByWorkingTime(new WeeklyTime(week), inside, outside).Slots(At("2026-03-06T13:00Z"), 4));
        Assert.Equal(
            [At("2026-03-06T16:00Z"), At("2026-03-09T10:00Z")],
            new ByWorkingTime(new WeeklyTime(week), inside, null).Slots(At("2026-03-06T15:00Z"), 2));
        // Who always works has no other hours.
        Assert.Equal([At("2026-03-06T16:00Z"), At("2026-03-06T18:00Z")], new ByWorkingTime(WorkingTime.Always, inside, outside).Slots(At("2026-03-06T15:00Z"), 2));
    }

    [Fact]
    public void Feeds_of_one_interval_are_spread_over_it_and_each_stays_where_it_is()
    {
        var made = At("2026-03-02T10:00Z");
        var now = At("2026-03-05T10:00Z");
        var slots = Enumerable.Range(1, 200).Select(feed => Of(Schedule.Each(TimeSpan.FromMinutes(1)), feed, made).Next(now)!.Value).ToArray();

        // 200 in a minute: no more than 4 or 5 in the same second, whatever their numbers.
        Assert.InRange(slots.GroupBy(at => at.ToUnixTimeSeconds()).Max(second => second.Count()), 1, 5);
        Assert.Equal(slots, Enumerable.Range(1, 200).Select(feed => Of(Schedule.Each(TimeSpan.FromMinutes(1)), feed, made).Next(now.AddMinutes(5))!.Value.AddMinutes(-5)));
        // One that was just made is due, and then no sooner than after an interval.
        var one = Of(Schedule.Each(TimeSpan.FromDays(1)), 7, made);
        Assert.Equal(made, one.First(made));
        Assert.InRange(one.Next(made)!.Value, made.AddDays(1), made.AddDays(1).AddHours(1));
    }

    [Fact]
    public void Nothing_is_made_of_what_runs_only_when_asked_or_says_nothing()
    {
        Assert.Null(Schedule.WhenAsked.ToTimetable(1, DateTimeOffset.UnixEpoch, _ => null));
        Assert.Null(Schedule.Each(TimeSpan.FromHours(-1)).ToTimetable(1, DateTimeOffset.UnixEpoch, _ => null));
        Assert.Null(new Schedule { Kind = ScheduleKind.Daily, Times = "8", Zone = "UTC" }.ToTimetable(1, DateTimeOffset.UnixEpoch, _ => null));
        Assert.Null(new Schedule { Kind = ScheduleKind.WorkingHours, Every = TimeSpan.FromHours(1), CalendarId = 3 }.ToTimetable(1, DateTimeOffset.UnixEpoch, _ => null));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(272063465)]
    public void Slots_are_those_of_brute_force(int seed) => AreThoseOfBruteForce(seed);

    [Fact]
    public void Slots_are_those_of_brute_force_with_schedules_nobody_saw_before() => AreThoseOfBruteForce(Random.Shared.Next());

    static void AreThoseOfBruteForce(int seed)
    {
        var world = new World(seed, 0);
        for (var number = 1; number <= Schedules; number++)
        {
            var chance = new Chance(seed, 7, number);
            var planned = chance.OneIn(4) ? Planned.Each(chance.Spread(TimeSpan.FromMinutes(1), TimeSpan.FromDays(3))) : Planned.Some(chance, world.Weeks);
            // As often as not over the day on which Apia's clocks jumped.
            var made = chance.OneIn(3) ? At("2011-12-20T08:00Z") : world.From;
            var walk = new SlotWalk(planned, number, made, planned.Week is { } week ? new WallWalk(week, made) : null, made);
            var timetable = planned.Schedule.ToTimetable(number, made, _ => planned.Time)!;
            var at = made.AddDays(chance.Below(20) - 5).AddSeconds(chance.Below(3600));
            for (var many = 0; many < Slots && walk.After(at) is { } expected && expected < made.AddDays(120); many++)
            {
                Assert.True(expected == timetable.Next(at), $"--seed {seed}: {planned.Schedule} of feed {number}, made {made:O}, after {at:O}: {expected:O} is due, not {timetable.Next(at):O}");
                Assert.Equal(expected, timetable.Next(expected.AddTicks(-1)));
                at = chance.OneIn(3) ? expected.AddMinutes(chance.Below(3000)) : expected;
            }
        }
    }

    static Timetable Of(Schedule schedule, long feed = 1, DateTimeOffset made = default) => schedule.ToTimetable(feed, made == default ? At("2010-01-01T00:00Z") : made, _ => null)!;

    static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
