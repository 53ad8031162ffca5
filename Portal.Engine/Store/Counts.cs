namespace Portal.Engine.Store;

/// <summary>What was read and what became of it.</summary>
public readonly record struct Counts(long Read, long Added, long Changed, long Unchanged, long Deleted, long Quarantined)
{
    public static Counts operator +(Counts one, Counts other) => new(
        one.Read + other.Read, one.Added + other.Added, one.Changed + other.Changed,
        one.Unchanged + other.Unchanged, one.Deleted + other.Deleted, one.Quarantined + other.Quarantined);
}
