using Microsoft.Net.Http.Headers;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Workflows;
using Portal.Engine.Workflows.Asking;
using Portal.Engine.Workflows.Gates;
using Portal.Web.Platform.Agents;

namespace Portal.Web.Features.Api;

/// <summary>The workflows that an agent may see, and what the gate of each says.</summary>
sealed class WorkflowListEndpoint(SeenWorkflows seen, FreshnessBoard board, ApiQuestion question, TimeProvider clock)
{
    public async Task<IResult> List(HttpContext http)
    {
        var pass = http.Question()!.Pass;
        var now = await board.Now(http.RequestAborted);
        var at = clock.GetUtcNow();
        var names = pass.Model.Entities.ToDictionary(entity => entity.Id, entity => entity.Name);
        var parts = (await seen.Of(pass, http.RequestAborted)).Select(workflow => Of(workflow, Gate.At(workflow, now, at), names)).ToArray();
        await question.Account(http, "workflows");
        http.Response.Headers[HeaderNames.CacheControl] = "no-store";
        return TypedResults.Json(new Answer(at, parts), GateAnswer.Json);
    }

    static Part Of(Workflow workflow, Gate gate, Dictionary<long, string> names) => new(
        workflow.Name, workflow.Label, workflow.Purpose, gate.Says, gate.Fresh, gate.Of, gate.IsOverridden, workflow.Keeps,
        [.. workflow.Needs.Select(need => new Needed(names[need.Entity], need.Field, (long?)need.Tolerance?.TotalSeconds, need.Optional))]);

    sealed record Answer(DateTimeOffset At, IReadOnlyList<Part> Workflows);

    sealed record Part(string Name, string Label, string Purpose, Reaction Gate, int Fresh, int Of, bool Overridden, Keeps Keeps, IReadOnlyList<Needed> Needs);

    sealed record Needed(string Entity, string? Field, long? ToleranceSeconds, bool Optional);
}
