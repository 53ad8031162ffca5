using Portal.Engine.Freshness;
using Portal.Engine.Freshness.History;
using Portal.Web.Features.Home.Now;
using Portal.Web.Verdicts;
using static Portal.Tests.Engine.Freshness.Streams;

namespace Portal.Tests.Web.Features.Home;

public sealed class HeatMapTests
{
    static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), Kolkata = TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata");

    [Fact]
    public void A_stretch_shows_the_worst_verdict_that_was_in_it()
    {
        var columns = HeatMap.ByHour(Noon.AddMinutes(10), TimeZoneInfo.Utc);
        Told[] told = [new(Noon.AddHours(-3).AddMinutes(30), Fresh), new(Noon.AddHours(-1).AddMinutes(10), Stale), new(Noon.AddHours(-1).AddMinutes(20), Fresh)];

        Assert.Equal([null, Verdict.Fresh, Verdict.Fresh, Verdict.Stale, Verdict.Fresh], HeatMap.Cells(columns, told, Noon.AddMinutes(10)).Skip(19));
    }

    [Fact]
    public void What_held_before_the_first_stretch_holds_in_it() =>
        Assert.All(HeatMap.Cells(HeatMap.ByHour(Noon, TimeZoneInfo.Utc), [new(Noon.AddDays(-9), Late)], Noon).SkipLast(1), cell => Assert.Equal(Verdict.Late, cell));

    [Fact]
    public void Hours_begin_where_the_readers_clock_has_them()
    {
        var columns = HeatMap.ByHour(Noon.AddMinutes(10), Kolkata);
        Assert.Equal((24, Noon.AddMinutes(-30), "Mon 17:00"), (columns.Count, columns[^1].From, columns[^1].Label));
    }

    [Fact]
    public void Days_are_the_readers_also_where_one_has_23_hours()
    {
        var columns = HeatMap.ByDay(new DateTimeOffset(2026, 3, 30, 12, 0, 0, TimeSpan.Zero), Berlin);
        Assert.Equal((30, "Mon 30 Mar"), (columns.Count, columns[^1].Label));
        Assert.Equal(TimeSpan.FromHours(23), columns[^2].To - columns[^2].From);
    }

    [Fact]
    public void What_was_not_read_yet_is_no_lapse_once_it_is_read_and_all_there_is_before()
    {
        Told reading = new(Noon, new Finding(Verdict.Unknown, Reason.NeverVerified)), read = new(Noon.AddSeconds(4), Fresh), cleared = new(Noon.AddHours(1), new Finding(Verdict.Unknown, Reason.NeverVerified));

        Assert.Equal([read, cleared], VerdictPast.SinceFirstKnown([reading, read, cleared], read.At));
        Assert.Equal([reading], VerdictPast.SinceFirstKnown([reading], null));
        Assert.Equal([cleared], VerdictPast.SinceFirstKnown([cleared], read.At));
        Assert.Empty(VerdictPast.SinceFirstKnown([], null));
    }
}
