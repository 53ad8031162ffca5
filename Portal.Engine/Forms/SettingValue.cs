using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Portal.Engine.Configuration;

namespace Portal.Engine.Forms;

/// <summary>Reads the value of one setting.</summary>
static class SettingValue
{
    /// <returns>Null if it does not fit, which is then among the problems.</returns>
    public static object? Read(SettingField field, JsonElement json, SettingPlace place) => field.Kind switch
    {
        SettingKind.Record => SettingsReader.Record(field.Nested!, json, place),
        SettingKind.Records => Records(field, json, place),
        SettingKind.Texts => Texts(json, place),
        SettingKind.Pairs => Pairs(json, place),
        SettingKind.Number => Number(field, json) ?? place.Unfit($"This must be a {(field.Whole ? "whole number" : "number")}."),
        SettingKind.YesNo => json.ValueKind is JsonValueKind.True or JsonValueKind.False ? json.GetBoolean() : place.Unfit("This must be true or false."),
        SettingKind.Time => Text(json) is { } text && SpanText.Read(text) is { } span ? span : place.Unfit("This must be a length of time, such as 00:05:00, 5m or 2h."),
        SettingKind.Moment => Moment(json) ?? place.Unfit("This must be a moment with its zone, such as 2026-03-29T01:00:00Z."),
        SettingKind.Address => Address(json) ?? place.Unfit("This must be a full address such as https://api.example.com, without a user or a password in it."),
        SettingKind.Choice => Choice(field, json, place),
        _ => Text(json) ?? place.Unfit("This must be a text."),
    };

    /// <summary>A name that cannot be read, as no setting has one, as it is written.</summary>
    public static string Name(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8PropertyName(property));
        }
    }

    static string? Text(JsonElement json)
    {
        try
        {
            return json.ValueKind == JsonValueKind.String ? json.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: JSON can hold it, a text cannot.
            return null;
        }
    }

    static object? Number(SettingField field, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Number) return null;
        var type = Nullable.GetUnderlyingType(field.Source.PropertyType) ?? field.Source.PropertyType;
        if (type == typeof(int)) return json.TryGetInt32(out var number) ? number : null;
        if (type == typeof(long)) return json.TryGetInt64(out var number) ? number : null;
        if (type == typeof(decimal)) return json.TryGetDecimal(out var number) ? number : null;
        return json.TryGetDouble(out var real) && double.IsFinite(real) ? real : null;
    }

    static DateTimeOffset? Moment(JsonElement json) => json.ValueKind == JsonValueKind.String && json.TryGetDateTimeOffset(out var moment) && HasZone(json.GetString()!) ? moment.ToUniversalTime() : null;

    /// <summary>Without a zone it would be another moment on another machine.</summary>
    static bool HasZone(string text) => text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T', StringComparison.Ordinal);

    static Uri? Address(JsonElement json) =>
        Uri.TryCreate(Text(json)?.Trim(), UriKind.Absolute, out var uri) && uri is { Scheme: "http" or "https", UserInfo: "" } ? uri : null;

    static object? Choice(SettingField field, JsonElement json, SettingPlace place)
    {
        var type = Nullable.GetUnderlyingType(field.Source.PropertyType) ?? field.Source.PropertyType;
        var words = field.Choices.Select(choice => choice.Value);
        if (Text(json) is not { } text) return place.Unfit($"This must be one of {string.Join(", ", words)}.");
        if (field.Choices.FirstOrDefault(choice => choice.Value.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } choice) return Enum.Parse(type, choice.Value, ignoreCase: true);
        return place.Unfit($"This must be one of {string.Join(", ", words)}.{(Nearest.To(text, words) is { } near ? $" Did you mean {near}?" : "")}");
    }

    static object? Texts(JsonElement json, SettingPlace place)
    {
        if (json.ValueKind != JsonValueKind.Array) return place.Unfit("This must be a list of texts, written as [ … ].");
        return json.EnumerateArray().Select((item, i) => Text(item) ?? $"{place.At(i).Unfit("This must be a text.")}").ToArray();
    }

    static object? Pairs(JsonElement json, SettingPlace place)
    {
        if (json.ValueKind != JsonValueKind.Object) return place.Unfit("This must be a group of names with a text each, written as { … }.");
        var pairs = new Dictionary<string, string>();
        foreach (var property in json.EnumerateObject())
        {
            var name = Name(property);
            if (Text(property.Value) is not { } text) place.At(name).Unfit("This must be a text.");
            else if (!pairs.TryAdd(name, text)) place.At(name).Unfit("This stands here twice.");
        }

        return pairs;
    }

    /// <summary>A record that could not be read keeps its place, so that problems of the others are named by the right number.</summary>
    static object? Records(SettingField field, JsonElement json, SettingPlace place)
    {
        if (json.ValueKind != JsonValueKind.Array) return place.Unfit("This must be a list, written as [ … ].");
        var records = Array.CreateInstance(field.Nested!, json.GetArrayLength());
        for (var i = 0; i < records.Length; i++) records.SetValue(SettingsReader.Record(field.Nested!, json[i], place.At(i)) ?? field.Form!.Blank(), i);
        return records;
    }
}
