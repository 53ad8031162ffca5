namespace Portal.Engine.Projection.Grouping;

/// <summary>What a batch does to the records of one match value.</summary>
sealed class Gathering(MatchKey key, Hold? hold, int most)
{
    public MatchKey Key { get; } = key;

    public Hold? Hold { get; } = hold;

    /// <summary>How many more records have the value than before.</summary>
    public int More { get; set; }

    /// <summary>A person said something to it, or its records are looked at for another reason.</summary>
    public bool IsAsked { get; set; }

    /// <summary>How many records have the value now; known when all of them are loaded, or counted on.</summary>
    public long Count { get; set; }

    /// <summary>
    /// Each record that stays alone goes for itself, so that a value of many thousands is not loaded for each that comes.
    /// All are needed where they are one, or become it, or cease to be it.
    /// </summary>
    public bool NeedsAll => IsAsked || Hold is null || Hold.IsPending || Hold.Verdict == HoldVerdict.Approved || (Hold.Verdict is null && Hold.Count + More <= most);

    public bool IsHeld => Hold?.Verdict is null && Count > most;

    public bool KeepsApart => IsHeld || Hold?.Verdict == HoldVerdict.Split;

    /// <returns>What is to be kept of it; null if nothing.</returns>
    public Hold? Kept => Hold?.Verdict is { } verdict ? new Hold(Key, Count, verdict) : IsHeld ? new Hold(Key, Count, null) : null;
}
