using System.Text.Json;
using Portal.Engine;
using Portal.Engine.Agents.Keys;
using Portal.Engine.Agents.Limits;
using Portal.Engine.Data;
using Portal.Engine.Data.Answers;
using Portal.Engine.Data.Asking;
using Portal.Engine.Freshness.Watching;
using Portal.Web.Features.Api.Mcp.Answers;
using Portal.Web.Features.Api.Mcp.Asking;

namespace Portal.Web.Features.Api.Mcp.Tools;

sealed class Query(DataReader reader, FreshnessBoard board, AgentLimiter limiter, TimeProvider clock) : ITool
{
    const string SortBy = "sortBy", Descending = "descending", Cursor = "cursor";

    public string Name => "query";

    public string Title => "Find records";

    public string Description => "Finds records of an entity by conditions, in an order, page by page. Each says how fresh it is. For how many there are, or sums, use summarize instead.";

    public IReadOnlyList<Argument> Arguments =>
    [
        Usual.Entity, Usual.Where,
        new(SortBy, Shape.Text, "A searchable field. Records without a value in it are then not in the answer."),
        new(Descending, Shape.Flag, "The greatest first."),
        Usual.Fields, Usual.Limit,
        new(Cursor, Shape.Text, "What the page before said as next, with the same question."),
        Usual.Full, Usual.MaxAge, Usual.Disagreements,
    ];

    public JsonElement Output { get; } = OutputSchema.Of("""
        "entity":{"type":"string"},"records":{"type":"array","items":{"type":"object","properties":{"id":{"type":"integer"},
        "values":{"type":"object"},"fields":{"type":"object"},"freshness":{"type":"object"}},"required":["id","freshness"]}},
        "next":{"type":"string","description":"The cursor of the next page; there is none after the last."},"note":{"type":"string"}
        """, "entity", "records");

    public bool ReadsRecords => true;

    public async Task<Outcome<Told>> Call(AgentPass pass, Given given, CancellationToken stop)
    {
        var query = new DataQuery(given.Text(Usual.EntityName)!)
        {
            Where = given.Filters(Usual.WhereName),
            Sort = given.Has(SortBy) || given.Has(Descending) ? new DataSort(given.Text(SortBy), given.Flag(Descending)) : null,
            Fields = given.Texts(Usual.FieldsName),
            Most = given.Most(pass, limiter),
            Cursor = given.Text(Cursor),
            MaxAge = given.MaxAgeOf(),
            Disagreements = given.Flag(Usual.DisagreementsName),
        };
        var isCut = false;
        while (true)
        {
            if (!(await reader.Query(pass.Model, query, stop)).Succeeded(out var page, out var refusal)) return refusal;
            var records = page.Records.Select(record => AnswerJson.Of(record, given.IsFull())).ToArray();
            var fitting = AnswerJson.Fit(records);
            if (fitting == records.Length) return await Told(pass, query, page, records, isCut, stop);
            if (fitting == 0) return new AnswerTooLarge(AnswerJson.MostBytes);
            // Asked again for as many as fit, so that the cursor goes on after the last that is shown.
            (query, isCut) = (query with { Most = fitting }, true);
        }
    }

    async Task<Told> Told(AgentPass pass, DataQuery query, DataPage page, JsonElement[] records, bool isCut, CancellationToken stop)
    {
        var age = page.Records.Count > 0 ? AnswerAge.Of(page.Records) : AnswerAge.Of(pass.Model.Find(query.Entity)!, query.Fields, await board.Now(stop), clock.GetUtcNow());
        var note = isCut ? $"Only {records.Length} records fit into one answer. Go on with next, or ask for fewer fields. {page.Note}".TrimEnd() : page.Note;
        var fields = page.Records.SelectMany(record => record.Fields).Select(field => field.Name).Union(query.Where.Select(one => one.Field).Append(query.Sort?.Field).OfType<string>()).ToArray();
        return new Told(AnswerJson.Of(new Answer(age, query.Entity, records, page.Next, note)), age, fields, records.Length);
    }

    sealed record Answer(AnswerAge Freshness, string Entity, IReadOnlyList<JsonElement> Records, string? Next, string? Note);
}
