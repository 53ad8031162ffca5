namespace Portal.Engine.Sync.Boards;

/// <summary>Some of the streams of a source that pass a filter, and how many do.</summary>
public sealed record BoardPage(IReadOnlyList<StreamOnBoard> Streams, int Total)
{
    /// <summary>Those that were asked for beside the page and are not on it, by name.</summary>
    public IReadOnlyList<StreamOnBoard> Beside { get; init; } = [];
}
