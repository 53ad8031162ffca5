namespace Portal.Engine.Connectors;

/// <summary>Only a feed that asks for what changed since a moment can be set back to an earlier one.</summary>
public sealed record ReadsNoChanges : Refusal
{
    public override string Message => "This feed does not ask for what changed since a moment, so there is none to set it back to. Have it read everything instead.";
}
