using Portal.Engine.Connectors;
using Portal.Engine.Entities;

namespace Portal.Engine.Store.Commits;

/// <summary>What one commit brings: the rows of a page (or of several that came close together) and where the feed then stands.</summary>
public sealed record PageCommit
{
    /// <summary>Whose it is and where the feed stood; compared and set.</summary>
    public required FeedPlace Place { get; init; }

    public required Cursor Next { get; init; }

    public required Coverage Coverage { get; init; }

    public required EntityKind Kind { get; init; }

    public required IReadOnlyList<Incoming> Rows { get; init; }

    /// <summary>Records on the pages, with those that were refused.</summary>
    public required int Read { get; init; }

    public int Pages { get; init; } = 1;

    /// <summary>Rows that could not be taken.</summary>
    public IReadOnlyList<BadRow> Bad { get; init; } = [];

    /// <summary>Whether each row is marked as seen, which a sweep goes by.</summary>
    public bool Marks { get; init; }

    /// <summary>The pass ends here, but read so little that it is not to be relied on.</summary>
    public bool IsDoubtful { get; init; }

    /// <summary>What the pass read is sure as of so much before it began.</summary>
    public TimeSpan Lag { get; init; }

    /// <summary>It brings what waited in quarantine: nobody asked the source, so it counts for no pass.</summary>
    public bool IsReplay { get; init; }

    /// <summary>What is to be removed when the pass ends here.</summary>
    public Sweep? Sweep { get; init; }
}
