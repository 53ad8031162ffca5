namespace Portal.Engine.Data.Asking;

/// <summary>A question for what changed.</summary>
/// <param name="Entity">By its name.</param>
/// <param name="After">The token of the answer before. Without one all that is there comes first.</param>
public sealed record ChangesQuery(string Entity, string? After = null)
{
    /// <summary>Which fields; null for all that may be seen. What changed in others is not told.</summary>
    public IReadOnlyList<string>? Fields { get; init; }

    public int Most { get; init; } = 100;
}
