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
}
