using System.Text;
using Portal.Engine.Entities;
using Portal.Engine.Mapping;

namespace Portal.Tests.Engine.Mapping;

/// <summary>What each type takes as it is, and how it is then written.</summary>
public sealed class FieldTypeTests
{
    [Theory]
    [InlineData("12.50", "12.5")]
    [InlineData("1.25e1", "12.5")]
    [InlineData("\"12.5\"", "12.5")]
    [InlineData("\"12\\u002e5\"", "12.5")]
    [InlineData("-0", "0")]
    [InlineData("-0.000", "0")]
    [InlineData("0e99999999999", "0")]
    [InlineData("100", "100")]
    [InlineData("1E+2", "100")]
    [InlineData("-1.5e-3", "-0.0015")]
    [InlineData("1e28", "10000000000000000000000000000")]
    [InlineData("123456789012345678901234567890123456789012345678901234567890", "123456789012345678901234567890123456789012345678901234567890")]
    [InlineData("0.1000000000000000055511151231257827021181583404541015625", "0.1000000000000000055511151231257827021181583404541015625")]
    [InlineData("1e400", "1e400")]
    [InlineData("-12.5e-400", "-1.25e-399")]
    [InlineData("1e-65", "0.00000000000000000000000000000000000000000000000000000000000000001")]
    [InlineData("0.000000000000000000000000000000000000000000000000000000000000000001", "1e-66")]
    [InlineData("1e1000000", "x: 1e1000000 has an exponent beyond reason")]
    [InlineData("1e99999999999999999999", "x: 1e99999999999999999999 has an exponent beyond reason")]
    [InlineData("\"12,5x\"", "x: \"12,5x\" is not a number")]
    [InlineData("\"\"", "x: \"\" is not a number")]
    [InlineData("\"NaN\"", "x: \"NaN\" is not a number")]
    [InlineData("\"007\"", "x: \"007\" is not a number")]
    [InlineData("\"1.\"", "x: \"1.\" is not a number")]
    [InlineData("\"1e\"", "x: \"1e\" is not a number")]
    [InlineData("\"-\"", "x: \"-\" is not a number")]
    [InlineData("true", "x: true is not a number")]
    [InlineData("[1]", "x: a list is not a number")]
    [InlineData("{}", "x: an object is not a number")]
    public void A_number_is_written_in_its_shortest_form(string source, string expected) => Assert.Equal(expected, MappingHouse.Value(FieldType.Number, source));

    [Theory]
    [InlineData("\"a \\\"b\\\" \\u00fc \\/ \\n\"", "\"a \\\"b\\\" ü / \\n\"")]
    [InlineData("12.50", "\"12.50\"")]
    [InlineData("true", "\"true\"")]
    [InlineData("\"<a href='x'>&+\"", "\"<a href='x'>&+\"")]
    [InlineData("\"\\ud800\"", "\"\uFFFD\"")]
    [InlineData("\"a\\udc00\\ud83d\"", "\"a\uFFFD\uFFFD\"")]
    [InlineData("\"\\ud83dx\\u0041\"", "\"\uFFFDxA\"")]
    [InlineData("\"\"", "\"\"")]
    [InlineData("[\"a\"]", "x: a list is not a text")]
    [InlineData("{\"a\":1}", "x: an object is not a text")]
    public void A_text_is_written_with_as_few_escapes_as_there_can_be(string source, string expected) => Assert.Equal(expected, MappingHouse.Value(FieldType.Text, source));

    [Theory]
    [InlineData("\"😀\"", "\"\\ud83d\\ude00\"")]
    [InlineData("\"ü\"", "\"\\u00FC\"")]
    [InlineData("\"\\b\\f\\t\"", "\"\\u0008\\u000c\\u0009\"")]
    public void A_text_is_the_same_however_it_is_escaped(string one, string other) => Assert.Equal(MappingHouse.Value(FieldType.Text, one), MappingHouse.Value(FieldType.Text, other));

    [Fact]
    public void Bytes_that_are_no_text_are_replaced()
    {
        var mapping = MappingHouse.Compiled(MappingHouse.Entity(new EntityField("v", FieldType.Text)), MappingMode.Full, new FieldMapping("v") { From = "x" });

        Assert.Equal("{\"v\":\"a\uFFFDb\"}", MappingHouse.Body(mapping, [.. "{\"x\":\"a"u8, 0xFF, .. "b\"}"u8]));
        Assert.Equal("{\"v\":\"1\"}", MappingHouse.Body(mapping, [.. "{\""u8, 0xFF, .. "\":0,\"\\ud800\":0,\"\\u0078\":\"1\"}"u8]));
    }

