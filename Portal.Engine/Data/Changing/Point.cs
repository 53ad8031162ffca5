namespace Portal.Engine.Data.Changing;

/// <summary>How far a follower has read.</summary>
/// <param name="Turn">All of the turns before,</param>
/// <param name="Id">and of this one all records up to this.</param>
/// <param name="Since">
/// It has heard of all that changed up to this turn. While it goes through pages this stands still: a record that changes meanwhile
/// moves on before it was heard of.
/// </param>
sealed record Point(long Turn, long Id, long Since) : IComparable<Point>
{
    public static Point Start { get; } = new(0, 0, 0);

    public static Point End(long turn) => new(turn, long.MaxValue, turn);

    public int CompareTo(Point? other) => other is null ? 1 : Turn != other.Turn ? Turn.CompareTo(other.Turn) : Id.CompareTo(other.Id);
}
