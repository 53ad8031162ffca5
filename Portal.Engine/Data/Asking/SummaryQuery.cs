namespace Portal.Engine.Data.Asking;

/// <summary>A question for counts and sums instead of records, so that the answer is short.</summary>
/// <param name="Entity">By its name.</param>
public sealed record SummaryQuery(string Entity)
{
    public IReadOnlyList<DataFilter> Where { get; init; } = [];

    /// <summary>A searchable field; a group for each of its values.</summary>
    public string? By { get; init; }

    /// <summary>Of happenings: a group for each of these.</summary>
    public Window? Window { get; init; }

    /// <summary>The time zone that hours, days and weeks are of, as in the IANA database.</summary>
    public string Zone { get; init; } = "UTC";

    /// <summary>Of happenings: not before.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Of happenings: before.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>A field with numbers, dates or moments: the least and the greatest, of numbers also the sum.</summary>
    public string? Of { get; init; }

    /// <summary>A field: how many different values it has.</summary>
    public string? Distinct { get; init; }

    /// <summary>So many groups, the largest first; with a window so many of each.</summary>
    public int Top { get; init; } = 20;
}
