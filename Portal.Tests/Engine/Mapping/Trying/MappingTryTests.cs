using System.Text.Json;
using Portal.Engine.Entities;
using Portal.Engine.Mapping;
using Portal.Engine.Mapping.Steps;
using Portal.Engine.Mapping.Trying;

namespace Portal.Tests.Engine.Mapping.Trying;

/// <summary>What a mapping that is being edited makes of rows.</summary>
public sealed class MappingTryTests
{
    static readonly EntityDraft Person = new("person", "Person", EntityKind.Keyed,
    [
        new("name", FieldType.Text) { Required = true }, new("email", FieldType.Text), new("score", FieldType.Number), new("iban", FieldType.Text) { Sensitive = true },
    ])
    {
        Match = new Match("email", Normalisation.Email),
    };

    static readonly FieldMapping Name = new("name") { From = "name" }, Email = new("email") { From = "mail" }, Score = new("score") { From = "score" }, Iban = new("iban") { From = "bank" };

    [Fact]
    public void Each_row_becomes_something_or_says_which_field_keeps_it_out()
    {
        var trial = Try([Name, Email, Score], """{"name":"Ann","mail":"a@x.com","score":"7"}""", """{"mail":"b@x.com","score":"many"}""", """{"name":"Cy","score":null}""");

        Assert.Equal([true, false, true], trial.Rows.Select(row => row.IsTaken));
        Assert.Equal("7", trial.Rows[0].Values["score"]);
        Assert.Equal([("name", "name: the record does not have it, name is required"), ("score", "score: \"many\" is not a number")], trial.Rows[1].Refused.Select(refused => (refused.Field, refused.Reason)).Order());
        // What is well in a row that is refused is seen all the same.
        Assert.Equal("\"b@x.com\"", trial.Rows[1].Values["email"]);
    }

    [Fact]
    public void Each_field_tells_how_many_rows_fill_it_and_why_some_do_not()
    {
        var score = Try([Name, Score], """{"name":"A","score":1}""", """{"name":"B","score":null}""", """{"name":"C"}""", """{"name":"D","score":"x"}""").Field("score")!;

        Assert.Equal((1, 1, 1, 1), (score.Filled, score.Null, score.Absent, score.Refused));
        Assert.Equal(["1"], score.Examples);
        Assert.Equal("score: \"x\" is not a number", score.Reason);
    }

    [Fact]
    public void One_slip_of_the_pen_does_not_hide_what_the_rest_does()
    {
        var trial = Try([Name, new FieldMapping("score") { From = "score", Steps = [new NumberStep { Culture = "xx-nowhere-1" }] }], """{"name":"Ann","score":1}""");

        Assert.StartsWith("Fields[1].Steps[0]", Assert.Single(trial.Problems).Setting, StringComparison.Ordinal);
        Assert.Equal("\"Ann\"", trial.Rows[0].Values["name"]);
        Assert.Empty(Try([], """{"name":"Ann"}""").Rows[0].Values);
    }

    [Fact]
    public void What_is_sensitive_is_shown_nowhere()
    {
        var trial = Try([Name, Iban, new FieldMapping("score") { From = "bank" }], """{"name":"Ann","bank":"DE89 3704 0044"}""");

        Assert.Equal(MappingTry.Hidden, trial.Rows[0].Values["iban"]);
        Assert.DoesNotContain("3704", JsonSerializer.Serialize(trial), StringComparison.Ordinal);
        Assert.Equal("bank: the value is not a number", trial.Field("score")!.Reason);
    }

    [Fact]
    public void Keys_that_come_twice_and_rows_that_are_one_thing_are_found()
    {
        SampleRow[] rows = [Row("1", "A@x.com"), Row("2", "a@x.com "), Row("1", "c@x.com"), Row("3", null), Row("4", null)];

        var trial = MappingTry.Of(Person, new MappingDefinition { Fields = [Name, Email] }, rows);

        var same = Assert.Single(trial.SameKeys);
        Assert.Equal(("1", "1,3"), (same.Value, string.Join(',', same.Rows)));
        var one = Assert.Single(trial.SameThings);
        Assert.Equal(("a@x.com", "1,2"), (one.Value, string.Join(',', one.Rows)));
    }

    [Fact]
    public void A_row_without_a_key_is_refused_and_a_deletion_is_not_mapped()
    {
        using var json = JsonDocument.Parse("""{"name":"Ann"}""");

        var trial = MappingTry.Of(Person, new MappingDefinition { Fields = [Name] }, [new SampleRow(null, json.RootElement, "It has no id."), new SampleRow("2", json.RootElement, IsDeleted: true)]);

        Assert.Equal("It has no id.", Assert.Single(trial.Rows[0].Refused).Reason);
        Assert.True(trial.Rows[1] is { IsDeleted: true, IsTaken: true, Values.Count: 0 });
    }

    [Fact]
    public void No_more_rows_are_tried_than_there_may_be() =>
        Assert.Equal(SampleRow.Most, MappingTry.Of(Person, new MappingDefinition { Fields = [Name] }, [.. Enumerable.Range(0, 250).Select(i => Row($"{i}", null))]).Rows.Count);

    [Fact]
    public void It_says_what_a_run_would_say()
    {
        var shape = new EntityShape(Person.Kind, Person.Fields);
        var trial = Try([Name, Email, Score], """{"name":"Ann","mail":"a@x.com","score":"7.50"}""");

        Assert.Equal(MappingHouse.Body(MappingHouse.Compiled(shape, MappingMode.Full, Name, Email, Score), """{"name":"Ann","mail":"a@x.com","score":"7.50"}"""),
            $"{{{string.Join(',', trial.Rows[0].Values.Select(value => $"\"{value.Key}\":{value.Value}"))}}}");
    }

    static SampleRow Row(string key, string? mail) => new(key, JsonSerializer.SerializeToElement(new { name = "Ann", mail }));

    static MappingTrial Try(FieldMapping[] fields, params string[] rows) => MappingTry.Of(Person, new MappingDefinition { Fields = fields }, Suggesting.SampleRows.Of(rows));
}
