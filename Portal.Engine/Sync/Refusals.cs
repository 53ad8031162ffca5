namespace Portal.Engine.Sync;

/// <summary>A feed has one run at a time.</summary>
public sealed record AlreadyRuns : Refusal
{
    public override string Message => "This feed is being read already. Wait until that run has ended, or stop it.";
}

/// <summary>A paused feed does not run by its schedule.</summary>
public sealed record FeedIsPaused : Refusal
{
    public override string Message => "This feed is paused. Resume it first.";
}
