using System.Globalization;
using Portal.Web.Ui.Times;

namespace Portal.Tests.Web.Ui.Times;

public sealed class MomentsTests
{
    static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("00:00:00", "just now")]
    [InlineData("00:00:59", "just now")]
    [InlineData("00:01:00", "1 min ago")]
    [InlineData("00:59:59", "59 min ago")]
    [InlineData("01:00:00", "1 hour ago")]
    [InlineData("23:59:00", "23 hours ago")]
    [InlineData("1.00:00:00", "1 day ago")]
    [InlineData("30.23:00:00", "30 days ago")]
    [InlineData("31.00:00:00", "30 Jan 2026")]
    [InlineData("-00:00:01", "in a moment")]
    [InlineData("-00:03:00", "in 3 min")]
    [InlineData("-02:10:00", "in 2 hours")]
    [InlineData("-40.00:00:00", "11 Apr 2026")]
    public void A_moment_is_said_as_people_say_it(string ago, string said) =>
        Assert.Equal(said, Moments.Relative(Now - TimeSpan.Parse(ago, CultureInfo.InvariantCulture), Now, TimeZoneInfo.Utc));

    [Fact]
    public void A_date_is_the_readers_date() => Assert.Equal("1 Jan 2026", Moments.Relative(
        new DateTimeOffset(2025, 12, 31, 23, 30, 0, TimeSpan.Zero), Now, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")));

    [Theory]
    [InlineData("2026-03-02T09:00:00Z", "Europe/Berlin", "2 March 2026, 10:00:00 (Europe/Berlin, UTC+01:00)")]
    [InlineData("2026-07-02T09:00:00Z", "Europe/Berlin", "2 July 2026, 11:00:00 (Europe/Berlin, UTC+02:00)")]
    [InlineData("2026-03-02T03:00:00Z", "America/New_York", "1 March 2026, 22:00:00 (America/New_York, UTC-05:00)")]
    [InlineData("2026-03-02T09:00:00+05:30", "UTC", "2 March 2026, 03:30:00 (UTC)")]
    public void The_exact_time_is_in_the_readers_zone_and_names_it(string moment, string zone, string said) =>
        Assert.Equal(said, Moments.Exact(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture), TimeZoneInfo.FindSystemTimeZoneById(zone)));
}
