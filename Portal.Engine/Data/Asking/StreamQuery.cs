namespace Portal.Engine.Data.Asking;

/// <summary>A question for the records of one stream, as its source says them: things by key, happenings the last that came first.</summary>
/// <param name="Source">The name of the source.</param>
/// <param name="Stream">The name of the stream in it.</param>
public sealed record StreamQuery(string Source, string Stream)
{
    public IReadOnlyList<DataFilter> Where { get; init; } = [];

    /// <summary>Which fields; null for all that may be seen.</summary>
    public IReadOnlyList<string>? Fields { get; init; }

    /// <summary>Of happenings: not before.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Of happenings: before.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>So many records a page.</summary>
    public int Most { get; init; } = 100;

    /// <summary>Where the page before said that this one begins.</summary>
    public string? Cursor { get; init; }

    /// <summary>Refuses where anything that would be answered is older.</summary>
    public TimeSpan? MaxAge { get; init; }
}
