using System.Text.Json;
using Portal.Engine;
using Portal.Engine.Agents.Keys;
using Portal.Engine.Agents.Scopes;
using Portal.Engine.Data;
using Portal.Engine.Entities;
using Portal.Engine.Freshness.Watching;
using Portal.Web.Features.Api.Mcp.Answers;
using Portal.Web.Features.Api.Mcp.Asking;

namespace Portal.Web.Features.Api.Mcp.Tools;

sealed class DescribeEntity(EntityModel entities, DataCounts counts, FreshnessBoard board, TimeProvider clock) : ITool
{
    public string Name => "describe_entity";

    public string Title => "Describe an entity";

    public string Description => "Says of an entity which fields it has, what each holds, by which comparisons records are found by it, which sources bring it, how fresh each is, and how many records there are.";

    public IReadOnlyList<Argument> Arguments => [Usual.Entity];

    public JsonElement Output { get; } = OutputSchema.Of("""
        "name":{"type":"string"},"label":{"type":"string"},"kind":{"type":"string"},"records":{"type":"integer"},"note":{"type":"string"},
        "fields":{"type":"array","items":{"type":"object","properties":{"name":{"type":"string"},"label":{"type":"string"},"type":{"type":"string"},
        "searchable":{"type":"boolean"},"sensitive":{"type":"boolean"},"comparisons":{"type":"array","items":{"type":"string"}},"sources":{"type":"array","items":{"type":"string"}},
        "verdict":{"type":"string"},"reason":{"type":"string"},"verifiedAt":{"type":"string"},"expectedBy":{"type":"string"}},"required":["name","type","verdict"]}}
        """, "name", "label", "kind", "fields", "records");

    public bool ReadsRecords => false;

    public async Task<Outcome<Told>> Call(AgentPass pass, Given given, CancellationToken stop)
    {
        if (!pass.Model.Look(given.Text(Usual.EntityName)!).Succeeded(out var entity, out var refusal)) return refusal;
        var alone = new ScopedModel(pass.Scope, (await entities.List(stop)).Where(one => one.Id == entity.Id));
        var counted = (await counts.Of(alone, stop)).GetValueOrDefault(entity.Id);
        var picture = EntityPicture.Of(entity, await board.Now(stop), clock.GetUtcNow());
        picture = picture with { Records = counted };
        return new Told(AnswerJson.Of(picture), picture.Freshness, [.. picture.Fields.Select(field => field.Name)]);
    }
}
