using Portal.Engine.Entities;
using Portal.Engine.Mapping.Steps;

namespace Portal.Tests.Engine.Mapping;

public sealed class DateStepTests
{
    [Theory]
    [InlineData("dd.MM.yyyy HH:mm", "Europe/Berlin", "\"29.03.2026 01:30\"", "\"2026-03-29T00:30:00Z\"")]
    [InlineData("dd.MM.yyyy HH:mm", "Europe/Berlin", "\"29.03.2026 03:30\"", "\"2026-03-29T01:30:00Z\"")]
    [InlineData("dd.MM.yyyy HH:mm", "Europe/Berlin", "\"29.03.2026 02:30\"", "x: \"29.03.2026 02:30\" does not exist in Europe/Berlin, where clocks were put forward")]
    [InlineData("dd.MM.yyyy HH:mm", "Europe/Berlin", "\"25.10.2026 02:30\"", "\"2026-10-25T00:30:00Z\"")]
    [InlineData("dd.MM.yyyy", "Europe/Berlin", "\"01.07.2026\"", "\"2026-06-30T22:00:00Z\"")]
    [InlineData("iso", "Europe/Berlin", "\"2026-07-01T12:00:00\"", "\"2026-07-01T10:00:00Z\"")]
    [InlineData("iso", "Europe/Berlin", "\"2026-07-01T12:00:00-05:00\"", "\"2026-07-01T17:00:00Z\"")]
    [InlineData("iso", null, "\"2026-07-01T12:00:00\"", "x: \"2026-07-01T12:00:00\" tells no time zone, and the step does not say which one is meant")]
    [InlineData("yyyyMMddTHHmmssK", null, "\"20260701T120000+02:00\"", "\"2026-07-01T10:00:00Z\"")]
    [InlineData("yyyyMMddTHHmmssK", null, "\"20260701T120000\"", "x: \"20260701T120000\" tells no time zone, and the step does not say which one is meant")]
    [InlineData("yyyyMMddTHHmmssZ", null, "\"20260701T120000Z\"", "\"2026-07-01T12:00:00Z\"")]
    [InlineData("dd/MMM/yyyy:HH:mm:ss zzz", null, "\"01/Jul/2026:12:00:00 -07:00\"", "\"2026-07-01T19:00:00Z\"")]
    [InlineData("R", null, "\"Wed, 01 Jul 2026 12:00:00 GMT\"", "\"2026-07-01T12:00:00Z\"")]
    [InlineData("R", "Europe/Berlin", "\"Wed, 01 Jul 2026 12:00:00 GMT\"", "\"2026-07-01T12:00:00Z\"")]
    [InlineData("seconds", null, "1774746000", "\"2026-03-29T01:00:00Z\"")]
    [InlineData("seconds", null, "\"1774746000.25\"", "\"2026-03-29T01:00:00.25Z\"")]
    [InlineData("seconds", null, "-1.5", "\"1969-12-31T23:59:58.5Z\"")]
    [InlineData("seconds", null, "1e30", "x: 1e30 is not a date as seconds")]
    [InlineData("seconds", null, "253402300800", "x: 253402300800 is not a date as seconds")]
    [InlineData("milliseconds", "Europe/Berlin", "1774746000123", "\"2026-03-29T01:00:00.123Z\"")]
    [InlineData("milliseconds", null, "null", "null")]
    [InlineData("milliseconds", null, "{}", "x: an object is not a date as milliseconds")]
    [InlineData("iso", "Pacific/Kiritimati", "\"0001-01-01T00:00:00\"", "x: \"0001-01-01T00:00:00\" lies outside the calendar")]
    public void A_moment_is_read_in_the_zone_that_it_tells_or_that_is_meant(string format, string? zone, string source, string expected) =>
        Assert.Equal(expected, MappingHouse.Value(FieldType.Moment, source, new DateStep { Formats = [format], Zone = zone }));

    [Theory]
    [InlineData("dd.MM.yy", null, "\"29.03.26\"", "\"2026-03-29\"")]
    [InlineData("iso", null, "\"2026-03-29T23:30:00\"", "\"2026-03-29\"")]
    [InlineData("iso", null, "\"2026-03-29T23:30:00-05:00\"", "\"2026-03-30\"")]
    [InlineData("iso", "America/New_York", "\"2026-03-30T03:30:00Z\"", "\"2026-03-29\"")]
    [InlineData("seconds", "Asia/Tokyo", "1774799999", "\"2026-03-30\"")]
    [InlineData("dd.MM.yyyy", null, "\"31.02.2026\"", "x: \"31.02.2026\" is not a date as dd.MM.yyyy")]
    public void A_day_is_that_of_the_zone(string format, string? zone, string source, string expected) =>
        Assert.Equal(expected, MappingHouse.Value(FieldType.Date, source, new DateStep { Gives = DateResult.Day, Formats = [format], Zone = zone }));

    [Fact]
    public void Months_have_the_names_of_the_culture() =>
        Assert.Equal("\"2026-03-09\"", MappingHouse.Value(FieldType.Date, "\"9. März 2026\"", new DateStep { Gives = DateResult.Day, Formats = ["d. MMMM yyyy"], Culture = "de-DE" }));

    [Theory]
    [InlineData("\"2026-03-29\"", "\"2026-03-29\"")]
    [InlineData("\"03/29/2026\"", "\"2026-03-29\"")]
    [InlineData("1774746000", "\"2026-03-29\"")]
    [InlineData("\"soon\"", "x: \"soon\" is not a date as iso or MM/dd/yyyy or seconds")]
    public void The_first_format_that_fits_counts(string source, string expected) =>
        Assert.Equal(expected, MappingHouse.Value(FieldType.Date, source, new DateStep { Gives = DateResult.Day, Formats = ["iso", "MM/dd/yyyy", "seconds"] }));

    [Fact]
    public void Without_a_format_it_is_iso() =>
        Assert.Equal("\"2026-03-29T01:00:00Z\"", MappingHouse.Value(FieldType.Moment, "\"2026-03-29T01:00:00Z\"", new DateStep()));

    [Fact]
    public void A_moment_goes_into_a_text_as_a_record_spells_it() =>
        Assert.Equal("\"2026-03-29T01:00:00Z\"", MappingHouse.Value(FieldType.Text, "1774746000", new DateStep { Formats = ["seconds"] }));
}
