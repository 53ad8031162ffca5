namespace Portal.Engine.Data.Answers;

/// <summary>What was counted of one value in one window.</summary>
/// <param name="Begins">When the window begins; null without windows.</param>
/// <param name="Key">The value, as text; null if there is none, or nothing was asked to be grouped by.</param>
/// <param name="Count">How many.</param>
public sealed record SummaryGroup(DateTimeOffset? Begins, string? Key, long Count)
{
    /// <summary>How many have a value in the field that was measured.</summary>
    public long? Measured { get; init; }

    public string? Min { get; init; }

    public string? Max { get; init; }

    public decimal? Sum { get; init; }

    public decimal? Average => Sum is { } sum && Measured > 0 ? sum / Measured : null;

    /// <summary>How many different values the other field has.</summary>
    public long? Distinct { get; init; }
}
