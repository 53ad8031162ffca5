using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Portal.Engine.Mapping.Values;

namespace Portal.Engine.Mapping.Paths;

/// <summary>The properties of a record that a mapping asks for, found in one walk over the record.</summary>
sealed class PropertySlots
{
    readonly byte[][] _names;

    /// <summary>The slots whose names fall into the same bucket, by bucket.</summary>
    readonly int[][] _buckets;

    public PropertySlots(IReadOnlyList<string> names)
    {
        _names = [.. names.Select(Encoding.UTF8.GetBytes)];
        var count = 1;
        while (count < 4 * names.Count) count *= 2;
        _buckets = [.. Enumerable.Range(0, count).Select(bucket => Enumerable.Range(0, _names.Length).Where(slot => Bucket(_names[slot], count) == bucket).ToArray())];
    }

    public int Count => _names.Length;

    /// <summary>Of a name that stands twice the last counts.</summary>
    public void Fill(JsonElement record, MappedRow row)
    {
        foreach (var property in record.EnumerateObject())
        {
            var start = row.Scratch.Length;
            var name = JsonText.Unescaped(JsonMarshal.GetRawUtf8PropertyName(property), row.Scratch);
            if (Find(name) is >= 0 and var slot) row.Slots[slot] = property.Value;
            row.Scratch.CutTo(start);
        }
    }

    int Find(ReadOnlySpan<byte> name)
    {
        foreach (var slot in _buckets[Bucket(name, _buckets.Length)])
        {
            if (name.SequenceEqual(_names[slot])) return slot;
        }

        return -1;
    }

    static int Bucket(ReadOnlySpan<byte> name, int count) =>
        name.IsEmpty ? 0 : ((name.Length * 31) + (name[0] * 7) + (name[^1] * 13) + (name[name.Length / 2] * 3)) & (count - 1);
}
