using System.Text.Json.Nodes;
using Portal.Engine.Entities;
using Portal.Engine.Projection;
using Portal.Engine.Projection.Merging;

namespace Portal.Tests.Engine.Projection;

/// <summary>Knows what every record says and works out from nothing what the unified records must be.</summary>
sealed class ProjectionOracle(EntityDraft entity)
{
    readonly Dictionary<(long Stream, string Key), (string Body, int Minute)> _records = [];

    public Dictionary<string, HoldVerdict> Verdicts { get; } = [];

    public IReadOnlyCollection<(long Stream, string Key)> Live => _records.Keys;

    public void Put(long stream, string key, string body, int minute)
    {
        // What is read again unchanged is no event.
        if (!_records.TryGetValue((stream, key), out var known) || known.Body != body) _records[(stream, key)] = (body, minute);
    }

    public void Remove(long stream, string key) => _records.Remove((stream, key));

    /// <param name="ids">The ids of the records, by which equals are told apart.</param>
    public IReadOnlyList<string> Picture(IReadOnlyDictionary<(long, string), long> ids)
    {
        var said = _records.Select(one => new Said(one.Key.Stream, one.Key.Key, ids[one.Key], one.Value.Minute, JsonNode.Parse(one.Value.Body)!.AsObject())).ToArray();
        var lines = new List<string>();
        foreach (var group in said.GroupBy(one => one.Match))
        {
            var verdict = group.Key is { } value && Verdicts.TryGetValue(value, out var decided) ? decided : (HoldVerdict?)null;
            var held = group.Key is not null && verdict is null && group.Count() > entity.MostInOne;
            if (group.Key is null || held || verdict == HoldVerdict.Split) lines.AddRange(group.Select(one => Line([one], held)));
            else lines.Add(Line([.. group], held: false));
        }

        return [.. lines.Order(StringComparer.Ordinal)];
    }

    string Line(IReadOnlyList<Said> records, bool held)
    {
        var merged = new JsonObject();
        foreach (var field in records.SelectMany(one => one.Fields.Select(field => field.Key)).Distinct().Order(StringComparer.Ordinal))
        {
            var order = entity.Precedence.For(field).ToList();
            var best = records.Where(one => one.Fields[field] is not null)
                .OrderBy(one => order.Contains(one.Stream) ? order.IndexOf(one.Stream) : 99).ThenByDescending(one => one.Minute).ThenBy(one => one.Id).FirstOrDefault();
            merged.Add(field, best?.Fields[field]?.DeepClone());
        }

        var values = entity.Fields.Where(field => field.Searchable && merged[field.Name] is not null).Select(field => $"{field.Name}={SearchText.Asked(field, merged[field.Name]!.ToString())}");
        return ProjectionHouse.Words(records[0].Match, held, records.Select(one => $"{one.Stream}/{one.Key}"), merged.ToJsonString(), values);
    }

    sealed record Said(long Stream, string Key, long Id, int Minute, JsonObject Fields)
    {
        public string? Match => Fields["email"]?.ToString().Trim().ToLowerInvariant() is { Length: > 0 } email ? email : null;
    }
}
