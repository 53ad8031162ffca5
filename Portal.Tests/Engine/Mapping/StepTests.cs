using Portal.Engine.Entities;
using Portal.Engine.Mapping;
using Portal.Engine.Mapping.Steps;

namespace Portal.Tests.Engine.Mapping;

/// <summary>What each step makes of a value; dates and numbers have tests of their own.</summary>
public sealed class StepTests
{
    [Theory]
    [InlineData("\"  a b\\t\\u00a0\"", "\"a b\"")]
    [InlineData("\"   \"", "\"\"")]
    [InlineData("12", "\"12\"")]
    [InlineData("null", "null")]
    [InlineData("[]", "x: a list is not a text")]
    public void Trim_takes_the_space_at_both_ends(string source, string expected) => Assert.Equal(expected, MappingHouse.Value(FieldType.Text, source, new TrimStep()));

    [Theory]
    [InlineData(LetterCase.Upper, "\"straße é\"", "\"STRAßE É\"")]
    [InlineData(LetterCase.Lower, "\"ÄÖÜ I\"", "\"äöü i\"")]
    [InlineData(LetterCase.Title, "\"ANNE-MARIE o'neil  élan\"", "\"Anne-Marie O'neil  Élan\"")]
    [InlineData(LetterCase.Upper, "null", "null")]
    public void Case_changes_the_letters(LetterCase to, string source, string expected) => Assert.Equal(expected, MappingHouse.Value(FieldType.Text, source, new CaseStep(to)));

    [Fact]
    public void Case_changes_long_texts_too() =>
        Assert.Equal($"\"{new string('Ä', 3000)}\"", MappingHouse.Value(FieldType.Text, $"\"{new string('ä', 3000)}\"", new CaseStep(LetterCase.Upper)));

    [Theory]
    [InlineData("\"Yes\"", "true")]
    [InlineData("\"N\"", "false")]
    [InlineData("1", "true")]
    [InlineData("true", "true")]
    [InlineData("null", "null")]
    [InlineData("\"maybe\"", "x: \"maybe\" is no word for true or false")]
    public void Boolean_knows_the_words_it_is_given(string source, string expected) =>
        Assert.Equal(expected, MappingHouse.Value(FieldType.Boolean, source, new BooleanStep(["yes", "1"], ["no", "n", "0"])));

    [Theory]
    [InlineData("\"1\"", null, "\"new\"")]
    [InlineData("2", null, "\"won\"")]
    [InlineData("\"9\"", null, "x: \"9\" is not in the table")]
    [InlineData("\"9\"", "other", "\"other\"")]
    [InlineData("null", "other", "null")]
    public void Lookup_puts_another_value_in_place(string source, string? fallback, string expected) =>
        Assert.Equal(expected, MappingHouse.Value(FieldType.Text, source, new LookupStep(new Dictionary<string, string> { ["1"] = "new", ["2"] = "won" }) { Fallback = fallback }));

    [Theory]
    [InlineData(MappingMode.Full, """{"x":null}""", "0")]
    [InlineData(MappingMode.Full, """{"x":""}""", "0")]
    [InlineData(MappingMode.Full, """{}""", "0")]
    [InlineData(MappingMode.Full, """{"x":7}""", "7")]
    [InlineData(MappingMode.Patch, """{"x":null}""", "0")]
    [InlineData(MappingMode.Patch, """{}""", "{}")]
    public void Default_stands_where_there_is_nothing_but_not_where_a_patch_is_silent(MappingMode mode, string record, string expected) =>
        Assert.Equal(expected, MappingHouse.Value(mode, FieldType.Number, record, new FieldMapping("v") { From = "x", Steps = [new DefaultStep("0")] }));

    [Fact]
    public void Default_and_constant_of_json_are_json()
    {
        Assert.Equal("[1,{\"a\":2}]", MappingHouse.Value(FieldType.Json, "null", new DefaultStep("[1.0, {\"a\": 2}]")));
        Assert.Equal("{}", MappingHouse.Value(MappingMode.Full, FieldType.Json, "{}", new FieldMapping("v") { Steps = [new ConstantStep("{}")] }));
    }

