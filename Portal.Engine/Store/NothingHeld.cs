namespace Portal.Engine.Store;

/// <summary>There is no removal to approve or to reject any more.</summary>
public sealed record NothingHeld : Refusal
{
    public override string Message => "No removal waits for approval any more. Somebody else may have decided, or a later sweep found the records again.";
}
