using Microsoft.Net.Http.Headers;
using Portal.Engine.Agents.Scopes;
using Portal.Engine.Freshness;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Workflows.Asking;
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
        var parts = (only is null ? model.Entities : [only]).Select(one => new Part(one.Name, [.. one.Fields.Select(field => Of(one, field.Name, now, at))])).ToArray();
        await question.Account(http, Kind, read => read with
        {
            Entity = only?.Name,
            Worst = (byte)parts.SelectMany(part => part.Fields).Select(field => field.Verdict).DefaultIfEmpty().Max(),
            OldestAge = at - parts.SelectMany(part => part.Fields).SelectMany(field => field.Streams).Min(stream => stream.VerifiedAt),
        });
        http.Response.Headers[HeaderNames.CacheControl] = "no-store";
        return TypedResults.Json(new Answer(at, parts), GateAnswer.Json);
    }

    static FieldPart Of(ScopedEntity entity, string field, FreshnessNow now, DateTimeOffset at)
    {
        var worst = (Finding?)null;
        var streams = new List<StreamPart>();
        foreach (var stream in now.Bringing(entity.Id, field))
        {
            var limits = stream.Of(field);
            var finding = limits.At(at);
            worst = worst?.OrWorse(finding) ?? finding;
            streams.Add(new StreamPart(stream.Plan.SourceName, stream.Plan.Name, finding.Verdict, finding.Reason, limits.VerifiedAt, limits.ExpectedBy, limits.StaleAfter));
        }

        var found = worst ?? Limits.NothingBringsIt.At(at);
        return new FieldPart(field, found.Verdict, found.Reason, streams);
    }

    sealed record Answer(DateTimeOffset At, IReadOnlyList<Part> Entities);

    sealed record Part(string Entity, IReadOnlyList<FieldPart> Fields);

    /// <param name="Field">The field.</param>
    /// <param name="Verdict">The worst of the streams that bring it, because nobody knows from which of them the next record comes.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Streams">Those that bring it.</param>
    sealed record FieldPart(string Field, Verdict Verdict, Reason Reason, IReadOnlyList<StreamPart> Streams);

    sealed record StreamPart(string Source, string Stream, Verdict Verdict, Reason Reason, DateTimeOffset? VerifiedAt, DateTimeOffset? ExpectedBy, DateTimeOffset? StaleAfter);
}
