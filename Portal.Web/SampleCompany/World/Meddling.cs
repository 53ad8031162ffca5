namespace Portal.Web.SampleCompany.World;

/// <summary>What somebody changed or removed by hand, on top of what the company does by itself.</summary>
sealed class Meddling
{
    readonly Lock _gate = new();

    // Exchanged whole, so that readers need no lock.
    DateTimeOffset[] _moments = [];
    Dictionary<long, DateTimeOffset[]> _touched = [];
    Dictionary<long, DateTimeOffset> _removed = [];

    public IReadOnlyDictionary<long, DateTimeOffset> Removed => _removed;

    /// <summary>How often somebody had meddled by then.</summary>
    public int Until(DateTimeOffset now) => _moments.Count(moment => moment <= now);

    public void Touch(long number, DateTimeOffset now)
    {
        lock (_gate)
        {
            _touched = new(_touched) { [number] = [.. _touched.GetValueOrDefault(number, []), now] };
            _moments = [.. _moments, now];
        }
    }

    public void Remove(IEnumerable<long> numbers, DateTimeOffset now)
    {
        lock (_gate)
        {
            var removed = new Dictionary<long, DateTimeOffset>(_removed);
            foreach (var number in numbers) removed.TryAdd(number, now);
            _removed = removed;
            _moments = [.. _moments, now];
        }
    }

    /// <summary>The row as it is after that; null when it is gone for good.</summary>
    public Row? Apply(Row row, DateTimeOffset now, bool flags)
    {
        if (row.DeletedAt is not null) return row;
        foreach (var touch in _touched.GetValueOrDefault(row.Number, []).Where(touch => touch <= now))
            row = row with { Revision = row.Revision + 1, UpdatedAt = touch > row.UpdatedAt ? touch : row.UpdatedAt };
        if (!_removed.TryGetValue(row.Number, out var at) || at > now) return row;
        return flags ? row with { UpdatedAt = at, DeletedAt = at } : null;
    }
}
