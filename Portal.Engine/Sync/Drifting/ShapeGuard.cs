using System.Text.Json;
using Portal.Engine.Connectors;
using Portal.Engine.Entities;
using Portal.Engine.Forms;
using Portal.Engine.Mapping;
using Portal.Engine.Mapping.Steps;
using Portal.Engine.Sync.Remapping;

namespace Portal.Engine.Sync.Drifting;

/// <summary>
/// Keeps what is stored from being overwritten with nothing while the source leaves out a field that its rows are known to
/// have. A page without it says nothing of what it fills, and the rest of the page counts.
/// </summary>
sealed class ShapeGuard
{
    /// <summary>That rows lack it by chance is less likely than this.</summary>
    const double ByChance = 0.05;

    readonly MappingDefinition _definition;
    readonly EntityShape _entity;
    readonly CompiledMapping _normal;
    readonly List<(MappedField Field, IReadOnlyList<string> Path, KnownField Known)> _watched = [];
    readonly Dictionary<string, CompiledMapping> _careful = [];
    readonly HashSet<string> _kept = [];

    public ShapeGuard(string mapping, CompiledMapping normal, Entity entity, FeedShape? known)
    {
        (_definition, _normal, _entity) = (Remappings.Read(mapping), normal, new EntityShape(entity.Kind, entity.Fields));
        if (known is null || known.Rows < Comparison.Enough || normal.Mode == MappingMode.Patch || entity.Kind == EntityKind.Happening) return;
        var fields = known.Fields.ToDictionary(field => field.Path, StringComparer.Ordinal);
        // A row without a required field waits in quarantine by itself, unless a step would fill it with something else.
        var filled = _definition.Fields.Where(field => field.Steps.Any(step => step is DefaultStep)).Select(field => field.To).ToHashSet();
        foreach (var field in normal.Reads.Where(field => !field.Target.Required || filled.Contains(field.Target.Name)))
        {
            foreach (var path in field.Paths.Where(path => path.Count > 0))
            {
                if (fields.TryGetValue(Touching.Spelled(path), out var seen)) _watched.Add((field, path, seen));
            }
        }
    }

    /// <summary>The fields of the entity of which something is kept that the source said nothing of.</summary>
    public IReadOnlyCollection<string> Kept => _kept;

    /// <returns>By what the page is mapped.</returns>
    public CompiledMapping For(Page page)
    {
        if (_watched.Count == 0 || page.Records.Count == 0) return _normal;
        string[]? absent = null;
        foreach (var (field, path, known) in _watched)
        {
            if (Lacks(page, path) is var rows and > 0 && known.LackedBy(rows) < ByChance) absent = [.. absent ?? [], field.Target.Name];
        }

        return absent is null ? _normal : Without(absent);
    }

    /// <returns>How many rows there are, if all lack it; 0 if one has it. Where it is there, the first row mostly says so.</returns>
    static int Lacks(Page page, IReadOnlyList<string> path)
    {
        var rows = 0;
        foreach (var record in page.Records)
        {
            if (record.IsDeleted || record.Key is null || record.Fields.ValueKind != JsonValueKind.Object) continue;
            rows++;
            if (Has(record.Fields, path)) return 0;
        }

        return rows;
    }

    static bool Has(JsonElement row, IReadOnlyList<string> path)
    {
        foreach (var name in path)
        {
            if (row.ValueKind != JsonValueKind.Object || !row.TryGetProperty(name, out row)) return false;
        }

        return true;
    }

    CompiledMapping Without(string[] absent)
    {
        var name = string.Join(' ', absent.Distinct());
        if (_careful.TryGetValue(name, out var made)) return made;
        var definition = _definition with { Mode = MappingMode.Patch, Fields = [.. _definition.Fields.Where(field => !absent.Contains(field.To))] };
        // Nothing else is mapped, or a step only goes with whole records: then the rows wait, which loses nothing either.
        if (definition.Compile(_entity, new FormProblems()) is not { } careful) return _careful[name] = Refusing(absent);
        _kept.UnionWith(absent);
        return _careful[name] = careful;
    }

    /// <summary>The same in words of the mapping that rows go by: each field must be there.</summary>
    CompiledMapping Refusing(string[] absent)
    {
        var strict = new EntityShape(_entity.Kind, [.. _entity.Fields.Select(field => absent.Contains(field.Name) ? field with { Required = true } : field)]);
        return _definition.Compile(strict, new FormProblems()) ?? _normal;
    }
}
