namespace Portal.Engine.Store;

/// <summary>What an event says of its record. The numbers are kept.</summary>
public enum EventKind
{
    Added = 1,
    Changed = 2,
    Deleted = 3,
}
