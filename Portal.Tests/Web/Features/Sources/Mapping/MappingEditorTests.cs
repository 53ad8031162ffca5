using System.Text.Json;
using Bunit;
using Portal.Engine.Entities;
using Portal.Engine.Mapping;
using Portal.Web.Features.Sources.Mapping;

namespace Portal.Tests.Web.Features.Sources.Mapping;

/// <summary>What the editor tells whoever maps real rows, before anything is saved.</summary>
public sealed class MappingEditorTests : Stage
{
    static readonly EntityDraft Person = new("person", "Person", EntityKind.Keyed, [new("name", FieldType.Text) { Label = "Name" }, new("email", FieldType.Text) { Label = "Email" }, new("phone", FieldType.Text) { Label = "Phone" }])
    {
        Match = new Match("email", Normalisation.Email),
    };

    static readonly MappingDefinition Both = new() { Fields = [new("name") { From = "name" }, new("email") { From = "mail" }] };

    [Fact]
    public async Task A_suggestion_says_what_it_reads_how_sure_it_is_and_why_until_it_is_taken()
    {
        MappingDefinition? changed = null;
        var editor = Open(new MappingDefinition(), now => changed = now, Row("1", "a@x.com"), Row("2", "b@x.com"));

        Assert.Equal("name · sure · It has the same name.", Suggested(editor, "name"));
        Assert.Equal("mail · sure · Systems often call it so. All values look like e-mail addresses.", Suggested(editor, "email"));
        Assert.Null(Suggested(editor, "phone"));

        await editor.Find("article[aria-labelledby=map-email-title] .suggestion button").ClickAsync(new());

        Assert.Equal(("email", "mail"), Assert.Single(changed!.Fields) is var taken ? (taken.To, taken.From) : default);
        Assert.Null(Suggested(editor, "email"));
    }

    [Fact]
    public void Keys_that_stand_there_more_than_once_are_told_with_their_rows()
    {
        var notice = Notice(Open(Both, null, Row("1", "a@x.com"), Row("2", "b@x.com"), Row("1", "c@x.com")));

        Assert.Equal(("1 key stands here more than once", "Of rows with the same key the last one stays: 1 in rows 1, 3. Look whether another field is the key."), notice);
    }

    [Fact]
    public void Rows_that_would_become_one_thing_are_told_with_by_what_they_match()
    {
        var notice = Notice(Open(Both, null, Row("1", "A@x.com"), Row("2", "a@x.com "), Row("3", "c@x.com"), Row("4", null)));

        Assert.Equal(("2 rows would become 1 unified record", "They match by Email: a@x.com in rows 1, 2."), notice);
    }

    [Fact]
    public void Where_every_row_is_a_thing_of_its_own_neither_is_said() =>
        Assert.Empty(Open(Both, null, Row("1", "a@x.com"), Row("2", "b@x.com"), Row("3", null), Row("4", null)).FindAll(".notice"));

    /// <summary>What is deleted shows little of what rows become.</summary>
    [Fact]
    public void Rows_that_are_deleted_stand_after_those_that_are_not_and_are_counted()
    {
        var editor = Open(Both, null, [.. Enumerable.Range(1, 12).Select(n => Row($"{n}", $"{n}@x.com") with { IsDeleted = n <= 11 })]);

        Assert.Contains("11 of them say that they are deleted.", editor.Find(".trial-counts").TextContent, StringComparison.Ordinal);
        Assert.Equal("12", editor.FindAll("section[aria-labelledby=trial-title] tbody tr th")[0].TextContent.Trim());
    }

    static SampleRow Row(string key, string? mail) => new(key, JsonSerializer.SerializeToElement(new { name = $"Ann {key}", mail }));

    /// <summary>What is suggested for a field, as it is read from left to right.</summary>
    static string? Suggested(IRenderedComponent<MappingEditor> editor, string field) =>
        editor.FindAll($"article[aria-labelledby=map-{field}-title] .suggestion").SingleOrDefault() is { } found ? string.Join(" · ", found.Children.Select(part => part.TextContent.Trim())) : null;

    static (string Title, string Text) Notice(IRenderedComponent<MappingEditor> editor) => (editor.Find(".notice-title").TextContent, editor.Find(".notice-text").TextContent.Trim());

    IRenderedComponent<MappingEditor> Open(MappingDefinition mapping, Action<MappingDefinition>? changed, params SampleRow[] rows) => Render<MappingEditor>(set =>
    {
        set.Add(it => it.Rows, rows).Add(it => it.Entity, Person).Add(it => it.Definition, mapping);
        if (changed is not null) set.Add(it => it.DefinitionChanged, changed);
    });
}
