using System.Text.Json;

namespace Portal.Engine.Workflows.Triggers;

/// <summary>A trigger, for whoever runs the workflow.</summary>
/// <param name="Workflow">The name of the workflow.</param>
/// <param name="Id">Its number: they go up in the order in which triggers came.</param>
/// <param name="Key">The sender's own name of it.</param>
/// <param name="At">When it came.</param>
/// <param name="Body">What it says.</param>
public sealed record TriggerAnswer(string Workflow, long Id, string? Key, DateTimeOffset At, JsonElement Body)
{
    internal static TriggerAnswer Of(Workflow workflow, WorkflowTrigger trigger)
    {
        using var body = JsonDocument.Parse(trigger.Body);
        return new TriggerAnswer(workflow.Name, trigger.Id, trigger.Key, trigger.At, body.RootElement.Clone());
    }
}
