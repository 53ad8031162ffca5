namespace Portal.Engine.Data.Changing;

/// <summary>How far a follower has read: all of the turns before, and of this one all records up to an id.</summary>
sealed record Point(long Turn, long Id) : IComparable<Point>
{
    public static Point Start { get; } = new(0, 0);

    public int CompareTo(Point? other) => other is null ? 1 : Turn != other.Turn ? Turn.CompareTo(other.Turn) : Id.CompareTo(other.Id);
}
