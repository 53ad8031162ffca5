using Portal.Engine.Entities;
using Portal.Web.Features.Sources.Records;

namespace Portal.Tests.Web.Features.Sources;

public sealed class FieldTextTests
{
    static readonly Entity Person = new()
    {
        Id = 1,
        Name = "person",
        Label = "Person",
        Kind = EntityKind.Keyed,
        CreatedAt = default,
        Fields = [new("name", FieldType.Text), new("iban", FieldType.Text) { Label = "Account", Sensitive = true }, new("ok", FieldType.Boolean), new("at", FieldType.Moment), new("tags", FieldType.Json), new("n", FieldType.Number)],
    };

    [Fact]
    public void Values_are_said_as_a_person_reads_them_and_sensitive_ones_not_at_all()
    {
        var values = FieldText.Read(Person, """{"name":"Ada","iban":{"$sealed":"c2VjcmV0","$blind":"Ymx"},"ok":true,"at":"2026-03-29T01:00:00Z","tags":["a"],"n":12.5}""");

        Assert.Equal(["Ada", "hidden", "yes", "2026-03-29T01:00:00Z", """["a"]""", "12.5"], Person.Fields.Select(field => values[field.Name].Text));
        Assert.Equal(new DateTimeOffset(2026, 3, 29, 1, 0, 0, TimeSpan.Zero), values["at"].At);
        Assert.All(FieldText.Read(Person, """{"name":null}""").Values, value => Assert.Null(value.Text));
    }

    [Fact]
    public void A_long_value_is_cut_for_a_table_between_letters()
    {
        Assert.Equal("abc…", new FieldText("abcd").Cut(3).Text);
        Assert.Equal("a…", new FieldText("a\U0001F600b").Cut(2).Text);
        Assert.Equal(("abc", null), (new FieldText("abc").Cut(3).Text, new FieldText((string?)null).Cut(3).Text));
    }

    [Fact]
    public void A_change_names_what_differs_and_a_value_that_is_only_sealed_again_does_not()
    {
        const string Was = """{"name":"Ada","iban":{"$sealed":"AAAA","$blind":"same"},"n":1}""";

        Assert.Equal([("name", "Ada", "Bea"), ("n", "1", null)], Changes(Was, """{"name":"Bea","iban":{"$sealed":"BBBB","$blind":"same"}}"""));
        Assert.Equal([("Account", "hidden", "hidden")], Changes(Was, """{"name":"Ada","iban":{"$sealed":"BBBB","$blind":"other"},"n":1}"""));
        Assert.Equal([("name", null, "Ada"), ("Account", null, "hidden"), ("n", null, "1")], Changes(null, Was));
    }

    [Fact]
    public void A_long_value_that_became_another_is_cut_and_counts_as_changed_where_it_is_not_shown()
    {
        var (was, now) = (new string('a', 1000), new string('a', 999) + "b");

        var change = Assert.Single(Changes($$"""{"name":"{{was}}"}""", $$"""{"name":"{{now}}"}"""));

        Assert.Equal(($"{was[..300]}…", $"{was[..300]}…"), (change.Item2, change.Item3));
    }

    static IEnumerable<(string, string?, string?)> Changes(string? before, string? after) =>
        FieldChange.Between(Person, before, after).Select(change => (change.Label, change.Before.Text, change.After.Text));
}
