namespace Portal.Engine.Store.Erasing;

public sealed record ReasonMissing : Refusal
{
    public override string Message => "Say why this is erased: it is written to the audit log, and cannot be undone.";
}
