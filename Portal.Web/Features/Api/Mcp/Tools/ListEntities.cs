using System.Text.Json;
using Portal.Engine;
using Portal.Engine.Agents.Keys;
using Portal.Engine.Entities;
using Portal.Engine.Freshness.Watching;
using Portal.Web.Features.Api.Mcp.Answers;
using Portal.Web.Features.Api.Mcp.Asking;

namespace Portal.Web.Features.Api.Mcp.Tools;

sealed class ListEntities(FreshnessBoard board, TimeProvider clock) : ITool
{
    public string Name => "list_entities";

    public string Title => "List entities";

    public string Description => "Lists what there is to ask for: each entity with its name and how fresh it is. Start here.";

    public IReadOnlyList<Argument> Arguments => [];

    public JsonElement Output { get; } = OutputSchema.Of("""
        "entities":{"type":"array","items":{"type":"object","properties":{"name":{"type":"string"},"label":{"type":"string"},
        "kind":{"type":"string","enum":["keyed","happening"],"description":"Happenings are only counted, by summarize."},
        "fields":{"type":"integer"},"freshness":{"type":"object"}},"required":["name","label","kind","fields","freshness"]}},"note":{"type":"string"}
        """, "entities");

    public bool ReadsRecords => false;

    public async Task<Outcome<Told>> Call(AgentPass pass, Given given, CancellationToken stop)
    {
        var (now, at) = (await board.Now(stop), clock.GetUtcNow());
        var all = pass.Model.Entities.Select(entity => new Part(entity.Name, entity.Label, entity.Kind, entity.Fields.Count, AnswerAge.Of(entity, null, now, at))).ToArray();
        var shown = AnswerJson.Fit(all);
        var age = new AnswerAge(all.Select(one => one.Freshness.Verdict).DefaultIfEmpty().Max(), all.Any(one => one.Freshness.AsOf is null) ? null : all.Min(one => one.Freshness.AsOf));
        return new Told(AnswerJson.Of(new Answer(age, all[..shown], shown < all.Length ? $"{all.Length - shown} more are not shown." : null)), age, []);
    }

    sealed record Answer(AnswerAge Freshness, IReadOnlyList<Part> Entities, string? Note);

    sealed record Part(string Name, string Label, EntityKind Kind, int Fields, AnswerAge Freshness);
}
