namespace Portal.Engine.Connecting.Trying;

/// <summary>A page that was read for trial, after its memory was given back.</summary>
/// <param name="Keys">The keys of its records; null where one has none.</param>
/// <param name="Times">When they changed; null where they do not say.</param>
/// <param name="Next">What the next page is called; null if there is none.</param>
/// <param name="Signals">What the answer says beside the records.</param>
/// <param name="Flag">By which field records say whether they are deleted; null if none has one.</param>
sealed record TriedPage(IReadOnlyList<string?> Keys, IReadOnlyList<DateTimeOffset?> Times, string? Next, Signals Signals, DeleteFlag? Flag)
{
    public int Count => Keys.Count;

    /// <summary>How many records say that they are deleted.</summary>
    public int Deleted => Flag?.Deleted.Count ?? 0;

    public bool IsDeleted(string? key) => key is not null && Flag?.Deleted.Contains(key) == true;

    public bool IsSameAs(TriedPage other) => Keys.SequenceEqual(other.Keys);

    /// <summary>How many of its records stood on another page already.</summary>
    public int Again(TriedPage other)
    {
        var known = other.Keys.ToHashSet();
        return Keys.Count(known.Contains);
    }
}
