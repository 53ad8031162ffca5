namespace Portal.Engine.Sync.Drifting;

/// <summary>What a run may expect of the rows of its feed.</summary>
sealed class KnownRows
{
    readonly Dictionary<string, KnownField> _fields;
    readonly Dictionary<string, long> _lacked;

    /// <param name="fields">The fields that they are known to have.</param>
    /// <param name="suspected">What looked different lately, but not for long enough.</param>
    /// <param name="open">What is different, and not settled.</param>
    public KnownRows(IEnumerable<KnownField> fields, IEnumerable<DriftChange> suspected, IEnumerable<DriftChange> open)
    {
        _fields = fields.ToDictionary(field => field.Path, StringComparer.Ordinal);
        _lacked = suspected.Where(change => change.Kind == DriftKind.Missing).ToDictionary(change => change.Path, change => change.Rows, StringComparer.Ordinal);
        // What came back lately must go missing anew.
        foreach (var change in open.Where(change => change is { Kind: DriftKind.Missing, Back: 0 })) _lacked[change.Path] = Comparison.Enough;
    }

    public bool Knows(string path) => _fields.ContainsKey(path);

    /// <summary>Whether rows without it are strange.</summary>
    /// <param name="path">The field.</param>
    /// <param name="lacked">In how many rows it was missing lately.</param>
    public bool Expects(string path, out long lacked)
    {
        lacked = _lacked.GetValueOrDefault(path);
        return _fields.TryGetValue(path, out var field) && Comparison.IsExpected(field);
    }
}
