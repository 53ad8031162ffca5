using System.Text.Json;
using Portal.Engine.Connectors.Rest.Paging;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Connectors.Rest.Times;

namespace Portal.Tests.Engine.Connectors.Rest;

public sealed class TimeTextTests
{
    [Theory]
    [InlineData(TimeFormat.Iso, "\"2026-03-29T01:00:00Z\"", "2026-03-29T01:00:00Z")]
    [InlineData(TimeFormat.Iso, "\"2026-03-29T01:00:00.1234567Z\"", "2026-03-29T01:00:00.1234567Z")]
    [InlineData(TimeFormat.Iso, "\"2026-03-29T03:00:00+02:00\"", "2026-03-29T01:00:00Z")]
    [InlineData(TimeFormat.Iso, "\"2026-03-29T03:00:00+0200\"", "2026-03-29T01:00:00Z")]
    [InlineData(TimeFormat.Iso, "\"2026-03-29T01:00:00\"", "2026-03-29T01:00:00Z")]
    [InlineData(TimeFormat.Iso, "\"2026-03-29\"", "2026-03-29T00:00:00Z")]
    [InlineData(TimeFormat.Iso, "\"soon\"", null)]
    [InlineData(TimeFormat.Iso, "17", null)]
    [InlineData(TimeFormat.Iso, "\"03/04/2026 10:00\"", null)]
    [InlineData(TimeFormat.IsoWithoutZone, "\"03/04/2026 10:00\"", null)]
    [InlineData(TimeFormat.IsoWithoutZone, "\"10:00\"", null)]
    [InlineData(TimeFormat.IsoWithoutZone, "\"2026-01-10 01:00:00\"", "2026-01-10T00:00:00Z")]
    [InlineData(TimeFormat.IsoWithoutZone, "\"2026-07-10T01:00:00\"", "2026-07-09T23:00:00Z")]
    [InlineData(TimeFormat.IsoWithoutZone, "\"2026-10-25T02:30:00\"", "2026-10-25T00:30:00Z")]
    [InlineData(TimeFormat.IsoWithoutZone, "\"2026-03-29T02:30:00\"", "2026-03-29T01:30:00Z")]
    [InlineData(TimeFormat.IsoWithoutZone, "\"2026-07-10T01:00:00Z\"", "2026-07-10T01:00:00Z")]
    [InlineData(TimeFormat.Seconds, "1772366400", "2026-03-01T12:00:00Z")]
    [InlineData(TimeFormat.Seconds, "1772366400.25", "2026-03-01T12:00:00.25Z")]
    [InlineData(TimeFormat.Seconds, "\"1772366400\"", "2026-03-01T12:00:00Z")]
    [InlineData(TimeFormat.Seconds, "1e300", null)]
    [InlineData(TimeFormat.Seconds, "99999999999999", null)]
    [InlineData(TimeFormat.Seconds, "1e25", null)]
    [InlineData(TimeFormat.Milliseconds, "-1e27", null)]
    [InlineData(TimeFormat.Seconds, "-62135596800", "0001-01-01T00:00:00Z")]
    [InlineData(TimeFormat.Milliseconds, "1772366400123", "2026-03-01T12:00:00.123Z")]
    [InlineData(TimeFormat.Http, "\"Sun, 01 Mar 2026 12:00:00 GMT\"", "2026-03-01T12:00:00Z")]
    [InlineData(TimeFormat.Custom, "\"01.03.2026 13:00\"", "2026-03-01T12:00:00Z")]
    [InlineData(TimeFormat.Custom, "\"2026-03-01 13:00\"", null)]
    [InlineData(TimeFormat.Number, "\"12\"", "12")]
    [InlineData(TimeFormat.Number, "1.5", null)]
    public void A_value_is_read_as_what_it_means(TimeFormat format, string json, string? mark)
    {
        using var document = JsonDocument.Parse(json);

        Assert.Equal(mark, new TimeText(In(format)).Read(document.RootElement)?.ToString());
    }

    [Theory]
    [InlineData("2026-10-25T00:30:00Z", "2026-10-25T01:30:00")]
    [InlineData("2026-10-25T01:30:00Z", "2026-10-25T01:30:00")]
    [InlineData("2026-10-24T23:30:00Z", "2026-10-25T01:30:00")]
    [InlineData("2026-10-25T02:30:00Z", "2026-10-25T03:30:00")]
    public void In_an_hour_that_the_clock_shows_twice_nothing_is_passed_over(string mark, string written) =>
        Assert.Equal(written, new TimeText(In(TimeFormat.IsoWithoutZone)).Write(Mark.Parse(mark)!.Value));

    [Theory]
    [InlineData("9", "10")]
    [InlineData("2026-03-01T12:00:00.5Z", "2026-03-01T12:00:00.75Z")]
    [InlineData("2026-03-01T12:00:00Z", "2026-03-01T12:00:00.5Z")]
    [InlineData("2026-03-01T23:00:00+14:00", "2026-03-01T10:00:00Z")]
    [InlineData("17", "1970-01-01T00:00:00Z")]
    public void Marks_are_compared_as_what_they_are(string less, string more) => Assert.True(Mark.Parse(less)!.Value.CompareTo(Mark.Parse(more)!.Value) < 0);

    [Theory]
    [InlineData("<https://a/x?p=2>; rel=\"next\"", "https://a/x?p=2")]
    [InlineData("<https://a/x?a=1,2;3>; title=\"a, <b>; rel=next\"; rel=\"prev\", </y>; REL=next", "/y")]
    [InlineData("<a>; rel=\"last next\"", "a")]
    [InlineData("<a>; rel=\"nextish\", <b>; rev=\"next\"", null)]
    [InlineData("<a", null)]
    [InlineData(null, null)]
    public void A_link_header_is_read_by_its_grammar(string? header, string? next) => Assert.Equal(next, LinkHeader.Next(header));

    static TimeSettings In(TimeFormat format) => new() { Format = format, Zone = "Europe/Berlin", Pattern = "dd.MM.yyyy HH:mm" };
}
