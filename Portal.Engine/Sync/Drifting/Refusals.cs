namespace Portal.Engine.Sync.Drifting;

/// <summary>Somebody else decided, or it came back by itself.</summary>
public sealed record DriftIsOver : Refusal
{
    public override string Message => "This is settled already. Load the page again to see how.";
}

/// <summary>There is nothing to apply.</summary>
public sealed record NothingProposed : Refusal
{
    public override string Message => "Nothing is proposed that could be applied. Change the mapping, or accept the rows as they are.";
}
