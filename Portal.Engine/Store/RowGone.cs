namespace Portal.Engine.Store;

/// <summary>The row is not in quarantine any more.</summary>
public sealed record RowGone : Refusal
{
    public override string Message => "The row does not wait any more. It came well since, or somebody dropped it.";
}
