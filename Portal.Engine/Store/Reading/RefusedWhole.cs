namespace Portal.Engine.Store.Reading;

/// <summary>All rows of a feed that were in quarantine at one moment, as somebody was told of them. What is refused again later says something else.</summary>
/// <param name="Count">How many.</param>
/// <param name="Last">The number of the newest.</param>
/// <param name="Run">The last run that refused any of them.</param>
/// <param name="SeenAt">When the last of them was seen.</param>
public sealed record RefusedWhole(int Count, long Last, long Run, long SeenAt)
{
    public static RefusedWhole Nothing { get; } = new(0, 0, 0, 0);
}