    [Theory]
    [InlineData(FieldType.Text, "crm", "\"crm\"")]
    [InlineData(FieldType.Number, "12.50", "12.5")]
    [InlineData(FieldType.Boolean, "true", "true")]
    [InlineData(FieldType.Date, "2026-03-29", "\"2026-03-29\"")]
    public void Constant_is_the_same_for_every_record(FieldType type, string value, string expected) =>
        Assert.Equal(expected, MappingHouse.Value(MappingMode.Patch, type, "{}", new FieldMapping("v") { Steps = [new ConstantStep(value)] }));

    [Theory]
    [InlineData("\"abc\"", null, "\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"")]
    [InlineData("\"bc\"", "a", "\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"")]
    [InlineData("\"\\u0061bc\"", null, "\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"")]
    [InlineData("null", "a", "null")]
    [InlineData("{}", "a", "x: an object is not a text")]
    public void Hash_makes_a_pseudonym(string source, string? salt, string expected) =>
        Assert.Equal(expected, MappingHouse.Value(FieldType.Text, source, new HashStep { Salt = salt }));

    [Theory]
    [InlineData(MappingMode.Full, """{"a":"x","b":{"c":"\u0079"},"d":3}""", "\"x, y, 3\"")]
    [InlineData(MappingMode.Full, """{"a":"x","b":{"c":null},"d":""}""", "\"x\"")]
    [InlineData(MappingMode.Full, """{"d":"z"}""", "\"z\"")]
    [InlineData(MappingMode.Full, """{"a":null}""", "null")]
    [InlineData(MappingMode.Full, "{}", "{}")]
    [InlineData(MappingMode.Full, """{"a":[1]}""", "a, b.c, d: a list is not a text")]
    [InlineData(MappingMode.Patch, """{"a":"x","d":"z"}""", "{}")]
    [InlineData(MappingMode.Patch, """{"a":"x","b":null,"d":"z"}""", "\"x, z\"")]
    public void Concatenate_leaves_out_what_is_not_there(MappingMode mode, string record, string expected) =>
        Assert.Equal(expected, MappingHouse.Value(mode, FieldType.Text, record, new FieldMapping("v") { Steps = [new ConcatenateStep(["a", "b.c", "d"]) { Separator = ", " }] }));

    [Theory]
    [InlineData(MappingMode.Full, """{"first":"Ann","last":"O\"Neil"}""", "\"Ann O\\\"Neil {x}\"")]
    [InlineData(MappingMode.Full, """{"first":"Ann"}""", "\"Ann  {x}\"")]
    [InlineData(MappingMode.Full, "{}", "{}")]
    [InlineData(MappingMode.Patch, """{"first":"Ann"}""", "{}")]
    [InlineData(MappingMode.Patch, """{"first":"Ann","last":null}""", "\"Ann  {x}\"")]
    public void Template_puts_values_into_a_text(MappingMode mode, string record, string expected) =>
        Assert.Equal(expected, MappingHouse.Value(mode, FieldType.Text, record, new FieldMapping("v") { Steps = [new TemplateStep("{first} {last} {{x}}")] }));

    [Fact]
    public void Steps_follow_each_other() => Assert.Equal("-1234.5", MappingHouse.Value(
        FieldType.Number, "\"  eur -1.234,50 \"", new TrimStep(), new CaseStep(LetterCase.Upper), new NumberStep { Culture = "de-DE", Strip = ["EUR"] }));

    [Fact]
    public void A_reason_shows_the_value_that_the_step_was_given() =>
        Assert.Equal("x: \"ABC\" is not in the table", MappingHouse.Value(FieldType.Text, "\" abc \"", new TrimStep(), new CaseStep(LetterCase.Upper), new LookupStep(new Dictionary<string, string> { ["a"] = "b" })));
}
