namespace Portal.Engine.Projection.Merging;

/// <summary>What one record says of one field, and how much it counts.</summary>
readonly record struct Vote(RecordNow Record, ReadOnlyMemory<byte> Value, int Rank, bool IsEmpty)
{
    /// <summary>Who says anything before who says nothing, then by precedence, then the newest, then the first record.</summary>
    public static int Compare(Vote one, Vote other)
    {
        var order = one.IsEmpty.CompareTo(other.IsEmpty);
        if (order == 0) order = one.Rank.CompareTo(other.Rank);
        if (order == 0) order = other.Record.Time.CompareTo(one.Record.Time);
        return order == 0 ? one.Record.Id.CompareTo(other.Record.Id) : order;
    }

    public LostBy Against(Vote winner) =>
        IsEmpty && !winner.IsEmpty ? LostBy.SayingNothing
        : BodyFields.SaySame(Value.Span, winner.Value.Span) ? LostBy.Agreeing
        : Rank != winner.Rank ? LostBy.Precedence
        : Record.Time != winner.Record.Time ? LostBy.Age
        : LostBy.Order;
}
