using System.Text.Json;
using Portal.Engine.Mapping;

namespace Portal.Engine.Sync.Remapping;

/// <summary>Which fields of the entity come otherwise by another mapping.</summary>
/// <param name="Added">Those that were not brought.</param>
/// <param name="Changed">Those that come from elsewhere, or by other steps.</param>
/// <param name="Dropped">Those that are no longer brought.</param>
/// <param name="Mode">Whether a record now is all there is of a thing, or only what changed, and was the other before.</param>
public sealed record MappingDifference(IReadOnlyList<string> Added, IReadOnlyList<string> Changed, IReadOnlyList<string> Dropped, bool Mode)
{
    public bool Any => Added.Count + Changed.Count + Dropped.Count > 0 || Mode;

    public static MappingDifference Between(MappingDefinition before, MappingDefinition after)
    {
        var (old, now) = (ByField(before), ByField(after));
        return new MappingDifference(
            [.. now.Keys.Where(field => !old.ContainsKey(field))],
            [.. now.Keys.Where(field => old.TryGetValue(field, out var was) && was != now[field])],
            [.. old.Keys.Where(field => !now.ContainsKey(field))],
            before.Mode != after.Mode && old.Count > 0);
    }

    static Dictionary<string, string> ByField(MappingDefinition definition) =>
        definition.Fields.DistinctBy(field => field.To).ToDictionary(field => field.To, field => JsonSerializer.Serialize(field, MappingDefinition.Json));
}
