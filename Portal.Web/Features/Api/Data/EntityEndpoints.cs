using System.Text.Json;
using Portal.Engine.Agents.Scopes;
using Portal.Engine.Entities;
using Portal.Engine.Freshness;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Workflows.Asking;
using Portal.Web.Features.Api.Ages;
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

    static EntityPart Short(ScopedEntity entity, FreshnessNow now, DateTimeOffset at) =>
        new(entity.Name, entity.Label, entity.Kind, entity.Fields.Max(field => FieldFreshness.Of(entity, field.Name, now, at).Verdict), entity.Names);

    static FieldPart Field(ScopedEntity entity, EntityField field, FreshnessNow now, DateTimeOffset at)
    {
        var age = FieldFreshness.Of(entity, field.Name, now, at);
        var streams = age.Streams.Select(stream => new StreamPart(stream.Source, stream.Stream, stream.Verdict, stream.VerifiedAt, stream.ExpectedBy));
        return new FieldPart(field.Name, field.Label, field.Type, field.Searchable, field.Sensitive, field.Required, age.Verdict, age.Reason, [.. streams]);
    }

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
