using Portal.Web.Features.Audit;
using Portal.Web.Platform;

namespace Portal.Tests.Web.Features.Audit;

/// <summary>A day in the filter is the reader's day, also where the clock was changed.</summary>
public sealed class AuditQueryTests
{
    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z")]
    [InlineData("Europe/Berlin", "2026-10-25", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z")]
    [InlineData("America/New_York", "2026-07-01", "2026-07-01T04:00:00Z", "2026-07-02T04:00:00Z")]
    [InlineData("Africa/Cairo", "2026-04-24", "2026-04-23T22:00:00Z", "2026-04-24T21:00:00Z")]
    [InlineData("UTC", "2026-02-28", "2026-02-28T00:00:00Z", "2026-03-01T00:00:00Z")]
    public void From_and_until_the_same_day_is_that_whole_day(string zone, string day, string from, string until)
    {
        var filter = Query(day, day).Filter(new Visitor(null, zone, "system"));
        Assert.Equal(DateTimeOffset.Parse(from, System.Globalization.CultureInfo.InvariantCulture), filter.From);
        Assert.Equal(DateTimeOffset.Parse(until, System.Globalization.CultureInfo.InvariantCulture), filter.Until);
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("2026-02-30")]
    [InlineData("")]
    [InlineData("9999-12-31")]
    public void What_is_no_day_does_not_narrow(string day)
    {
        var filter = Query(day, day).Filter(null);
        Assert.Null(filter.From);
        Assert.Null(filter.Until);
    }

    static AuditQuery Query(string? from, string? until) => new(null, null, null, null, from, until);
}
