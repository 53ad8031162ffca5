namespace Portal.Engine.Sync.Drifting;

/// <summary>A field as rows of a feed have it.</summary>
/// <param name="Path">Where it stands in a row, as a mapping spells it.</param>
/// <param name="Kinds">How many values of each kind were seen.</param>
/// <param name="In">In how many rows it was seen.</param>
/// <param name="Rows">Among how many that were looked at.</param>
/// <param name="FirstSeen">When it was seen first.</param>
/// <param name="LastSeen">When it was seen last, as far as that was written down.</param>
public sealed record KnownField(string Path, IReadOnlyDictionary<FieldKind, long> Kinds, long In, long Rows, DateTimeOffset FirstSeen, DateTimeOffset LastSeen)
{
    /// <summary>Older rows count less and less, so that the share follows the source.</summary>
    internal const long Remembered = 2000;

    public double Share => Rows == 0 ? 0 : (double)In / Rows;

    /// <summary>In how many of the rows it says something; one that is there and null says nothing.</summary>
    public double Filled => Rows == 0 ? 0 : Math.Min(1, (double)Told / Rows);

    /// <summary>What its values mostly are, those that say something.</summary>
    public FieldKind Kind => Mostly(Kinds);

    /// <summary>How many of its values say something.</summary>
    public long Told => Kinds.Where(kind => kind.Key != FieldKind.Nothing).Sum(kind => kind.Value);

    public KnownField With(SeenPath? seen, long rows, DateTimeOffset at)
    {
        var kinds = Kinds.ToDictionary();
        foreach (var (kind, count) in seen?.Kinds ?? []) kinds[kind] = kinds.GetValueOrDefault(kind) + count;
        var grown = this with { Kinds = kinds, In = In + (seen?.In ?? 0), Rows = Rows + rows, LastSeen = seen is null ? LastSeen : at };
        return grown.Rows <= Remembered ? grown : grown with { Kinds = kinds.ToDictionary(kind => kind.Key, kind => (kind.Value + 1) / 2), In = (grown.In + 1) / 2, Rows = (grown.Rows + 1) / 2 };
    }

    public static FieldKind Mostly(IReadOnlyDictionary<FieldKind, long> kinds) =>
        kinds.Where(kind => kind.Key != FieldKind.Nothing && kind.Value > 0).OrderByDescending(kind => kind.Value).Select(kind => kind.Key).FirstOrDefault();
}
