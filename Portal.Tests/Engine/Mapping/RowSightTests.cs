using System.Text.Json;
using Portal.Engine.Entities;
using Portal.Engine.Mapping;
using Portal.Engine.Mapping.Steps;

namespace Portal.Tests.Engine.Mapping;

/// <summary>What of a row may be shown, and to whom.</summary>
public sealed class RowSightTests
{
    const string Raw = """{"id":7,"name":{"first":"Anna","last":"Berg"},"phone":"PLANTED","more":[{"iban":"PLANTED","bank":"X"},{"iban":"PLANTED"}],"note":"Old","pin":"1234"}""";

    [Fact]
    public void Nobody_sees_what_becomes_sensitive_and_managers_see_only_what_becomes_something_else()
    {
        var sight = Sight(Field("name") with { Steps = [new TemplateStep("{name.first}")] }, From("phone"), From("iban", "more[0].iban"));

        Assert.Equal("""{"id":"(not mapped, hidden)","name":{"first":"Anna","last":"(not mapped, hidden)"},"phone":"(sensitive, hidden)","more":"(sensitive, hidden)","note":"(not mapped, hidden)","pin":"(not mapped, hidden)"}""", Shown(sight, toAdmin: false));
        Assert.Equal("""{"id":7,"name":{"first":"Anna","last":"Berg"},"phone":"(sensitive, hidden)","more":"(sensitive, hidden)","note":"Old","pin":"1234"}""", Shown(sight, toAdmin: true));
    }

    [Fact]
    public void What_a_step_hides_and_the_rest_of_a_list_are_not_shown_to_managers()
    {
        var sight = Sight(From("note", "pin") with { Steps = [new HashStep()] }, From("bank", "more[0].bank"));

        var shown = Shown(sight, toAdmin: false);

        Assert.Contains("""{"iban":"(not mapped, hidden)","bank":"X"},"(not mapped, hidden)"]""", shown, StringComparison.Ordinal);
        Assert.Contains("\"pin\":\"(not mapped, hidden)\"", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mapping_that_does_not_fit_shows_names_alone_and_one_that_takes_the_whole_row_for_sensitive_nothing()
    {
        var unfit = Sight(From("no_such_field", "note"));
        Assert.False(unfit.IsSure);
        Assert.DoesNotContain("Old", Shown(unfit, toAdmin: true), StringComparison.Ordinal);
        Assert.True(unfit.Hides("note", "\"Old\" is not a number"));

        Assert.Equal("\"(sensitive, hidden)\"", Shown(Sight(From("all", "$")), toAdmin: true));
        Assert.Equal(Shown(Sight(From("note")), toAdmin: false), Shown(Sight(From("note"), From("any", "$")), toAdmin: false));
    }

    [Fact]
    public void A_reason_of_an_earlier_mapping_shows_no_value_that_is_sensitive_now()
    {
        var sight = Sight(From("phone"), From("note"));

        Assert.Equal(["note", "phone"], sight.Subjects);
        Assert.True(sight.Hides("phone", "\"PLANTED\" is not a number"));
        Assert.True(sight.Hides("note, phone.home", "12 is not a text"));
        Assert.False(sight.Hides("phone", "the value is not a text"));
        Assert.False(sight.Hides("phone", "the record does not have it, phone is required"));
        Assert.False(sight.Hides("note", "12 is not a text"));
    }

    static RowSight Sight(params FieldMapping[] fields) => RowSight.Of(new MappingDefinition { Fields = fields }, new Entity
    {
        Id = 1, Name = "person", Label = "Person", Kind = EntityKind.Keyed, CreatedAt = default,
        Fields = [new("name", FieldType.Text), new("phone", FieldType.Text) { Sensitive = true }, new("iban", FieldType.Text) { Sensitive = true }, new("all", FieldType.Json) { Sensitive = true }, new("any", FieldType.Json), new("note", FieldType.Text), new("bank", FieldType.Text)],
    });

    static FieldMapping Field(string to) => new(to);

    static FieldMapping From(string to, string? path = null) => new(to) { From = path ?? to };

    static string Shown(RowSight sight, bool toAdmin) => JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(sight.Show(Raw, toAdmin)), MappingDefinition.Json);
}
