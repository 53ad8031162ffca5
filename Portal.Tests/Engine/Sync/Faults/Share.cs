namespace Portal.Tests.Engine.Sync.Faults;

/// <summary>How much of what there was to do was done.</summary>
enum Share
{
    None,
    Some,
    All,
}
