using System.Text.Json;
using Portal.Engine.Connectors;
using Portal.Engine.Entities;
using Portal.Engine.Mapping;

namespace Portal.Engine.Sync.Drifting;

/// <summary>
/// Keeps what is stored from being overwritten with nothing while the source leaves out a field that its rows are known to
/// have. A few rows without it are rows in which somebody cleared it; where none of many rows in a run had it, it is missing.
/// </summary>
sealed class ShapeGuard
{
    readonly List<Watched> _watched = [];
    readonly SortedSet<string> _kept = new(StringComparer.Ordinal);

    public ShapeGuard(CompiledMapping mapping, Entity entity, KnownRows? known)
    {
        if (known is null || mapping.Mode == MappingMode.Patch || entity.Kind == EntityKind.Happening) return;
        foreach (var field in mapping.Reads)
        {
            foreach (var path in field.Paths.Where(path => path.Count > 0))
            {
                if (known.Expects(Touching.Spelled(path), out var lacked)) _watched.Add(new Watched(field.Target.Name, path) { Lacked = lacked });
            }
        }
    }

    /// <summary>The fields of the entity of which something is kept that the source said nothing of.</summary>
    public IReadOnlyCollection<string> Kept => _kept;

    /// <returns>The fields of the entity of which the page says nothing, so that what is stored stays; null if there are none.</returns>
    public IReadOnlySet<string>? For(Page page)
    {
        if (_watched.Count == 0) return null;
        HashSet<string>? absent = null;
        for (var i = _watched.Count - 1; i >= 0; i--)
        {
            var one = _watched[i];
            if (Lacks(page, one.Path) is not { } rows)
            {
                // The source has it, so that a row without it is a row without it, in this run.
                _watched.RemoveAt(i);
                continue;
            }

            one.Lacked += rows;
            if (rows > 0 && one.Lacked >= Comparison.Enough) (absent ??= new HashSet<string>(StringComparer.Ordinal)).Add(one.Field);
        }

        if (absent is not null) _kept.UnionWith(absent);
        return absent;
    }

    /// <returns>How many rows there are, if all lack it; null if one has it. Where it is there, the first row mostly says so.</returns>
    static int? Lacks(Page page, IReadOnlyList<string> path)
    {
        var rows = 0;
        foreach (var record in page.Records)
        {
            if (record.IsDeleted || record.Key is null || record.Fields.ValueKind != JsonValueKind.Object) continue;
            rows++;
            if (Has(record.Fields, path)) return null;
        }

        return rows;
    }

    /// <summary>A null says something, and where it stands in place of a group, of all that is in it.</summary>
    static bool Has(JsonElement row, IReadOnlyList<string> path)
    {
        foreach (var name in path)
        {
            if (row.ValueKind == JsonValueKind.Null) return true;
            if (row.ValueKind != JsonValueKind.Object || !row.TryGetProperty(name, out row)) return false;
        }

        return true;
    }

    sealed class Watched(string name, IReadOnlyList<string> path)
    {
        public string Field => name;

        public IReadOnlyList<string> Path => path;

        /// <summary>In how many rows in a row it was missing.</summary>
        public long Lacked { get; set; }
    }
}
