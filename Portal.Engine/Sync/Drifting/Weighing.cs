namespace Portal.Engine.Sync.Drifting;

/// <summary>Whether what looks different is more than a blip. Rows that come again, as those at a watermark do, are counted once.</summary>
static class Weighing
{
    /// <returns>What is a drift; what is different in too few rows so far is remembered in the shape.</returns>
    public static List<DriftChange> Of(FeedShape shape, Drift? drift, IReadOnlyList<DriftChange> found, ShapeLook look, DateTimeOffset at)
    {
        var (sure, suspected) = (new List<DriftChange>(), new List<DriftChange>());
        foreach (var change in found)
        {
            // A few rows that say it again say no more than the many by which it is known.
            if (drift?.Changes.FirstOrDefault(change.IsSame) is { } known) sure.Add(change.Of < known.Of ? known with { Back = 0 } : change with { Since = known.Since });
            else Weigh(shape.Suspected.FirstOrDefault(change.IsSame), change);
        }

        foreach (var before in shape.Suspected.Where(before => !found.Any(before.IsSame)))
        {
            if (look.Whole == 0) suspected.Add(before);
            // Few rows without a new field tell in how many it is.
            else if (before.Kind == DriftKind.Added && look.Whole < Comparison.Enough && !look.IsAll) Weigh(before, before with { Rows = look.Fields.GetValueOrDefault(before.Path)?.In ?? 0, Of = look.Whole });
            else Learning.Blip(shape, before, at);
        }

        foreach (var before in drift?.Changes ?? [])
        {
            var now = Comparison.Back(before, look);
            if (!found.Any(before.IsSame) && !Comparison.IsOver(now)) sure.Add(now);
        }

        shape.Suspected = suspected;
        return sure;

        void Weigh(DriftChange? before, DriftChange now)
        {
            var total = Together(before, now, look);
            if (before is not null && Comparison.IsRare(total)) Learning.Blip(shape, before, at);
            else if (Comparison.IsSure(total)) sure.Add(total with { Readings = 0, Seen = [] });
            else suspected.Add(total);
        }
    }

    static DriftChange Together(DriftChange? before, DriftChange now, ShapeLook look)
    {
        var readings = look.IsAll ? (before?.Readings ?? 0) + 1 : 0;
        if (before is null) return now with { Readings = readings, Seen = [.. look.Seen] };
        long fresh = look.Seen.Except(before.Seen).Count();
        return now with
        {
            Since = before.Since,
            Rows = before.Rows + Math.Min(now.Rows, fresh),
            Of = before.Of + Math.Min(now.Of, fresh),
            Readings = readings,
            Seen = [.. before.Seen.Union(look.Seen)],
        };
    }
}
