using Portal.Web.Features.Api.Ages;
using System.Text.Json;
using Portal.Engine;
using Portal.Engine.Agents.Keys;
using Portal.Engine.Agents.Scopes;
using Portal.Engine.Freshness.Watching;
using Portal.Web.Features.Api.Mcp.Answers;
using Portal.Web.Features.Api.Mcp.Asking;

namespace Portal.Web.Features.Api.Mcp.Tools;

sealed class CheckFreshness(FreshnessBoard board, TimeProvider clock) : ITool
{
    const string Field = "field";

    public string Name => "check_freshness";

    public string Title => "Check freshness";

    public string Description => "Says how old what is known of an entity is, field by field and stream by stream: verdict, why, when it was last verified, when that is expected again, and when it becomes stale.";

    public IReadOnlyList<Argument> Arguments => [Usual.Entity, new(Field, Shape.Text, "One field; all of them without it.")];

    public JsonElement Output { get; } = OutputSchema.Of("""
        "entity":{"type":"string"},"fields":{"type":"array","items":{"type":"object","properties":{"field":{"type":"string"},"verdict":{"type":"string"},"reason":{"type":"string"},
        "verifiedAt":{"type":"string"},"expectedBy":{"type":"string"},"streams":{"type":"array","items":{"type":"object","properties":{"source":{"type":"string"},"stream":{"type":"string"},
        "verdict":{"type":"string"},"reason":{"type":"string"},"verifiedAt":{"type":"string"},"expectedBy":{"type":"string"},"staleAfter":{"type":"string"}},"required":["source","stream","verdict","reason"]}}},
        "required":["field","verdict","reason","streams"]}},"note":{"type":"string"}
        """, "entity", "fields");

    public bool ReadsRecords => false;

    public async Task<Outcome<Told>> Call(AgentPass pass, Given given, CancellationToken stop)
    {
        if (!pass.Model.Look(given.Text(Usual.EntityName)!).Succeeded(out var entity, out var refusal)) return refusal;
        if (given.Text(Field) is { } asked && entity.Field(asked) is null) return new FieldUnknown(entity.Name, asked);
        var (now, at) = (await board.Now(stop), clock.GetUtcNow());
        var all = entity.Fields.Where(field => given.Text(Field) is not { } only || field.Name == only).Select(field => FieldFreshness.Of(entity, field.Name, now, at)).ToArray();
        var (shown, age) = (AnswerJson.Fit(all), AnswerAge.Of(all));
        var note = shown < all.Length ? $"{all.Length - shown} more fields are not shown: ask for them by name." : null;
        return new Told(AnswerJson.Of(new Answer(age, entity.Name, all[..shown], note)), age, [.. all[..shown].Select(field => field.Field)]);
    }

    sealed record Answer(AnswerAge Freshness, string Entity, IReadOnlyList<FieldFreshness> Fields, string? Note);
}
