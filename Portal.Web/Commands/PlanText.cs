using Portal.Engine.Blueprints.Planning;

namespace Portal.Web.Commands;

/// <summary>A plan in lines, as a diff is read: + added, ~ changed, - removed.</summary>
static class PlanText
{
    public static IEnumerable<string> Lines(BlueprintPlan plan)
    {
        foreach (var step in plan.Steps)
        {
            yield return $"{Sign(step.Deed)} {step.Name}";
            foreach (var field in step.Deed == StepDeed.Change ? step.Fields : []) yield return $"    {field.Field}: {Short(field.From)} -> {Short(field.To)}";
            foreach (var consequence in step.Consequences) yield return $"    ! {consequence}";
        }

        yield return $"{Count(plan, StepDeed.Add)} to add, {Count(plan, StepDeed.Change)} to change, {Count(plan, StepDeed.Remove)} to remove, {plan.Unchanged:N0} unchanged.";
        if (plan.Left.Count > 0) yield return $"Not in the file, and left as they are: {string.Join("; ", plan.Left)}. --prune removes them.";
        foreach (var secret in plan.Secrets) yield return $"To be typed in yet: {secret}.";
    }

    static string Count(BlueprintPlan plan, StepDeed deed) => $"{plan.Steps.Count(step => step.Deed == deed):N0}";

    static char Sign(StepDeed deed) => deed switch { StepDeed.Add => '+', StepDeed.Change => '~', _ => '-' };

    static string Short(string? text) => text is null ? "(default)" : text.Contains('\n', StringComparison.Ordinal) ? $"{text[..text.IndexOf('\n', StringComparison.Ordinal)]} …" : text;
}
