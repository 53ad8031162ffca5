namespace Portal.Web.SampleCompany.World;

/// <summary>
/// Records that are made, changed a hundred times and replaced by new ones, always the same number of them. Each has a
/// place; the company's beat goes round all places, and each change is to the record whose place it comes to.
/// So the state of any record at any moment is a short reckoning, however many there are.
/// </summary>
sealed class Population : ITable
{
    /// <summary>Changes from one record's making to the next one's in its place.</summary>
    const int Life = 100;

    /// <summary>For so many of the next one's changes a record deleted by flag is still shown.</summary>
    const int Afterlife = 20;

    static readonly TimeSpan DeletedListGoesBack = TimeSpan.FromDays(30);

    readonly Dice _dice;
    readonly int _size;
    readonly Beat _beat;
    readonly DeleteHabit _deletes;
    readonly long _stride;
    Remembered? _last;

    public Population(Dice dice, int size, int perMinute, DeleteHabit deletes)
    {
        (_dice, _size, _beat, _deletes) = (dice, size, new Beat(perMinute), deletes);
        _stride = 1 + dice.Roll("stride", size);
        while (Greatest(_stride, size) != 1) _stride++;
    }

    public Meddling Meddling { get; } = new();

    public IReadOnlyList<Row> Rows(View view)
    {
        var key = (_beat.Until(view.Now), _beat.Until(view.Now - view.Lag), view.Lag, Meddling.Until(view.Now));
        if (_last is { } last && last.Key == key) return last.Rows;
        var rows = Reckon(view);
        _last = new Remembered(key, rows);
        return rows;
    }

    public IReadOnlyList<Deletion> Deleted(View view, DateTimeOffset since)
    {
        if (_deletes is not DeleteHabit.List) return [];
        var from = since > view.Now - DeletedListGoesBack ? since : view.Now - DeletedListGoesBack;
        var deleted = new List<Deletion>();
        for (var place = 0; place < _size; place++)
        {
            var (generation, _) = Stage(place, view);
            for (var at = Made(place, generation); at >= from; at = Made(place, --generation)) deleted.Add(new(Number(place, generation - 1), at));
        }

        var taken = Meddling.Removed;
        deleted.RemoveAll(gone => taken.ContainsKey(gone.Number));
        deleted.AddRange(taken.Where(gone => gone.Value >= from && gone.Value <= view.Now).Select(gone => new Deletion(gone.Key, gone.Value)));
        return [.. deleted.OrderBy(gone => gone.At).ThenBy(gone => gone.Number)];
    }

    /// <summary>The record that lived in some place then, for another to refer to.</summary>
    public long Somebody(Dice dice, DateTimeOffset then)
    {
        var place = dice.Roll(_size);
        return Number(place, Stage(place, new View(then)).Generation);
    }

    Row[] Reckon(View view)
    {
        var rows = new List<Row>(_size + (_size / 4));
        for (var place = 0; place < _size; place++)
        {
            var (generation, phase) = Stage(place, view);
            var made = Made(place, generation);
            Add(new Row(Number(place, generation), phase, made, At(place, generation, phase)));
            if (_deletes == DeleteHabit.Flag && phase < Afterlife)
                Add(new Row(Number(place, generation - 1), Life - 1, Made(place, generation - 1), made, made));
        }

        rows.Sort((one, other) => one.Number.CompareTo(other.Number));
        return [.. rows];

        void Add(Row row)
        {
            if (Meddling.Apply(row, view.Now, _deletes == DeleteHabit.Flag) is { } kept) rows.Add(kept);
        }
    }

    (long Generation, int Phase) Stage(int place, View view)
    {
        var turn = Beat.FloorDiv(_beat.Until(view.Now) - 1 - Position(place), _size);
        while (IsHidden((turn * _size) + Position(place), view)) turn--;
        var steps = turn + Ahead(place);
        var generation = Beat.FloorDiv(steps, Life);
        return (generation, (int)(steps - (generation * Life)));
    }

    bool IsHidden(long change, View view) => view.Lag > TimeSpan.Zero && change % 3 == 0 && _beat.At(change) + view.Lag > view.Now;

    DateTimeOffset Made(int place, long generation) => At(place, generation, 0);

    DateTimeOffset At(int place, long generation, int phase) => _beat.At((((generation * Life) + phase - Ahead(place)) * _size) + Position(place));

    /// <summary>When in a round its turn comes.</summary>
    long Position(int place) => place * _stride % _size;

    /// <summary>Records are of different ages, so that they are not all replaced at once.</summary>
    int Ahead(int place) => _dice.For(place).Roll(Life);

    long Number(int place, long generation) => (generation * _size) + place + 1;

    static long Greatest(long one, long other) => other == 0 ? one : Greatest(other, one % other);

    sealed record Remembered((long, long, TimeSpan, int) Key, IReadOnlyList<Row> Rows);
}
