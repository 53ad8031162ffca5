using Portal.Engine.Blueprints.Planning;

namespace Portal.Engine.Blueprints.Applying;

/// <summary>Something was changed since the plan was shown.</summary>
public sealed record PlanOutdated(BlueprintPlan Now) : Refusal
{
    public override string Message => "Something was changed here since this plan was made. Look at the plan as it is now, and apply that.";
}

public sealed record PlanHasProblems(int Problems) : Refusal
{
    public override string Message => $"Nothing was applied, because something is wrong with the file ({Problems:N0}). Mend that first.";
}
