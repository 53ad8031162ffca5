using Portal.Engine.Sources.Schedules;

namespace Portal.Tests.Engine.Sources.Schedules;

/// <summary>What a cron expression says, and what is offered instead of one that says nothing.</summary>
public sealed class CronReaderTests
{
    [Theory]
    [InlineData("0 9 * * *", "2026-03-02 09:00:00", "2026-03-03 09:00:00")]
    [InlineData("*/20 8-9 * * MON-FRI", "2026-03-02 08:00:00", "2026-03-02 08:20:00", "2026-03-02 08:40:00", "2026-03-02 09:00:00")]
    [InlineData("0 0 * * 0", "2026-03-08 00:00:00", "2026-03-15 00:00:00")]
    [InlineData("0 0 * * 7", "2026-03-08 00:00:00")]
    [InlineData("0 0 0 ? * 1", "2026-03-08 00:00:00")]
    [InlineData("0 0 0 ? * SUN 2027", "2027-01-03 00:00:00")]
    [InlineData("15,45 30 6 * * ?", "2026-03-02 06:30:15", "2026-03-02 06:30:45", "2026-03-03 06:30:15")]
    [InlineData("0 12 L * *", "2026-03-31 12:00:00", "2026-04-30 12:00:00")]
    [InlineData("0 12 L-1 2 *", "2027-02-27 12:00:00", "2028-02-28 12:00:00")]
    [InlineData("0 12 LW * *", "2026-03-31 12:00:00", "2026-04-30 12:00:00", "2026-05-29 12:00:00")]
    [InlineData("0 12 15W * *", "2026-03-16 12:00:00", "2026-04-15 12:00:00", "2026-05-15 12:00:00")]
    [InlineData("0 12 1W 8 *", "2026-08-03 12:00:00")]
    [InlineData("0 12 * * FRIL", "2026-03-27 12:00:00", "2026-04-24 12:00:00")]
    [InlineData("0 12 * * MON#2", "2026-03-09 12:00:00", "2026-04-13 12:00:00")]
    [InlineData("0 22-2 * * SAT", "2026-03-07 00:00:00", "2026-03-07 01:00:00", "2026-03-07 02:00:00", "2026-03-07 22:00:00")]
    [InlineData("0 0 29 2 *", "2028-02-29 00:00:00", "2032-02-29 00:00:00")]
    public void It_says_when(string cron, params string[] next)
    {
        var read = CronReader.Read(cron);

        Assert.Null(read.Refusal);
        var timetable = new OnTheWall(read.Value, TimeZoneInfo.Utc);
        Assert.Equal(next, timetable.Slots(new DateTimeOffset(2026, 3, 2, 0, 0, 1, TimeSpan.Zero), next.Length).Select(at => at.ToString("yyyy-MM-dd HH:mm:ss", null)));
    }

    [Theory]
    [InlineData("0 9 * *", "This one has 4", "0 9 * * *")]
    [InlineData("60 9 * * *", "60 is no minute: it goes from 0 to 59", "0 9 * * *")]
    [InlineData("0 24 * * *", "24 is no hour", "0 0 * * *")]
    [InlineData("0 25,70 * * *", "25 is no hour", "0 23,23 * * *")]
    [InlineData("0 9 * * MONDAY", "\"MONDAY\" is no weekday", "0 9 * * MON")]
    [InlineData("0 9 * * MOM-FRI", "\"MOM\" is no weekday", "0 9 * * MON-FRI")]
    [InlineData("0 9 * MRZ *", "\"MRZ\" is no month", "0 9 * MAR *")]
    [InlineData("*/0 * * * *", "in which steps", "*/1 * * * *")]
    [InlineData("0 9 13 * FRI", "a day of the month and a weekday", "0 9 * * FRI")]
    [InlineData("0 9 30 2 *", "Such a day never comes", "0 9 L 2 *")]
    [InlineData("0 9 * * MON#6", "from 1 to 5", "0 9 * * MON#1")]
    [InlineData("0 0 9 ? * 8", "8 is no weekday: it goes from 1 to 7", "0 0 9 ? * 1")]
    [InlineData("@daily", "not understood here", "0 0 * * *")]
    [InlineData("every day", "This one has 2", null)]
    [InlineData("", "This one has 0", null)]
    [InlineData("a-b-c / * ,, *", "is no minute", null)]
    public void What_cannot_be_followed_is_refused_with_the_nearest_that_can(string cron, string what, string? fix)
    {
        var refusal = Assert.IsType<CronUnfit>(CronReader.Read(cron).Refusal);

        Assert.Contains(what, refusal.What, StringComparison.Ordinal);
        Assert.Equal(fix, refusal.Fix);
        if (fix is not null) Assert.Null(CronReader.Read(fix).Refusal);
    }
}
