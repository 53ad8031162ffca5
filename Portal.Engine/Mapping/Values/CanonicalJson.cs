using System.Runtime.InteropServices;
using System.Text.Json;

namespace Portal.Engine.Mapping.Values;

/// <summary>
/// Writes any JSON so that the same content is always the same bytes: no white space, names in order, of a name that
/// stands twice the last, texts and numbers as fields have them.
/// </summary>
static class CanonicalJson
{
    /// <summary>Readers go 64 levels deep, and the body around the value is one of them.</summary>
    public const int MostLevels = 63;

    /// <returns>What is wrong with it, or null.</returns>
    public static string? Write(JsonElement value, MappedRow row, int levels = MostLevels)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                return levels == 0 ? TooDeep : WriteObject(value, row, levels - 1);
            case JsonValueKind.Array:
                return levels == 0 ? TooDeep : WriteList(value, row, levels - 1);
            case JsonValueKind.String:
                JsonText.Copy(JsonText.Inside(value), row);
                return null;
            case JsonValueKind.Number:
                return NumberText.TryWrite(JsonMarshal.GetRawUtf8Value(value), row.Output) ? null : "holds a number with an exponent beyond reason";
            default:
                row.Output.Add(JsonMarshal.GetRawUtf8Value(value));
                return null;
        }
    }

    static string TooDeep => $"is nested more than {MostLevels} levels deep";

    static string? WriteList(JsonElement list, MappedRow row, int levels)
    {
        row.Output.Add((byte)'[');
        var isFirst = true;
        foreach (var item in list.EnumerateArray())
        {
            if (!isFirst) row.Output.Add((byte)',');
            isFirst = false;
            if (Write(item, row, levels) is { } problem) return problem;
        }

        row.Output.Add((byte)']');
        return null;
    }

    static string? WriteObject(JsonElement value, MappedRow row, int levels)
    {
        var (members, first) = (row.Members, row.Members.Count);
        foreach (var property in value.EnumerateObject())
        {
            var start = row.Scratch.Length;
            var name = JsonText.Unescaped(JsonMarshal.GetRawUtf8PropertyName(property), row.Scratch);
            if (row.Scratch.Length == start) row.Scratch.Add(name);
            members.Add(new ObjectMember(start, row.Scratch.Length - start, members.Count, property.Value));
        }

        var last = members.Count;
        CollectionsMarshal.AsSpan(members)[first..].Sort(row.ByName);
        row.Output.Add((byte)'{');
        for (var i = first; i < last; i++)
        {
            var name = Name(members[i], row.Scratch);
            if (i + 1 < last && name.SequenceEqual(Name(members[i + 1], row.Scratch))) continue;
            if (row.Output.Written[^1] != '{') row.Output.Add((byte)',');
            JsonText.Write(name, row.Output);
            row.Output.Add((byte)':');
            if (Write(members[i].Value, row, levels) is { } problem) return problem;
        }

        row.Output.Add((byte)'}');
        members.RemoveRange(first, last - first);
        return null;
    }

    /// <summary>By name, and of the same name the later one last.</summary>
    public static Comparison<ObjectMember> ByName(ByteBuffer scratch) => (one, other) =>
    {
        var order = Name(one, scratch).SequenceCompareTo(Name(other, scratch));
        return order != 0 ? order : one.Position - other.Position;
    };

    static ReadOnlySpan<byte> Name(ObjectMember member, ByteBuffer scratch) => scratch.Part(member.NameStart, member.NameLength);
}
