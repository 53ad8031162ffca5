namespace Portal.Engine.Store.Reading;

/// <summary>Some rows in quarantine, by place, and whether there are others on either side of them.</summary>
public sealed record RefusedSlice(IReadOnlyList<RefusedRow> Rows, bool HasEarlier, bool HasLater);
