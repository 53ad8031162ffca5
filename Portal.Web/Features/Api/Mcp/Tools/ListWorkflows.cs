using System.Text.Json;
using Portal.Engine;
using Portal.Engine.Agents.Keys;
using Portal.Engine.Freshness;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Workflows;
using Portal.Engine.Workflows.Gates;
using Portal.Web.Features.Api.Mcp.Answers;
using Portal.Web.Features.Api.Mcp.Asking;

namespace Portal.Web.Features.Api.Mcp.Tools;

sealed class ListWorkflows(SeenWorkflows seen, FreshnessBoard board, TimeProvider clock) : ITool
{
    public string Name => "list_workflows";

    public string Title => "List workflows";

    public string Description => "Lists the workflows, what each depends on, and whether its gate says run, flag or pause. check_gate says why.";

    public IReadOnlyList<Argument> Arguments => [];

    public JsonElement Output { get; } = OutputSchema.Of("""
        "at":{"type":"string"},"workflows":{"type":"array","items":{"type":"object","properties":{"name":{"type":"string"},"label":{"type":"string"},"purpose":{"type":"string"},
        "gate":{"type":"string","enum":["run","flag","pause"]},"verdict":{"type":"string"},"fresh":{"type":"integer"},"of":{"type":"integer"},"overridden":{"type":"boolean"},
        "needs":{"type":"array","items":{"type":"object"}}},"required":["name","label","gate","verdict"]}},"note":{"type":"string"}
        """, "at", "workflows");

    public bool ReadsRecords => false;

    public async Task<Outcome<Told>> Call(AgentPass pass, Given given, CancellationToken stop)
    {
        var (now, at) = (await board.Now(stop), clock.GetUtcNow());
        var names = pass.Model.Entities.ToDictionary(entity => entity.Id, entity => entity.Name);
        var all = (await seen.Of(pass, stop)).Select(workflow => Of(workflow, Gate.At(workflow, now, at), names)).ToArray();
        var shown = AnswerJson.Fit(all);
        // As of when that is so is said of a gate, not of all of them.
        var age = new AnswerAge(all.Select(one => one.Verdict).DefaultIfEmpty().Max(), null);
        return new Told(AnswerJson.Of(new Answer(age, at, all[..shown], shown < all.Length ? $"{all.Length - shown} more are not shown." : null)), age, []);
    }

    static Part Of(Workflow workflow, Gate gate, Dictionary<long, string> names) => new(
        workflow.Name, workflow.Label, workflow.Purpose, gate.Says, gate.Lacks.Select(lack => lack.Finding.Verdict).DefaultIfEmpty().Max(), gate.Fresh, gate.Of, gate.IsOverridden,
        [.. workflow.Needs.Select(need => new Needed(names[need.Entity], need.Field, (long?)need.Tolerance?.TotalSeconds, need.Optional))]);

    sealed record Answer(AnswerAge Freshness, DateTimeOffset At, IReadOnlyList<Part> Workflows, string? Note);

    sealed record Part(string Name, string Label, string Purpose, Reaction Gate, Verdict Verdict, int Fresh, int Of, bool Overridden, IReadOnlyList<Needed> Needs);

    sealed record Needed(string Entity, string? Field, long? ToleranceSeconds, bool Optional);
}
