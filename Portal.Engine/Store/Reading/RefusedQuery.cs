namespace Portal.Engine.Store.Reading;

/// <summary>Which rows in quarantine to show. Those without a key stand first, and then the others in the order of their keys.</summary>
/// <param name="Prefix">What their keys begin with; empty for all.</param>
/// <param name="After">The place that the page begins after.</param>
/// <param name="Before">The place that the page ends before, if it does not begin after one.</param>
public sealed record RefusedQuery(string Prefix = "", string? After = null, string? Before = null)
{
    /// <summary>Where the value is in the row that was refused, as reasons call it; empty for all.</summary>
    public string Field { get; init; } = "";
}
