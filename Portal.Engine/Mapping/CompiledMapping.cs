using System.Text;
using System.Text.Json;
using Portal.Engine.Mapping.Compiling;
using Portal.Engine.Mapping.Paths;

namespace Portal.Engine.Mapping;

/// <summary>A definition that is ready to map. Several threads may use it at once, each with a row of its own.</summary>
public sealed class CompiledMapping
{
    readonly CompiledField[] _fields;
    readonly PropertySlots _slots;

    internal CompiledMapping(MappingMode mode, IEnumerable<CompiledField> fields, PropertySlots slots)
    {
        Mode = mode;
        _fields = [.. fields.OrderBy(field => field.Name, StringComparer.Ordinal)];
        _slots = slots;
    }

    public MappingMode Mode { get; }

    /// <summary>Where each field comes from.</summary>
    internal IReadOnlyList<MappedField> Reads { get; init; } = [];

    /// <summary>Maps one source record. It never throws, whatever the record holds.</summary>
    /// <returns>Whether the row holds a body; otherwise it holds all reasons why not.</returns>
    public bool Map(JsonElement record, MappedRow row)
    {
        row.Begin(record, _slots);
        if (record.ValueKind != JsonValueKind.Object)
        {
            row.Refuse("$: the record is not an object");
            row.End();
            return false;
        }

        row.Output.Add((byte)'{');
        foreach (var field in _fields) field.Write(row);
        row.Output.Add((byte)'}');
        row.End();
        if (row.Reasons.Count > 0) return false;
        row.Hash = ContentHash.Of(row.Body);
        return true;
    }

    /// <summary>Maps each field as if it were alone, so that one that is bad hides none of the others.</summary>
    /// <param name="record">The source record, an object.</param>
    /// <param name="row">Is used for it.</param>
    /// <param name="tell">Is told the field, its value as JSON (null if it has none), and why it is bad if it is.</param>
    internal void Each(JsonElement record, MappedRow row, Action<string, string?, string?> tell)
    {
        foreach (var field in _fields)
        {
            row.Begin(record, _slots);
            field.Write(row);
            var isBad = row.Reasons.Count > 0;
            // "name":value
            var value = isBad || row.Output.Length == 0 ? null : Encoding.UTF8.GetString(row.Output.Written[(Encoding.UTF8.GetByteCount(field.Name) + 3)..]);
            tell(field.Name, value, isBad ? row.Reasons[0] : null);
            row.End();
        }
    }
}
