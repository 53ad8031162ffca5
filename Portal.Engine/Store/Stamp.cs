namespace Portal.Engine.Store;

/// <summary>
/// What decides which of two readings of a record is the newer. In microseconds since 1970.
/// </summary>
/// <param name="SourceAt">When it became so, by the source's time; null if the source does not say.</param>
/// <param name="SeenAt">When the request for it began (polls) or it arrived (pushes).</param>
public readonly record struct Stamp(long? SourceAt, long SeenAt)
{
    /// <summary>Older than everything.</summary>
    public static Stamp Never { get; } = new(null, long.MinValue);

    public static Stamp Of(DateTimeOffset? sourceAt, DateTimeOffset seenAt) => new(sourceAt is { } at ? Instant.Of(at) : null, Instant.Of(seenAt));

    /// <summary>
    /// By the source's time where both have one, otherwise by when they were seen. Sources tell time in seconds, so two changes
    /// within one have the same: then the later reading is the newer. A tie in both keeps what is stored.
    /// </summary>
    public bool IsNewerThan(Stamp stored) => SourceAt is { } mine && stored.SourceAt is { } theirs && mine != theirs ? mine > theirs : SeenAt > stored.SeenAt;
}
