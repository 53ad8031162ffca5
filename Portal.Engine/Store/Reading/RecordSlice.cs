namespace Portal.Engine.Store.Reading;

/// <summary>Some records of a stream, in the order that was asked for, and whether there are others on either side of them.</summary>
public sealed record RecordSlice(IReadOnlyList<RecordSeen> Records, bool HasEarlier, bool HasLater);
