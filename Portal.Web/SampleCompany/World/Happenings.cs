namespace Portal.Web.SampleCompany.World;

/// <summary>Things that happen and are never changed; the oldest are forgotten after some days.</summary>
sealed class Happenings(int perMinute, TimeSpan kept) : ITable
{
    readonly Beat _beat = new(perMinute);
    Remembered? _last;

    public IReadOnlyList<Row> Rows(View view)
    {
        var (from, until) = (_beat.Until(view.Now - kept), _beat.Until(view.Now));
        if (_last is { } last && last.Until == until && last.From == from) return last.Rows;
        var rows = new Row[until - from];
        for (var i = 0; i < rows.Length; i++)
        {
            var at = _beat.At(from + i);
            rows[i] = new Row(from + i, 0, at, at);
        }

        _last = new Remembered(from, until, rows);
        return rows;
    }

    public IReadOnlyList<Deletion> Deleted(View view, DateTimeOffset since) => [];

    sealed record Remembered(long From, long Until, IReadOnlyList<Row> Rows);
}
