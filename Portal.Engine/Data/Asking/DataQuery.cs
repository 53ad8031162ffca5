namespace Portal.Engine.Data.Asking;

/// <summary>A question for unified records, by pages.</summary>
/// <param name="Entity">By its name.</param>
public sealed record DataQuery(string Entity)
{
    public const int LargestPage = 1000;

    public IReadOnlyList<DataFilter> Where { get; init; } = [];

    /// <summary>Without one: the order of a field that is compared with values, which is the cheapest, else by id. The same question has always the same.</summary>
    public DataSort? Sort { get; init; }

    /// <summary>Which fields; null for all that may be seen.</summary>
    public IReadOnlyList<string>? Fields { get; init; }

    /// <summary>So many records a page.</summary>
    public int Most { get; init; } = 100;

    /// <summary>Where the page before said that this one begins.</summary>
    public string? Cursor { get; init; }

    /// <summary>Refuses where anything that would be answered is older.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>Also what other records say.</summary>
    public bool Disagreements { get; init; }
}
