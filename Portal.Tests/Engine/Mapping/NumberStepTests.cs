using Portal.Engine.Entities;
using Portal.Engine.Mapping.Steps;

namespace Portal.Tests.Engine.Mapping;

public sealed class NumberStepTests
{
    [Theory]
    [InlineData("de-DE", "1.234.567,50", "1234567.5")]
    [InlineData("de-DE", "12,5", "12.5")]
    [InlineData("de-DE", "1234,5", "1234.5")]
    [InlineData("de-DE", "-3,00 €", "-3")]
    [InlineData("de-DE", "€ 1.000", "1000")]
    [InlineData("de-DE", "7,5-", "-7.5")]
    [InlineData("en-US", "$1,234.50", "1234.5")]
    [InlineData("en-US", "($1,234.50)", "-1234.5")]
    [InlineData("en-US", "$-5", "-5")]
    [InlineData("en-US", "\u22125", "-5")]
    [InlineData("en-US", "+5", "5")]
    [InlineData("en-US", ".5", "0.5")]
    [InlineData("en-US", "007", "7")]
    [InlineData("en-IN", "12,34,567.8", "1234567.8")]
    [InlineData("fr-FR", "1 234,5", "1234.5")]
    [InlineData("fr-FR", "1\u202F234\u00A0567", "1234567")]
    [InlineData("de-CH", "1'234.5", "1234.5")]
    [InlineData("sv-SE", "12,50 kr", "12.5")]
    [InlineData(null, "1,234.5", "1234.5")]
    [InlineData(null, "1.5E+3", "1500")]
    [InlineData(null, "99999999999999999999999999999999999.5", "99999999999999999999999999999999999.5")]
    public void A_number_is_read_as_its_culture_writes_it(string? culture, string text, string expected) =>
        Assert.Equal(expected, MappingHouse.Value(FieldType.Number, $"\"{text}\"", new NumberStep { Culture = culture }));

    [Theory]
    [InlineData("de-DE", "12.5")]
    [InlineData("de-DE", "1.2345")]
    [InlineData("de-DE", "1..000")]
    [InlineData("de-DE", ".000")]
    [InlineData("en-US", "12,5")]
    [InlineData("en-US", "1,234,5")]
    [InlineData("en-US", "1.2.3")]
    [InlineData("en-US", "1.")]
    [InlineData("en-US", "--5")]
    [InlineData("en-US", "5 USD")]
    [InlineData("en-US", "1e")]
    [InlineData("en-US", "1e99999")]
    [InlineData("en-US", "")]
    [InlineData("en-US", "$")]
    [InlineData("en-US", "-")]
    [InlineData("en-US", "()")]
    [InlineData("en-US", "१२")]
    public void What_only_looks_like_a_number_is_none(string culture, string text) =>
        Assert.Equal($"x: \"{text}\" is not a number", MappingHouse.Value(FieldType.Number, $"\"{text}\"", new NumberStep { Culture = culture }));

    [Theory]
    [InlineData("12.50", "12.5")]
    [InlineData("null", "null")]
    [InlineData("true", "x: true is not a number")]
    [InlineData("[]", "x: a list is not a number")]
    public void A_number_of_the_source_stays(string source, string expected) =>
        Assert.Equal(expected, MappingHouse.Value(FieldType.Number, source, new NumberStep { Culture = "de-DE" }));

    [Fact]
    public void Words_stand_at_either_end() =>
        Assert.Equal("5000", MappingHouse.Value(FieldType.Number, "\"approx. 5,000 kg net\"", new NumberStep { Strip = ["kg", "kg net", "approx."] }));
}
