namespace Portal.Engine.Store.Reading;

/// <summary>Which records of a stream to show. They stand in the order of their keys, or against it.</summary>
/// <param name="Prefix">What their keys begin with; empty for all.</param>
/// <param name="After">The key that the page begins after.</param>
/// <param name="Before">The key that the page ends before, if it does not begin after one.</param>
public sealed record RecordQuery(string Prefix = "", string? After = null, string? Before = null)
{
    /// <summary>Also those that the source has no longer.</summary>
    public bool WithDeleted { get; init; }

    public bool Descending { get; init; }
}
