using Microsoft.Net.Http.Headers;
using Portal.Engine.Agents.Scopes;
using Portal.Engine.Freshness;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Workflows.Asking;
using Portal.Web.Features.Api.Ages;
using Portal.Web.Platform.Agents;

namespace Portal.Web.Features.Api;

/// <summary>How fresh the fields are that an agent may see, and which streams bring them. A stream that brings none of them is not told of.</summary>
sealed class FreshnessEndpoint(FreshnessBoard board, ApiQuestion question, TimeProvider clock)
{
    const string Kind = "freshness";

    public async Task<IResult> Tell(HttpContext http, string? entity)
    {
        var model = http.Question()!.Pass.Model;
        ScopedEntity? only = null;
        if (entity is not null && !model.Look(entity).Succeeded(out only, out var refusal)) return await question.Refuse(http, Kind, refusal);
        var now = await board.Now(http.RequestAborted);
        var at = clock.GetUtcNow();
        var parts = (only is null ? model.Entities : [only]).Select(one => new Part(one.Name, [.. one.Fields.Select(field => FieldPart.Of(FieldFreshness.Of(one, field.Name, now, at)))])).ToArray();
        await question.Account(http, Kind, read => read with
        {
            Entity = only?.Name,
            Worst = (byte)parts.SelectMany(part => part.Fields).Select(field => field.Verdict).DefaultIfEmpty().Max(),
            OldestAge = at - parts.SelectMany(part => part.Fields).SelectMany(field => field.Streams).Min(stream => stream.VerifiedAt),
        });
        http.Response.Headers[HeaderNames.CacheControl] = "no-store";
        return TypedResults.Json(new Answer(at, parts), GateAnswer.Json);
    }

    sealed record Answer(DateTimeOffset At, IReadOnlyList<Part> Entities);

    sealed record Part(string Entity, IReadOnlyList<FieldPart> Fields);

    /// <param name="Field">The field.</param>
    /// <param name="Verdict">The worst of the streams that bring it, because nobody knows from which of them the next record comes.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Streams">Those that bring it.</param>
    sealed record FieldPart(string Field, Verdict Verdict, Reason Reason, IReadOnlyList<StreamFreshness> Streams)
    {
        public static FieldPart Of(FieldFreshness field) => new(field.Field, field.Verdict, field.Reason, field.Streams);
    }
}
