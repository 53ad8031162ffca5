using System.Text.Json;
using Portal.Engine.Agents.Scopes;
using Portal.Engine.Entities;
using Portal.Engine.Freshness;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Workflows.Asking;
using Portal.Web.Platform.Agents;

namespace Portal.Web.Features.Api.Data;

/// <summary>Which entities there are for an agent, and of each which fields, how they can be asked for, and from where they come.</summary>
sealed class EntityEndpoints(FreshnessBoard board, DataDoor door, TimeProvider clock)
{
    const string Listed = "entities", Described = "entity";

    public async Task<IResult> List(HttpContext http)
    {
        if (new Parameters(http).Problem is { } problem) return await door.Refuse(http, Listed, problem);
        var (now, at) = (await board.Now(http.RequestAborted), clock.GetUtcNow());
        return await Answer(http, Listed, null, new Entities([.. http.Question()!.Pass.Model.Entities.Select(entity => Short(entity, now, at))]));
    }

    public async Task<IResult> Describe(HttpContext http, string entity)
    {
        if (new Parameters(http).Problem is { } problem) return await door.Refuse(http, Described, problem);
        if (!http.Question()!.Pass.Model.Look(entity).Succeeded(out var found, out var refusal)) return await door.Refuse(http, Described, refusal);
        var (now, at) = (await board.Now(http.RequestAborted), clock.GetUtcNow());
        var of = Short(found, now, at);
        return await Answer(http, Described, found.Name, new Description(of.Name, of.Label, of.Kind, of.Verdict, [.. found.Fields.Select(field => Field(found, field, now, at))]));
    }

    Task<IResult> Answer<T>(HttpContext http, string kind, string? entity, T answer) => door.Answer(http, kind, read => read with { Entity = entity }, to =>
    {
        using var json = new Utf8JsonWriter(to);
        JsonSerializer.Serialize(json, answer, GateAnswer.Json);
        return json.BytesCommitted + json.BytesPending;
    });

    static EntityPart Short(ScopedEntity entity, FreshnessNow now, DateTimeOffset at)
    {
        var worst = entity.Fields.Max(field => Worst(now.Bringing(entity.Id, field.Name).Select(stream => stream.Of(field.Name).At(at))).Verdict);
        return new EntityPart(entity.Name, entity.Label, entity.Kind, worst, entity.Names);
    }

    static FieldPart Field(ScopedEntity entity, EntityField field, FreshnessNow now, DateTimeOffset at)
    {
        StreamPart[] streams = [.. now.Bringing(entity.Id, field.Name).Select(stream => Stream(stream, field.Name, at))];
        var finding = Worst(now.Bringing(entity.Id, field.Name).Select(stream => stream.Of(field.Name).At(at)));
        return new FieldPart(field.Name, field.Label, field.Type, field.Searchable, field.Sensitive, field.Required, finding.Verdict, finding.Reason, streams);
    }

    static StreamPart Stream(WatchedStream stream, string field, DateTimeOffset at)
    {
        var limits = stream.Of(field);
        return new StreamPart(stream.Plan.SourceName, stream.Plan.Name, limits.At(at).Verdict, limits.VerifiedAt, limits.ExpectedBy);
    }

    /// <summary>Nobody knows from which of them the next record comes, so it is as the worst of them.</summary>
    static Finding Worst(IEnumerable<Finding> findings) => findings.Aggregate((Finding?)null, (worst, finding) => worst?.OrWorse(finding) ?? finding) ?? Limits.NothingBringsIt.At(default);

    sealed record Entities(IReadOnlyList<EntityPart> All)
    {
        [System.Text.Json.Serialization.JsonPropertyName("entities")]
        public IReadOnlyList<EntityPart> All { get; } = All;
    }

    sealed record EntityPart(string Name, string Label, EntityKind Kind, Verdict Verdict, IReadOnlyList<string> Fields);

    sealed record Description(string Name, string Label, EntityKind Kind, Verdict Verdict, IReadOnlyList<FieldPart> Fields);

    sealed record FieldPart(string Name, string? Label, FieldType Type, bool Searchable, bool Sensitive, bool Required, Verdict Verdict, Reason Reason, IReadOnlyList<StreamPart> Streams);

    sealed record StreamPart(string Source, string Stream, Verdict Verdict, DateTimeOffset? VerifiedAt, DateTimeOffset? ExpectedBy);
}
