using Microsoft.AspNetCore.Http;
using Portal.Engine.Connecting.Looking;
using Portal.Engine.Connecting.Suggesting;
using Portal.Engine.Connecting.Trying;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Entities;
using Portal.Engine.Entities.Ready;
using Portal.Tests.Engine.Sources;

namespace Portal.Tests.Engine.Connecting.Suggesting;

/// <summary>A further list that can be started as it is, and all that keeps one from it.</summary>
public sealed class ListSuggestionsTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_of_which_all_is_shown_to_be_right_is_certain()
    {
        await using var probe = await ProbeHouse.Start(TellingApi.Answer);
        var before = await Before(probe);

        var found = await Suggest(probe, "Deals", "deals", before);

        Assert.Empty(found.Doubts);
        Assert.True(found.IsCertain);
        Assert.Equal(("deal", null, "id", "updated_at"), (found.Entity!.Name, found.EntityId, Assert.Single(found.Tried!.Proposed.Key), found.Tried.Proposed.Updated.Field));
        Assert.Superset(new HashSet<string> { "title", "stage", "amount", "close_date" }, found.Mapping.Fields.Select(field => field.To).ToHashSet());
        Assert.Equal((found.Rows.Count, 0), (found.Mapped.Taken, found.Mapped.Refused));
        // Nothing of it is stored.
        Assert.Empty(await probe.House.Entities.List(Stop));
    }

    [Fact]
    public async Task An_entity_that_is_there_is_taken_as_it_is_and_what_it_must_have_is_missed()
    {
        await using var probe = await ProbeHouse.Start(TellingApi.Answer);
        var draft = ReadyEntities.Find("deal")!.Draft;
        var deal = (await probe.House.Entities.Add(SourcesHouse.Ada, draft with { Fields = [.. draft.Fields, new EntityField("region", FieldType.Text) { Required = true }] }, Stop)).Value;

        var found = await Suggest(probe, "Deals", "deals", await Before(probe));

        Assert.Equal((deal.Id, false), (found.EntityId, found.IsCertain));
        Assert.Contains("What is suggested does not fill all that its rows must have.", found.Doubts);
    }

    [Fact]
    public async Task What_its_rows_are_is_a_question_where_nothing_says_so()
    {
        await using var probe = await ProbeHouse.Start(TellingApi.Answer);

        var found = await Suggest(probe, "Stuff", "deals", await Before(probe));

        Assert.Null(found.Entity);
        Assert.Equal(["It is not plain what its rows are."], found.Doubts);
        Assert.NotEmpty(found.Rows);
    }

    [Theory]
    [InlineData("""{"items":[]}""", "No rows came")]
    [InlineData("""{"hello":"there"}""", "No rows came")]
    [InlineData("""{"items":[{"name":"a"},{"name":"a"}]}""", "No field is likely to be the key")]
    public async Task Where_the_answer_shows_no_list_with_a_key_nothing_more_is_asked(string answer, string doubt)
    {
        await using var probe = await ProbeHouse.Saying(answer);

        var found = await Suggest(probe, "Deals", "deals", new());

        Assert.StartsWith(doubt, Assert.Single(found.Doubts), StringComparison.Ordinal);
        Assert.Equal((null, 1, false), (found.Tried, probe.Server.Requests.Count, found.IsCertain));
    }

    /// <summary>All of it comes at once, so neither pages nor changes can be shown.</summary>
    [Fact]
    public async Task What_could_not_be_shown_is_a_doubt()
    {
        await using var probe = await ProbeHouse.Start(http => http.Response.WriteAsJsonAsync(Enumerable.Range(1, 8).Select(row => new { id = row, title = $"Order {row}", stage = "open", amount = 5, close_date = "2026-09-01" }), Stop));

        var found = await Suggest(probe, "Deals", "deals", new());

        Assert.Equal(("deal", false), (found.Entity?.Name, found.IsCertain));
        Assert.Equal(["Not all of how it is read could be shown to be right."], found.Doubts);
    }

    /// <summary>That a field tells of deletes is proposed and never proved, so somebody must have looked at it.</summary>
    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task A_sign_of_deletes_is_a_doubt_unless_the_list_before_has_the_same(bool hasBefore, bool isDoubt)
    {
        await using var probe = await ProbeHouse.Start(http => http.Response.WriteAsJsonAsync(Enumerable.Range(1, 8).Select(row => new { id = row, title = $"Order {row}", stage = "open", amount = 5, archived = false }), Stop));
        var before = new RestSettings { Deletes = hasBefore ? new() { By = DeleteKind.Flag, Flag = "archived" } : new() };

        var found = await Suggest(probe, "Deals", "deals", before);

        Assert.Equal("archived", found.Tried!.Proposed.Deletes.Flag);
        Assert.Equal(isDoubt, found.Doubts.Any(doubt => doubt.Contains("archived", StringComparison.Ordinal)));
    }

    static async Task<RestSettings> Before(ProbeHouse probe)
    {
        var look = await probe.House.Get<AnswerLook>().Ask(probe.Source, new() { Path = "contacts" }, Stop);
        return (await probe.House.Get<Trial>().Run(probe.Source, look.Suggested, stop: Stop)).Value.Proposed;
    }

    static Task<ListSuggestion> Suggest(ProbeHouse probe, string called, string path, RestSettings like) => probe.House.Get<ListSuggestions>().Of(probe.Source, called, new() { Path = path }, like, stop: Stop);
}
