using System.Text.Json;
using Portal.Engine;
using Portal.Engine.Agents.Keys;
using Portal.Engine.Workflows.Asking;
using Portal.Web.Features.Api.Mcp.Answers;
using Portal.Web.Features.Api.Mcp.Asking;

namespace Portal.Web.Features.Api.Mcp.Tools;

sealed class CheckGate(SeenWorkflows seen, GateDesk desk) : ITool
{
    const string Workflow = "workflow";

    public string Name => "check_gate";

    public string Title => "Check a gate";

    public string Description => "Says whether a workflow may run now: run, flag (it may, and must say what is not fresh) or pause (it must not). With what is in its way, since when, why, and when that is expected back. Ask before acting.";

    public IReadOnlyList<Argument> Arguments => [new(Workflow, Shape.Text, "The name of a workflow, from list_workflows.") { Required = true }];

    public JsonElement Output { get; } = OutputSchema.Of("""
        "gate":{"type":"object","properties":{"workflow":{"type":"string"},"gate":{"type":"string","enum":["run","flag","pause"]},"since":{"type":"string"},"why":{"type":"string"},
        "fresh":{"type":"integer"},"of":{"type":"integer"},"at":{"type":"string"},"lacks":{"type":"array","items":{"type":"object"}},"override":{"type":"object"}},
        "required":["workflow","gate","why","fresh","of","at","lacks"]}
        """, "gate");

    public bool ReadsRecords => false;

    public async Task<Outcome<Told>> Call(AgentPass pass, Given given, CancellationToken stop)
    {
        if (!(await seen.Look(pass, given.Text(Workflow)!, stop)).Succeeded(out var workflow, out var refusal)) return refusal;
        var picture = GatePicture.Of(await desk.Ask(workflow, stop));
        return new Told(AnswerJson.Of(picture), picture.Freshness, []);
    }
}
