using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Portal.Engine.Mapping.Values;

namespace Portal.Engine.Mapping.Paths;

/// <summary>A path whose first property the row has already looked up.</summary>
/// <param name="path">The path.</param>
/// <param name="slot">Where the row keeps that property; negative for the whole record.</param>
/// <param name="mode">What a list without the item means.</param>
sealed class BoundPath(SourcePath path, int slot, MappingMode mode)
{
    readonly (byte[]? Name, int Index)[] _rest =
        [.. path.Segments.Skip(1).Select(segment => (segment.Name is { } name ? Encoding.UTF8.GetBytes(name) : null, segment.Index))];

    public SourcePath Path => path;

    /// <summary>A null on the way is a null: what holds the value is said to be gone.</summary>
    public FieldValue Find(MappedRow row)
    {
        if (slot < 0) return FieldValue.Of(row.Record);
        var element = row.Slots[slot];
        foreach (var (name, index) in _rest)
        {
            if (element.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null) break;
            var wanted = name is null ? JsonValueKind.Array : JsonValueKind.Object;
            if (element.ValueKind != wanted) return FieldValue.RefusedAt(element, name is null ? "is not a list" : "is not an object");
            if (name is not null)
            {
                element = Property(element, name, row);
                continue;
            }

            // A patch that holds the list tells all of it, so an item that is not in it is gone.
            if (index >= element.GetArrayLength()) return mode == MappingMode.Patch ? FieldValue.Null : FieldValue.Absent;
            element = element[index];
        }

        return FieldValue.Of(element);
    }

    /// <summary>JsonElement's own search throws on names that are no text.</summary>
    static JsonElement Property(JsonElement owner, byte[] name, MappedRow row)
    {
        JsonElement found = default;
        foreach (var property in owner.EnumerateObject())
        {
            var start = row.Scratch.Length;
            if (JsonText.Unescaped(JsonMarshal.GetRawUtf8PropertyName(property), row.Scratch).SequenceEqual(name)) found = property.Value;
            row.Scratch.CutTo(start);
        }

        return found;
    }
}
