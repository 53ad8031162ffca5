using Portal.Engine.Sync.Runs;

namespace Portal.Engine.Sync.Timelines;

/// <summary>What of a source's time to show; what is null does not narrow.</summary>
public sealed record TimelineFilter
{
    /// <summary>Runs only, or changes only.</summary>
    public TimelineKind? Kind { get; init; }

    public long? Stream { get; init; }

    /// <summary>Who changed it or asked for it.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>What that person is called: a run knows nothing else of who asked for it.</summary>
    public string? PersonName { get; init; }

    /// <summary>Runs that stand or ended so; a change does neither.</summary>
    public RunState? State { get; init; }

    /// <summary>From this moment on.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this moment.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>It was asked for something that cannot be read, so nothing passes.</summary>
    public bool Nothing { get; init; }
}
