using Portal.Engine.Entities;
using Portal.Engine.Mapping;
using Portal.Engine.Mapping.Steps;

namespace Portal.Tests.Engine.Mapping;

/// <summary>Why a record cannot be taken, and what is never said of it.</summary>
public sealed class ReasonTests
{
    const string Secret = "S3CRET";

    [Fact]
    public void All_bad_fields_are_told()
    {
        var mapping = MappingHouse.Compiled(
            MappingHouse.Entity(new EntityField("amount", FieldType.Number), new EntityField("email", FieldType.Text) { Required = true }, new EntityField("since", FieldType.Date)),
            MappingMode.Full,
            new FieldMapping("since") { From = "created.on" },
            new FieldMapping("email") { From = "mail" },
            new FieldMapping("amount") { From = "amount" });

        Assert.Equal(
            "amount: \"12,5x\" is not a number\nmail: the record does not have it, email is required\ncreated.on: 5 is not a day such as 2026-03-29",
            MappingHouse.Body(mapping, """{"amount":"12,5x","created":{"on":5}}"""));
    }

    [Theory]
    [InlineData(MappingMode.Full, "{}", "x: the record does not have it, v is required")]
    [InlineData(MappingMode.Full, """{"x":null}""", "x: null is not enough, v is required")]
    [InlineData(MappingMode.Patch, "{}", "{}")]
    [InlineData(MappingMode.Patch, """{"x":null}""", "x: null is not enough, v is required")]
    [InlineData(MappingMode.Full, """{"x":""}""", """{"v":""}""")]
    public void A_required_field_is_there_unless_a_patch_is_silent(MappingMode mode, string record, string expected) =>
        Assert.Equal(expected, MappingHouse.Body(MappingHouse.Compiled(MappingHouse.Entity(new EntityField("v", FieldType.Text) { Required = true }), mode, new FieldMapping("v") { From = "x" }), record));

    [Theory]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    public void A_record_is_an_object(string record) =>
        Assert.Equal("$: the record is not an object", MappingHouse.Body(MappingHouse.Compiled(MappingHouse.Entity(new EntityField("v", FieldType.Json)), MappingMode.Full, new FieldMapping("v") { From = "$" }), record));

    [Fact]
    public void A_long_value_is_cut_between_letters_and_stays_on_its_line()
    {
        Assert.Equal($"x: \"{new string('a', 39)}😀…\" is not a number", MappingHouse.Value(FieldType.Number, $"\"{new string('a', 39)}😀b\""));
        Assert.Equal("x: \"a b c\" is not a number", MappingHouse.Value(FieldType.Number, "\"a\\nb\\u202ec\""));
        Assert.Equal($"x: \"{new string('9', 40)}…\" is not true or false", MappingHouse.Value(FieldType.Boolean, $"\"{new string('9', 100000)}\""));
    }

    public static TheoryData<FieldType, MappingStep[]> Refusing() => new()
    {
        { FieldType.Number, [] },
        { FieldType.Boolean, [] },
        { FieldType.Date, [] },
        { FieldType.Moment, [new TrimStep()] },
        { FieldType.Number, [new CaseStep(LetterCase.Upper), new NumberStep()] },
        { FieldType.Moment, [new DateStep { Formats = ["dd.MM.yyyy"], Zone = "UTC" }] },
        { FieldType.Boolean, [new BooleanStep(["yes"], ["no"])] },
        { FieldType.Text, [new LookupStep(new Dictionary<string, string> { ["a"] = "b" })] },
    };

    [Theory]
    [MemberData(nameof(Refusing), DisableDiscoveryEnumeration = true)]
    public void A_sensitive_value_is_shown_to_nobody(FieldType type, MappingStep[] steps)
    {
        var reason = MappingHouse.Body(Mapping(sensitive: true), $$"""{"x":"{{Secret}}"}""");
        Assert.StartsWith("x: the value ", reason, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, reason, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(Secret, MappingHouse.Body(Mapping(sensitive: false), $$"""{"x":"{{Secret}}"}"""), StringComparison.OrdinalIgnoreCase);

        CompiledMapping Mapping(bool sensitive) =>
            MappingHouse.Compiled(MappingHouse.Entity(new EntityField("v", type) { Sensitive = sensitive }), MappingMode.Full, new FieldMapping("v") { From = "x", Steps = steps });
    }

    [Theory]
    [InlineData("person.tax", "person.tax")]
    [InlineData("person", "person.tax")]
    [InlineData("person.tax", "person")]
    [InlineData("$", "person.tax")]
    public void Nor_where_another_field_reads_it_too(string sensitive, string other)
    {
        var mapping = MappingHouse.Compiled(
            MappingHouse.Entity(new EntityField("a", FieldType.Json) { Sensitive = true }, new EntityField("b", FieldType.Number), new EntityField("c", FieldType.Number)),
            MappingMode.Full,
            new FieldMapping("a") { From = sensitive },
            new FieldMapping("b") { Steps = [new TemplateStep($"{{{other}}}")] },
            new FieldMapping("c") { From = $"{other}.deeper" });

        Assert.DoesNotContain(Secret, MappingHouse.Body(mapping, $$"""{ "person": { "tax": "{{Secret}}", "deeper": 1 } }"""), StringComparison.Ordinal);
    }
}