    [Theory]
    [InlineData("true", "true")]
    [InlineData("\"false\"", "false")]
    [InlineData("\"yes\"", "x: \"yes\" is not true or false")]
    [InlineData("1", "x: 1 is not true or false")]
    public void True_and_false_may_be_written_as_texts(string source, string expected) => Assert.Equal(expected, MappingHouse.Value(FieldType.Boolean, source));

    [Theory]
    [InlineData("\"2026-03-29\"", "\"2026-03-29\"")]
    [InlineData("\"2026-03-29T00:00:00\"", "\"2026-03-29\"")]
    [InlineData("\"2026-03-29T00:00:00Z\"", "\"2026-03-29\"")]
    [InlineData("\"2026-02-29\"", "x: \"2026-02-29\" is not a day such as 2026-03-29")]
    [InlineData("\"29.03.2026\"", "x: \"29.03.2026\" is not a day such as 2026-03-29")]
    [InlineData("20260329", "x: 20260329 is not a day such as 2026-03-29")]
    [InlineData("\"2026-03-29T00:00:00+02:00\"", "x: \"2026-03-29T00:00:00+02:00\" tells a time too, and not which day is meant; a date step can say in which time zone")]
    public void A_day_is_a_day_in_every_time_zone(string source, string expected) => Assert.Equal(expected, MappingHouse.Value(FieldType.Date, source));

    [Theory]
    [InlineData("\"2026-03-29T01:00:00Z\"", "\"2026-03-29T01:00:00Z\"")]
    [InlineData("\"2026-03-29T03:00:00+02:00\"", "\"2026-03-29T01:00:00Z\"")]
    [InlineData("\"2026-03-28T20:30:00.000-0430\"", "\"2026-03-29T01:00:00Z\"")]
    [InlineData("\"2026-03-29 03:00 +02\"", "\"2026-03-29T01:00:00Z\"")]
    [InlineData("\"2026-03-29t01:00:00,120z\"", "\"2026-03-29T01:00:00.12Z\"")]
    [InlineData("\"2026-03-29T01:00:00.1234567891Z\"", "\"2026-03-29T01:00:00.123456Z\"")]
    [InlineData("\"2026-03-29T01:00:00.0000009Z\"", "\"2026-03-29T01:00:00Z\"")]
    [InlineData("\"2026-03-29T01:00:00\"", "x: \"2026-03-29T01:00:00\" tells no time zone; a date step can say which one is meant")]
    [InlineData("\"2026-03-29\"", "x: \"2026-03-29\" tells no time zone; a date step can say which one is meant")]
    [InlineData("\"0001-01-01T00:00:00+01:00\"", "x: \"0001-01-01T00:00:00+01:00\" lies outside the calendar")]
    [InlineData("\"2026-03-29T24:00:00Z\"", "x: \"2026-03-29T24:00:00Z\" is not a moment such as 2026-03-29T01:00:00Z")]
    [InlineData("\"2026-03-29T01:00:00.Z\"", "x: \"2026-03-29T01:00:00.Z\" is not a moment such as 2026-03-29T01:00:00Z")]
    [InlineData("\"2026-03-29T01:00:00+02:\"", "x: \"2026-03-29T01:00:00+02:\" is not a moment such as 2026-03-29T01:00:00Z")]
    [InlineData("1774746000", "x: 1774746000 is not a moment such as 2026-03-29T01:00:00Z")]
    public void A_moment_is_written_in_utc(string source, string expected) => Assert.Equal(expected, MappingHouse.Value(FieldType.Moment, source));

    [Theory]
    [InlineData("{ \"b\" : [ 1.0, { \"z\":null, \"a\":\"\\u0041\" } ], \"a\":true }", "{\"a\":true,\"b\":[1,{\"a\":\"A\",\"z\":null}]}")]
    [InlineData("{\"a\":1,\"b\":2,\"\\u0061\":3}", "{\"a\":3,\"b\":2}")]
    [InlineData("{\"\":[],\"ü\":{}}", "{\"\":[],\"ü\":{}}")]
    [InlineData("\"text\"", "\"text\"")]
    [InlineData("1.50", "1.5")]
    [InlineData("[1e99999999]", "x: a list holds a number with an exponent beyond reason")]
    public void Json_is_kept_with_its_names_in_order(string source, string expected) => Assert.Equal(expected, MappingHouse.Value(FieldType.Json, source));

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    public void Json_is_only_as_deep_as_every_reader_goes(int levels, bool fits)
    {
        var nested = new StringBuilder().Insert(0, "[", levels).Insert(levels, "]", levels).ToString();

        Assert.Equal(fits ? nested : "x: a list is nested more than 63 levels deep", MappingHouse.Value(FieldType.Json, nested));
    }
}
