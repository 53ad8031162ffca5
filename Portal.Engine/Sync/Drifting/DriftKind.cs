namespace Portal.Engine.Sync.Drifting;

/// <summary>In which way rows are not what they were.</summary>
public enum DriftKind
{
    Added,
    Missing,
    Retyped,
    LostKey,
}
