using System.Text.Json;
using Portal.Engine;
using Portal.Engine.Agents.Keys;
using Portal.Engine.Data;
using Portal.Engine.Data.Answers;
using Portal.Engine.Data.Asking;
using Portal.Web.Features.Api.Mcp.Answers;
using Portal.Web.Features.Api.Mcp.Asking;
using Portal.Web.Platform.Agents;

namespace Portal.Web.Features.Api.Mcp.Tools;

sealed class Summarize(DataSummaries summaries, AgentTurns turns) : ITool
{
    const string By = "by", Per = "window", Zone = "zone", From = "from", To = "to", Of = "of", Distinct = "distinct", Top = "top";

    const int MostTop = 200;

    static readonly Dictionary<string, Window> Windows = new() { ["hour"] = Window.Hour, ["day"] = Window.Day, ["week"] = Window.Week };

    public string Name => "summarize";

    public string Title => "Count and sum";

    public string Description => "Counts records and adds up numbers, in groups by a field and, of happenings, by hours, days or weeks. Short however many there are; the only way to ask for happenings.";

    public IReadOnlyList<Argument> Arguments =>
    [
        Usual.Entity, Usual.Where,
        new(By, Shape.Text, "A searchable field: a group for each of its values."),
        new(Of, Shape.Text, "A field with numbers, dates or moments: the least and the greatest, of numbers also the sum and the average."),
        new(Distinct, Shape.Text, "A field: how many different values it has."),
        new(Per, Shape.Text, "Of happenings: a group for each of these.") { OneOf = [.. Windows.Keys] },
        new(Zone, Shape.Text, "The time zone that hours, days and weeks are of, such as Europe/Zurich; UTC without it."),
        new(From, Shape.Moment, "Of happenings: not before."),
        new(To, Shape.Moment, "Of happenings: before."),
        new(Top, Shape.Whole, "So many groups, the largest first; with a window so many of each. 20 without it.") { Least = 1, Most = MostTop },
    ];

    public JsonElement Output { get; } = OutputSchema.Of("""
        "entity":{"type":"string"},"count":{"type":"integer","description":"Of all groups, also those that are not shown."},
        "groups":{"type":"array","items":{"type":"object","properties":{"begins":{"type":"string"},"key":{"type":"string"},"count":{"type":"integer"},"measured":{"type":"integer"},
        "min":{"type":"string"},"max":{"type":"string"},"sum":{"type":"number"},"average":{"type":"number"},"distinct":{"type":"integer"}},"required":["count"]}},
        "groupsLeftOut":{"type":"integer"},"note":{"type":"string"}
        """, "entity", "count", "groups", "groupsLeftOut");

    /// <summary>Groups show values, so whoever may read no more records is told none of them either.</summary>
    public bool ReadsRecords => true;

    public async Task<Outcome<Told>> Call(AgentPass pass, Given given, CancellationToken stop)
    {
        var query = new SummaryQuery(given.Text(Usual.EntityName)!)
        {
            Where = given.Filters(Usual.WhereName),
            By = given.Text(By),
            Of = given.Text(Of),
            Distinct = given.Text(Distinct),
            Window = given.Text(Per) is { } window ? Windows[window] : null,
            From = given.Moment(From),
            To = given.Moment(To),
        };
        if (given.Text(Zone) is { } zone) query = query with { Zone = zone };
        if (given.Whole(Top) is { } top) query = query with { Top = (int)top };
        if (!turns.Take(pass, LongQuestion.Summary).Succeeded(out var turn, out var refusal)) return refusal;
        using var _ = turn;
        if (!(await summaries.Of(pass.Model, query, stop)).Succeeded(out var summary, out refusal)) return refusal;

        var shown = AnswerJson.Fit(summary.Groups);
        var (groups, leftOut) = (summary.Groups.Take(shown).ToArray(), summary.GroupsLeftOut + summary.Groups.Count - shown);
        var note = shown < summary.Groups.Count ? $"Only {shown} groups fit into one answer: ask for fewer, or for less time. {summary.Note}".TrimEnd() : summary.Note;
        var age = new AnswerAge(summary.Verdict, summary.AsOf);
        string[] fields = [.. new[] { query.By, query.Of, query.Distinct }.OfType<string>().Union(query.Where.Select(one => one.Field))];
        return new Told(AnswerJson.Of(new Answer(age, query.Entity, summary.Count, groups, leftOut, note)), age, fields, groups.Length);
    }

    sealed record Answer(AnswerAge Freshness, string Entity, long Count, IReadOnlyList<SummaryGroup> Groups, int GroupsLeftOut, string? Note);
}
