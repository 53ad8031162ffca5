namespace Portal.Engine.Freshness.History;

/// <summary>From when on a stream, or a field with a promise of its own, had a verdict. Instants are microseconds since 1970.</summary>
sealed class VerdictChange
{
    public long Id { get; init; }

    public required long Stream { get; init; }

    /// <summary>Empty for the whole stream.</summary>
    public required string Field { get; init; }

    public required long At { get; init; }

    public required Verdict Verdict { get; init; }

    public required Reason Reason { get; init; }
}
