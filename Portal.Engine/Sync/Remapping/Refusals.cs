namespace Portal.Engine.Sync.Remapping;

/// <summary>Two people changed it, and the second does not know what the first did.</summary>
public sealed record MappingChangedMeanwhile : Refusal
{
    public override string Message => "Somebody else changed this mapping since you opened it. Load the page again to see theirs; what you entered here is then lost.";
}
