namespace Portal.Engine.Projection.Grouping;

/// <summary>A record in a batch: where it was, and what it says now.</summary>
sealed class Member(long record, long entity)
{
    public long Record { get; } = record;

    public long Entity { get; } = entity;

    /// <summary>The unified record it was of; 0 if it is new.</summary>
    public long Was { get; init; }

    public string? WasMatch { get; init; }

    public long WasPosition { get; init; }

    /// <summary>Since when those of its fields were as they were that were so before that event, as JSON; null if there were none.</summary>
    public string? WasTimes { get; init; }

    /// <summary>What it said at that event; null unless somebody needs it.</summary>
    public RecordNow? Then { get; set; }

    /// <summary>What it says; null until that is known.</summary>
    public RecordNow? Now { get; set; }

    public string? Match { get; set; }

    /// <summary>It is of no unified record any more.</summary>
    public bool IsGone { get; set; }

    public MatchKey? WasKey => WasMatch is { } value ? new MatchKey(Entity, value) : null;

    public MatchKey? Key => Match is { } value && !IsGone ? new MatchKey(Entity, value) : null;
}
