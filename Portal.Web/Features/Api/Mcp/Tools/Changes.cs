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

sealed class Changes(DataChanges changes, ChangesWait waiting, FreshnessBoard board, AgentLimiter limiter, TimeProvider clock) : ITool
{
    public const int LongestWait = 20;

    const string After = "after", FromNow = "fromNow", Wait = "waitSeconds";

    public string Name => "changes";

    public string Title => "See what changed";

    public string Description => "Says which records of an entity changed or are gone since an earlier answer. Without after, all that there is comes first; with fromNow only a token, from which changes are told later.";

    public IReadOnlyList<Argument> Arguments =>
    [
        Usual.Entity,
        new(After, Shape.Text, "What the answer before gave as next."),
        new(FromNow, Shape.Flag, "Begins now: gives a token and no changes."),
        Usual.Fields, Usual.Limit,
        new(Wait, Shape.Whole, "Where nothing changed yet, waits so long for it.") { Least = 0, Most = LongestWait },
        Usual.Full,
    ];

    public JsonElement Output { get; } = OutputSchema.Of("""
        "entity":{"type":"string"},"changes":{"type":"array","items":{"type":"object","properties":{"id":{"type":"integer"},
        "changed":{"type":"array","items":{"type":"string"}},"record":{"type":"object"},"gone":{"type":"boolean"},"into":{"type":"integer"}},"required":["id"]}},
        "next":{"type":"string","description":"Give it as after, to hear of what changes later."},"isMore":{"type":"boolean"},"note":{"type":"string"}
        """, "entity", "changes", "next", "isMore");

    public bool ReadsRecords => true;

    public async Task<Outcome<Told>> Call(AgentPass pass, Given given, CancellationToken stop)
    {
        var query = new ChangesQuery(given.Text(Usual.EntityName)!, given.Text(After)) { Fields = given.Texts(Usual.FieldsName), Most = given.Most(pass, limiter) };
        if (given.Flag(FromNow))
        {
            if (query.After is not null) return new QuestionMalformed($"Give either {After} or {FromNow}.");
            return (await changes.Now(pass.Model, query.Entity, stop)).Succeeded(out var token, out var no) ? await Told(pass, query, new ChangesPage([], token, false), [], false, stop) : no;
        }

        var (wait, isCut) = (TimeSpan.FromSeconds(given.Whole(Wait) ?? 0), false);
        while (true)
        {
            if (!(await waiting.For(pass, query, wait, stop)).Succeeded(out var page, out var refusal)) return refusal;
            var parts = page.Changes.Select(change => AnswerJson.Of(change, given.IsFull())).ToArray();
            var fitting = AnswerJson.Fit(parts);
            if (fitting == parts.Length) return await Told(pass, query, page, parts, isCut, stop);
            if (fitting == 0) return new AnswerTooLarge(AnswerJson.MostBytes);
            (query, wait, isCut) = (query with { Most = fitting }, TimeSpan.Zero, true);
        }
    }

    async Task<Told> Told(AgentPass pass, ChangesQuery query, ChangesPage page, JsonElement[] parts, bool isCut, CancellationToken stop)
    {
        var age = AnswerAge.Of(pass.Model.Find(query.Entity)!, query.Fields, await board.Now(stop), clock.GetUtcNow());
        var note = isCut ? $"Only {parts.Length} changes fit into one answer. Go on with next." : null;
        var fields = page.Changes.SelectMany(change => change.Record?.Fields ?? []).Select(field => field.Name).Distinct().ToArray();
        return new Told(AnswerJson.Of(new Answer(age, query.Entity, parts, page.Next, page.IsMore, note)), age, fields, parts.Length);
    }

    sealed record Answer(AnswerAge Freshness, string Entity, IReadOnlyList<JsonElement> Changes, string Next, bool IsMore, string? Note);
}
