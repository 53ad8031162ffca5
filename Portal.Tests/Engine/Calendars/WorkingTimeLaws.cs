using FsCheck;
using FsCheck.Fluent;
using Portal.Engine.Calendars;
using Portal.Tests.Deep.Freshness.Oracles;
using Portal.Tests.Deep.Freshness.Worlds;

namespace Portal.Tests.Engine.Calendars;

/// <summary>What holds of all calendars, at all moments.</summary>
public sealed class WorkingTimeLaws
{
    static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    static readonly Arbitrary<Case> Cases = Arb.From(
        from number in Gen.Choose(0, 400)
        from at in Gen.Choose(0, 364 * 86_400)
        from first in Gen.Choose(0, 40 * 3_600)
        from second in Gen.Choose(0, 40 * 3_600)
        select new Case(WeekOf(number), Start.AddSeconds(at), TimeSpan.FromSeconds(first), TimeSpan.FromSeconds(second)));

    [Fact]
    public void What_is_worked_until_so_much_was_worked_is_so_much() =>
        All((_, time, one) => time.Between(one.At, time.After(one.At, one.First)) == one.First);

    [Fact]
    public void Nothing_more_may_be_worked_without_its_showing() =>
        All((_, time, one) => time.Between(one.At, time.After(one.At, one.First).AddTicks(1)) == one.First + TimeSpan.FromTicks(1));

    [Fact]
    public void So_much_and_so_much_more_is_both_together() =>
        All((_, time, one) => time.After(time.After(one.At, one.First), one.Second) == time.After(one.At, one.First + one.Second));

    [Fact]
    public void Later_is_never_earlier() =>
        All((_, time, one) => time.After(one.At, one.First) <= time.After(one.At + one.Second, one.First)
            && time.After(one.At, one.First) <= time.After(one.At, one.First + one.Second)
            && time.Next(one.At) >= one.At);

    [Fact]
    public void Between_adds_up() =>
        All((_, time, one) => time.Between(one.At, one.At + one.First) + time.Between(one.At + one.First, one.At + one.First + one.Second) == time.Between(one.At, one.At + one.First + one.Second));

    [Fact]
    public void Next_is_included_and_nothing_before_it_is() =>
        All((_, time, one) => time.Includes(time.Next(one.At)) && time.Between(one.At, time.Next(one.At)) == TimeSpan.Zero && time.Includes(one.At) == (time.Next(one.At) == one.At));

    [Fact]
    public void It_is_what_the_clock_on_the_wall_shows_minute_by_minute() =>
        All((week, time, one) =>
        {
            var walk = new WallWalk(week, one.At);
            return walk.Worked(one.At, one.At + one.First) == time.Between(one.At, one.At + one.First) && walk.LastWithin(one.At, one.Second) == time.After(one.At, one.Second);
        });

    static void All(Func<WorkWeek, WorkingTime, Case, bool> holds) =>
        Prop.ForAll(Cases, one => holds(one.Week, new WeeklyTime(one.Week), one)).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    /// <summary>One in which somebody works in most weeks.</summary>
    static WorkWeek WeekOf(int number)
    {
        for (var next = 0; ; next++)
        {
            var week = WorkWeeks.Of(new Chance(number, next), Start, Start.AddDays(400));
            if (week.Hours.Values.Sum(hours => hours.Sum(span => (span.To - span.From).TotalHours)) > 4) return week;
        }
    }

    public sealed record Case(WorkWeek Week, DateTimeOffset At, TimeSpan First, TimeSpan Second);
}
