namespace Portal.Engine.Sync.Boards;

/// <summary>A stream as one of many.</summary>
/// <param name="Id">The stream.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Records">How many records it has.</param>
/// <param name="WaitsForSomebody">The last run of a feed went wrong, or rows or removals of it wait.</param>
public sealed record StreamInBrief(long Id, string Name, long Records, bool WaitsForSomebody)
{
    /// <summary>Somebody paused a feed of it.</summary>
    public bool IsPaused { get; init; }
}
