using System.Text;
using System.Text.Json;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Connectors.Rest.Times;

namespace Portal.Engine.Connectors.Rest.Reading;

/// <summary>Reads what every record has: its key, when it changed, whether it is gone. All else stays where it lies.</summary>
sealed class RecordReader
{
    readonly FieldPath? _element, _updated, _flag, _deletedAt;
    readonly FieldPath[] _key;
    readonly string _separator;
    readonly TimeText _updatedTime, _deletedTime;
    readonly IReadOnlyList<string> _flagValues;
    readonly bool _allDeleted;

    RecordReader(RestSettings settings, IReadOnlyList<string> key, bool allDeleted)
    {
        var deletes = settings.Deletes;
        _key = [.. key.Select(FieldPath.Of)];
        _separator = settings.KeySeparator;
        _allDeleted = allDeleted;
        _element = allDeleted ? null : FieldPath.Maybe(settings.Record);
        _updated = allDeleted ? null : FieldPath.Maybe(settings.Updated.Field);
        _updatedTime = new(settings.Updated.Time);
        // What says so itself is gone too where the rest shows by what is no longer there.
        _flag = deletes.By is DeleteKind.Flag or DeleteKind.Sweep ? FieldPath.Maybe(deletes.Flag) : null;
        _flagValues = deletes.Values;
        _deletedAt = deletes.By is not DeleteKind.None ? FieldPath.Maybe(deletes.At) : null;
        _deletedTime = new(deletes.AtTime);
    }

    public static RecordReader OfRecords(RestSettings settings) => new(settings, settings.Key, allDeleted: false);

    /// <summary>For the list of what is gone.</summary>
    public static RecordReader OfDeleted(RestSettings settings) => new(settings, settings.Deletes.Key is { Count: > 0 } own ? own : settings.Key, allDeleted: true);

    /// <summary>For a record that is asked for by its key.</summary>
    public static RecordReader OfOne(RestSettings settings) => OfRecords(settings with { Record = null });

    public SourceRecord One(JsonElement record) => One(record, out _, out var _);

    public RecordBatch Read(JsonElement list)
    {
        var records = new SourceRecord[list.GetArrayLength()];
        var (greatest, withoutKey, withoutUpdated, order, place) = ((Mark?)null, 0, 0, new HashCode(), 0);
        foreach (var element in list.EnumerateArray())
        {
            var record = One(element, out var mark, out var saysUpdated);
            greatest = Mark.Later(greatest, mark);
            if (record.Key is null) withoutKey++;
            if (!saysUpdated) withoutUpdated++;
            order.Add(record.Key);
            records[place++] = record;
        }

        return new(records, greatest, withoutKey, _updated is null ? 0 : withoutUpdated, order.ToHashCode());
    }

    /// <summary>The first record itself, for somebody who looks what could be meant in it.</summary>
    public JsonElement? First(JsonElement list) => list.GetArrayLength() == 0 ? null : Record(list[0], out var record) ? record : list[0];

    SourceRecord One(JsonElement element, out Mark? mark, out bool saysUpdated)
    {
        (mark, saysUpdated) = (null, false);
        if (!Record(element, out var record)) return new(null, element, Problem: $"There is no `{_element}` in this element of the list.");
        if (record.ValueKind != JsonValueKind.Object) return new(null, record, Problem: $"The record is {Texts.Kind(record)}, not an object.");
        var key = Key(record, out var problem);
        var isDeleted = _allDeleted || IsFlagged(record);
        if (_updated is not null && _updated.Find(record, out var updated))
        {
            // One that never changed may well say null.
            saysUpdated = true;
            mark = _updatedTime.Read(updated);
            if (mark is null && updated.ValueKind != JsonValueKind.Null) problem ??= $"`{_updated}` is {Shown(updated)}, and should be {_updatedTime.Looks}.";
        }

        var at = isDeleted && _deletedAt is not null && _deletedAt.Find(record, out var deletedAt) ? _deletedTime.ReadEnd(deletedAt) ?? mark?.At : mark?.At;
        return new(key, record, at, isDeleted, problem);
    }

    bool Record(JsonElement element, out JsonElement record)
    {
        record = element;
        return _element is null || _element.Find(element, out record);
    }

    string? Key(JsonElement record, out string? problem)
    {
        problem = null;
        if (_key.Length == 1) return Part(record, _key[0], ref problem);
        var parts = new string[_key.Length];
        for (var i = 0; i < _key.Length; i++)
        {
            if (Part(record, _key[i], ref problem) is not { } part) return null;
            parts[i] = Escaped(part);
        }

        return string.Join(_separator, parts);
    }

    /// <returns>The parts that a key was joined of.</returns>
    public IReadOnlyList<string> Parts(string key)
    {
        if (_key.Length == 1) return [key];
        var (parts, part) = (new List<string>(), new StringBuilder());
        for (var at = 0; at < key.Length; at++)
        {
            if (key[at] == '\\' && at + 1 < key.Length)
            {
                part.Append(key[++at]);
            }
            else if (string.CompareOrdinal(key, at, _separator, 0, _separator.Length) == 0)
            {
                parts.Add(part.ToString());
                part.Clear();
                at += _separator.Length - 1;
            }
            else
            {
                part.Append(key[at]);
            }
        }

        return [.. parts, part.ToString()];
    }

    /// <summary>Or a/b and c would be the same key as a and b/c, and a\ and b as one that holds both.</summary>
    string Escaped(string part)
    {
        if (!part.Any(IsSpecial)) return part;
        var escaped = new StringBuilder(part.Length + 4);
        foreach (var letter in part) (IsSpecial(letter) ? escaped.Append('\\') : escaped).Append(letter);
        return $"{escaped}";

        bool IsSpecial(char letter) => letter == '\\' || _separator.Contains(letter, StringComparison.Ordinal);
    }

    static string? Part(JsonElement record, FieldPath path, ref string? problem)
    {
        if (!path.Find(record, out var value) || value.ValueKind == JsonValueKind.Null) problem = $"The record has no `{path}`, which is its key.";
        else if (value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number)) problem = $"`{path}`, the key, is {Texts.Kind(value)}, and should be a text or a number.";
        else if (Texts.Of(value) is not { Length: > 0 } key || key.Contains(Rune.ReplacementChar.ToString(), StringComparison.Ordinal)) problem = $"`{path}`, the key, is empty or cannot be read.";
        else return key;
        return null;
    }

    bool IsFlagged(JsonElement record)
    {
        if (_flag is null || !_flag.Find(record, out var flag)) return false;
        return _flagValues.Count == 0 ? Texts.Says(flag) : Texts.Of(flag) is { } text && _flagValues.Contains(text, StringComparer.OrdinalIgnoreCase);
    }

    static string Shown(JsonElement value) => Texts.Of(value) is { } text ? Texts.Quote(text, 60) : Texts.Kind(value);
}
