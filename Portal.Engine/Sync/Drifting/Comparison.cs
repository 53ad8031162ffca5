namespace Portal.Engine.Sync.Drifting;

/// <summary>Compares what rows look like with what is known of them. Pure, so that it can be held to its word.</summary>
public static class Comparison
{
    /// <summary>Of so many rows something is known, and so many at once are no blip.</summary>
    public const int Enough = 20;

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
            else if (field.Rows >= Enough && field.Share >= Nearly) found.Add(Missing(field, look, at));
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

    /// <summary>Whether it is more than a blip: in two runs in a row, or in enough rows of one.</summary>
    public static bool IsSure(DriftChange change) => change.Runs >= 2 || change.Rows >= Enough;

    /// <summary>Whether it is over: not so any more in two runs in a row, or in a run of enough rows.</summary>
    public static bool IsOver(DriftChange change, ShapeLook look) => change.Back >= 2 || look.Rows >= Enough;
}
