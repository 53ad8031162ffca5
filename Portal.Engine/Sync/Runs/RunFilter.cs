namespace Portal.Engine.Sync.Runs;

/// <summary>Which runs to show, and in which order; what is null does not narrow.</summary>
public sealed record RunFilter
{
    public RunState? State { get; init; }

    public RunTrigger? Trigger { get; init; }

    public bool OldestFirst { get; init; }

    internal IQueryable<Run> Narrow(IQueryable<Run> runs)
    {
        if (State is { } state) runs = runs.Where(run => run.State == state);
        if (Trigger is { } trigger) runs = runs.Where(run => run.Trigger == trigger);
        return runs;
    }
}
