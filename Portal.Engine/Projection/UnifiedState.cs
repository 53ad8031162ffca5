namespace Portal.Engine.Projection;

/// <summary>A unified record as it is stored, or is about to be.</summary>
sealed record UnifiedState(long Id, long Entity, string? Match, byte[] Body, string? Origins, bool Held, long ChangedAt, long Position, long Turn)
{
    public bool SaysTheSameAs(UnifiedState other) =>
        Match == other.Match && Origins == other.Origins && Held == other.Held && Body.AsSpan().SequenceEqual(other.Body);
}
