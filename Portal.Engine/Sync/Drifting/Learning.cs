namespace Portal.Engine.Sync.Drifting;

/// <summary>What is learnt of a feed's rows: a little with each run, and a drift once somebody says that it is right so.</summary>
static class Learning
{
    public static FeedShape New(long feed, string settings, DateTimeOffset at) => new() { FeedId = feed, Settings = settings, UpdatedAt = at };

    /// <summary>Other settings read something else. Of the old rows only what is missing and not settled still counts.</summary>
    public static void Anew(FeedShape shape, IReadOnlyCollection<DriftChange> missing)
    {
        (shape.Rows, shape.WithoutKey, shape.Suspected) = (0, 0, []);
        shape.Fields = [.. shape.Fields.Where(field => missing.Any(change => change.Path == field.Path))];
    }

    /// <summary>All that the rows say but what is different and not settled.</summary>
    public static void Learn(FeedShape shape, ShapeLook look, IReadOnlyCollection<DriftChange> unsettled, DateTimeOffset at)
    {
        var left = unsettled.Select(change => change.Path).ToHashSet(StringComparer.Ordinal);
        bool IsLeft(string path) => left.Contains(path) || left.Any(one => one.Length > 0 && path.StartsWith($"{one}.", StringComparison.Ordinal));
        var fields = shape.Fields.Select(field => IsLeft(field.Path) ? field : field.With(look.Fields.GetValueOrDefault(field.Path), look.Whole, at)).ToList();
        var known = shape.Fields.Select(field => field.Path).ToHashSet(StringComparer.Ordinal);
        // A field of which nothing was said so far was in none of the rows before either.
        fields.AddRange(look.Fields.Where(one => !known.Contains(one.Key) && !IsLeft(one.Key)).OrderByDescending(one => one.Value.In).Take(Math.Max(ShapeLook.MostFields - known.Count, 0)).Select(one => new KnownField(one.Key, one.Value.Kinds.ToDictionary(), one.Value.In, shape.Rows + look.Whole, at, at)));
        shape.Fields = fields;
        shape.Rows += look.Rows;
        if (!left.Contains("")) shape.WithoutKey += look.WithoutKey;
        if (shape.Rows > KnownField.Remembered) (shape.Rows, shape.WithoutKey) = ((shape.Rows + 1) / 2, (shape.WithoutKey + 1) / 2);
    }

    /// <summary>What looked different was a blip: then the rows that were so count as all others do.</summary>
    public static void Blip(FeedShape shape, DriftChange blip, DateTimeOffset at)
    {
        if (blip.Kind == DriftKind.LostKey)
        {
            shape.WithoutKey += blip.Rows;
            return;
        }

        var field = shape.Fields.FirstOrDefault(one => one.Path == blip.Path) ?? new KnownField(blip.Path, new Dictionary<FieldKind, long>(), 0, 0, blip.Since, at);
        var seen = new SeenPath();
        if (blip.To is { } kind) seen.Add(kind, blip.Rows);
        shape.Fields = [.. shape.Fields.Where(one => one.Path != blip.Path), field.With(blip.To is null ? null : seen, blip.Of, at)];
    }

    /// <summary>What was different is what is known from now on.</summary>
    public static void Accept(FeedShape shape, IReadOnlyCollection<DriftChange> changes, DateTimeOffset at)
    {
        var fields = shape.Fields.ToDictionary(field => field.Path, StringComparer.Ordinal);
        foreach (var change in changes)
        {
            switch (change.Kind)
            {
                case DriftKind.LostKey:
                    shape.WithoutKey = Math.Max(shape.WithoutKey, shape.Rows * change.Rows / Math.Max(change.Of, 1));
                    break;
                case DriftKind.Missing:
                    fields.Remove(change.Path);
                    break;
                case DriftKind.Retyped when change.To == FieldKind.Group:
                    fields.Remove(change.Path);
                    break;
                default:
                    var since = fields.TryGetValue(change.Path, out var before) ? before.FirstSeen : change.Since;
                    fields[change.Path] = new KnownField(change.Path, new Dictionary<FieldKind, long> { [change.To ?? FieldKind.Nothing] = change.Rows }, change.Rows, change.Of, since, at);
                    break;
            }
        }

        (shape.Fields, shape.Suspected) = ([.. fields.Values], []);
    }
}
