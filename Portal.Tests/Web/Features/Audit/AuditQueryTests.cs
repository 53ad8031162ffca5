using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Engine.Audit;
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
    [InlineData("America/Havana", "2026-11-01", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z")]
    [InlineData("UTC", "2026-02-28", "2026-02-28T00:00:00Z", "2026-03-01T00:00:00Z")]
    public void From_and_until_the_same_day_is_that_whole_day(string zone, string day, string from, string until)
    {
        var filter = Query(day, day).Filter(new Visitor(null, zone, "system"));
        Assert.Equal(DateTimeOffset.Parse(from, System.Globalization.CultureInfo.InvariantCulture), filter.From);
        Assert.Equal(DateTimeOffset.Parse(until, System.Globalization.CultureInfo.InvariantCulture), filter.Until);
    }

    [Fact]
    public void The_first_and_the_last_day_there_are_do_not_break_it()
    {
        var first = Query("0001-01-01", null).Filter(new Visitor(null, "Asia/Tokyo", "system"));
        Assert.Equal(DateTimeOffset.MinValue, first.From);
        var last = Query(null, "9999-12-31").Filter(new Visitor(null, "America/New_York", "system"));
        Assert.Null(last.Until);
        Assert.False(first.Nothing || last.Nothing);
    }

    [Theory]
    [InlineData("?who=zzz")]
    [InlineData("?from=yesterday")]
    [InlineData("?until=2026-02-30")]
    [InlineData("?target=:7")]
    [InlineData("?text=%00")]
    [InlineData("?action=%00")]
    public void What_cannot_be_read_lets_nothing_pass(string query) => Assert.True(Asked(query).Nothing);

    [Theory]
    [InlineData("")]
    [InlineData("?who=&from=&until=&target=&text=&action=")]
    public void What_is_empty_does_not_narrow(string query) => Assert.Equal(new AuditFilter(), Cleared(Asked(query)));

    [Fact]
    public void Control_characters_are_left_out_of_what_is_searched_for()
    {
        var filter = Asked("?text=a%00da&action=person.%01invited&target=person:7%00");
        Assert.Equal(("ada", "person.invited", "7"), (filter.Text, filter.Action, filter.TargetId));
    }

    static AuditFilter Asked(string query) => AuditQuery.Of(new QueryCollection(QueryHelpers.ParseQuery(query))).Filter(null);

    /// <summary>To the filter an empty text and none are the same.</summary>
    static AuditFilter Cleared(AuditFilter filter) => filter with
    {
        Text = Clear(filter.Text),
        Action = Clear(filter.Action),
        TargetKind = Clear(filter.TargetKind),
    };

    static string? Clear(string? text) => text is "" ? null : text;

    static AuditQuery Query(string? from, string? until) => new(null, null, null, null, from, until);
}
