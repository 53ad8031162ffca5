using System.Globalization;
using System.Text.Json;
using Portal.Engine.Connectors.Rest.Reading;

namespace Portal.Engine.Connecting.Looking;

/// <summary>Finds what could be the key of records: by its values first, and by its name.</summary>
static class Keys
{
    const int MostTold = 6, MostInPairs = 12, PairsAreLikelier = 45, DepthCosts = 30, LongestKey = 100;

    /// <param name="columns">The fields.</param>
    /// <param name="like">The key of another list of the source. Where it is one here too, it goes before all others.</param>
    public static IReadOnlyList<KeyIdea> In(Columns columns, IReadOnlyList<string> like)
    {
        if (columns.Records == 0) return [];
        var single = columns.All.Where(column => column.In == columns.Records).Select((column, place) => Judge(column, columns.Records, place)).OfType<Judged>().OrderByDescending(one => one.Score).ToArray();
        var likely = single.Where(one => one.IsUnique).Take(MostTold).ToList();
        if (!likely.Any(one => one.Score >= PairsAreLikelier) && Pair(columns, single) is { } pair) likely.Insert(0, pair);
        if (Again(columns, like) is { } again) likely = [again, .. likely.Where(one => !one.Fields.SequenceEqual(like))];
        likely.AddRange(single.Where(one => !one.IsUnique && Shape.KeyLikely(one.Fields[0]) > 0).Take(2));
        return [.. likely.Take(MostTold).Select(one => new KeyIdea(one.Fields, one.IsUnique, one.Reason(columns.Records)))];
    }

    static Judged? Again(Columns columns, IReadOnlyList<string> like)
    {
        var fields = like.Select(columns.Find).ToArray();
        if (fields.Length == 0 || fields.Any(field => field is null || field.In < columns.Records)) return null;
        var keys = Enumerable.Range(0, columns.Records).Select(record => string.Join('\n', fields.Select(field => Texts.Of(field!.At(record)!.Value)))).ToHashSet();
        return keys.Count == columns.Records ? new(like, true, columns.Records, 0) : null;
    }

    static Judged? Judge(Column column, int records, int place)
    {
        var texts = column.Values.Select(value => value is { ValueKind: JsonValueKind.String or JsonValueKind.Number } one ? Texts.Of(one) : null).ToArray();
        if (texts.Any(text => text is not { Length: > 0 and <= LongestKey })) return null;
        var distinct = texts.Distinct(StringComparer.Ordinal).Count();
        var named = Shape.KeyLikely(column.Path);
        var depth = column.Path.Count(letter => letter == '.');
        var isKeyLike = texts.All(text => IsKeyLike(text!)) && Times.Of(column, DateTimeOffset.MinValue) is null;
        if (named <= 0 && !isKeyLike) return null;
        var score = (named > 0 ? named : 10 + (place == 0 ? 40 : 0) + (texts.All(text => text!.Any(char.IsAsciiDigit)) ? 5 : 0)) - (depth * DepthCosts);
        return new([column.Path], distinct == records, distinct, score);
    }

    /// <summary>Two fields that no two records share, where one alone is not enough.</summary>
    static Judged? Pair(Columns columns, Judged[] single)
    {
        var fields = single.Where(one => one.Distinct > 1).OrderByDescending(one => one.Score).Take(MostInPairs).Select(one => columns.Find(one.Fields[0])!).ToArray();
        for (var i = 0; i < fields.Length; i++)
        {
            for (var j = i + 1; j < fields.Length; j++)
            {
                var (one, other) = (fields[i], fields[j]);
                var together = Enumerable.Range(0, columns.Records).Select(record => (Texts.Of(one.At(record)!.Value), Texts.Of(other.At(record)!.Value))).Distinct().Count();
                if (together == columns.Records) return new([one.Path, other.Path], true, together, PairsAreLikelier);
            }
        }

        return null;
    }

    /// <summary>A word of its own, and neither an amount nor a sentence.</summary>
    static bool IsKeyLike(string text) => !text.Any(letter => char.IsWhiteSpace(letter) || letter is '@' or ',' || char.IsControl(letter)) && !(text.Contains('.', StringComparison.Ordinal) && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _));

    sealed record Judged(IReadOnlyList<string> Fields, bool IsUnique, int Distinct, int Score)
    {
        public string Reason(int records) => string.Join(" + ", Fields) + (records == 1 ? ": by its name; one record proves nothing"
            : !IsUnique ? string.Create(CultureInfo.InvariantCulture, $": only {Distinct} of {records} differ, so it is no key alone")
            : Fields.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $": all {records} differ together")
            : string.Create(CultureInfo.InvariantCulture, $": all {records} differ"));
    }
}
