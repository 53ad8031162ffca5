namespace Portal.Engine.Sync.Drifting;

/// <summary>Compares what rows look like with what is known of them. Pure, so that it can be held to its word.</summary>
public static class Comparison
{
    /// <summary>Of so many rows something is known, and so many at once are no blip.</summary>
    public const int Enough = 20;

    /// <summary>All that there is in a source may be less than enough, but one or two rows are cleared by hand.</summary>
    const int Few = 5;

    const double Nearly = 0.9, Often = 0.5, Rare = 0.05, KeysLost = 0.1, KeysWell = 0.01;

    public static IReadOnlyList<DriftChange> Of(FeedShape known, ShapeLook look, DateTimeOffset at)
    {
        var found = new List<DriftChange>();
        var isKnown = known.Rows >= Enough;
        if (isKnown && known.WithoutKey < known.Rows * KeysWell && look.WithoutKey > 0 && look.WithoutKey >= look.Rows * KeysLost)
            found.Add(new DriftChange(DriftKind.LostKey, "", null, null, look.WithoutKey, look.Rows, at));
        if (look.Whole == 0) return found;
        foreach (var field in known.Fields)
        {
            if (look.Fields.TryGetValue(field.Path, out var seen)) Retyped(field, seen);
            else if (IsExpected(field) && !look.IsClosed(field.Path)) found.Add(Missing(field, look, at));
        }

        var paths = known.Fields.Select(field => field.Path).ToHashSet(StringComparer.Ordinal);
        if (isKnown)
        {
            foreach (var (path, seen) in look.Fields.Where(one => !paths.Contains(one.Key) && one.Value.In >= look.Whole * Often))
                found.Add(new DriftChange(DriftKind.Added, path, null, KnownField.Mostly(seen.Kinds), seen.In, look.Whole, at));
        }

        return found;

        void Retyped(KnownField field, SeenPath seen)
        {
            if (field.Told < Enough || seen.Told == 0) return;
            var isNew = seen.Kinds.Where(kind => kind.Key != FieldKind.Nothing).All(kind => field.Kinds.GetValueOrDefault(kind.Key) < field.Told * Rare);
            if (isNew) found.Add(new DriftChange(DriftKind.Retyped, field.Path, field.Kind, KnownField.Mostly(seen.Kinds), seen.Told, look.Whole, at));
        }
    }

    /// <summary>A value that became a group is there, but is another kind of thing.</summary>
    static DriftChange Missing(KnownField field, ShapeLook look, DateTimeOffset at)
    {
        var inside = look.Fields.Where(one => one.Key.StartsWith($"{field.Path}.", StringComparison.Ordinal)).Select(one => one.Value.In).DefaultIfEmpty(0).Max();
        return inside > 0
            ? new DriftChange(DriftKind.Retyped, field.Path, field.Kind, FieldKind.Group, inside, look.Whole, at)
            : new DriftChange(DriftKind.Missing, field.Path, field.Kind, null, look.Whole, look.Whole, at);
    }

    /// <summary>Whether nearly all rows are known to have it.</summary>
    public static bool IsExpected(KnownField field) => field.Rows >= Enough && field.Share >= Nearly;

    /// <summary>Whether it is more than a blip: so in enough rows, or in all there is, read twice in a row.</summary>
    public static bool IsSure(DriftChange change) => change.Rows >= Enough || (change.Readings >= 2 && change.Of >= Few);

    /// <summary>Whether a field is new, but only some rows have it.</summary>
    public static bool IsRare(DriftChange change) => change.Kind == DriftKind.Added && change.Of >= Enough && change.Rows < change.Of * Often;

    /// <summary>It is as before again in so many rows more. Where a field is there again, two runs say enough.</summary>
    public static DriftChange Back(DriftChange change, ShapeLook look) =>
        change with { Back = change.Back + (change.Kind == DriftKind.Missing ? Math.Max(look.Rows, Enough / 2) : look.Rows) };

    public static bool IsOver(DriftChange change) => change.Back >= Enough;
}
