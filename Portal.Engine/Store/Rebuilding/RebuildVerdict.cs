namespace Portal.Engine.Store.Rebuilding;

/// <summary>What came of making all records anew from the log.</summary>
/// <param name="Records">How many records the log makes.</param>
/// <param name="Events">How many events it has.</param>
/// <param name="Differences">In how many things that is not what is stored.</param>
/// <param name="First">The first of these, in words.</param>
public sealed record RebuildVerdict(long Records, long Events, long Differences, IReadOnlyList<string> First)
{
    public bool IsIdentical => Differences == 0;
}
