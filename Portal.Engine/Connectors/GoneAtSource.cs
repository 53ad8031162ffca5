namespace Portal.Engine.Connectors;

/// <summary>The source has no record of this key. That alone removes nothing: it may be that it cannot be asked for singly.</summary>
public sealed record GoneAtSource(string Source) : Refusal
{
    public override string Message => $"{Source} says that it has no such record any more. Nothing was removed here; the next full reading decides.";
}
