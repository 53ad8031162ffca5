using Portal.Engine.Resilience;

namespace Portal.Engine.Sync.Runs;

/// <summary>One execution of a feed.</summary>
public sealed class Run
{
    public required long Id { get; init; }

    public required long FeedId { get; init; }

    public required long StreamId { get; init; }

    public required RunTrigger Trigger { get; init; }

    /// <summary>Who asked for it.</summary>
    public string? AskedBy { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    public required RunState State { get; set; }

    /// <summary>Who must act, if somebody must.</summary>
    public Who? Who { get; set; }

    /// <summary>What happened, for a person.</summary>
    public string? Message { get; set; }

    /// <summary>Before this moment it is of no use to try again.</summary>
    public DateTimeOffset? NotBefore { get; set; }

    /// <summary>Which pass of the feed it read, or went on with.</summary>
    public long Pass { get; set; }

    /// <summary>How often it began to read: once, and again each time the source no longer knew where it had stopped.</summary>
    public int Attempts { get; set; }

    /// <summary>Whether it read all there is.</summary>
    public bool Everything { get; set; }

    public long Pages { get; set; }

    public long Read { get; set; }

    public long Added { get; set; }

    public long Changed { get; set; }

    public long Unchanged { get; set; }

    public long Deleted { get; set; }

    public long Quarantined { get; set; }
}
