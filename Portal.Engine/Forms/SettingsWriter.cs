using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.Engine.Forms;

/// <summary>
/// Writes a settings record as JSON, always the same text for the same settings: in the order of its form, without what is
/// the default anyway.
/// </summary>
public static class SettingsWriter
{
    static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(object record) => Node(record).ToJsonString(Json);

    /// <summary>The same without what only says how much is asked for at once.</summary>
    public static string WriteWithoutPace(object record) => Node(record, withPace: false).ToJsonString(Json);

    internal static string? Text(SettingField field, object? value) => Node(field, value)?.ToJsonString(Json);

    static JsonObject Node(object record, bool withPace = true)
    {
        var written = new JsonObject();
        foreach (var field in SettingsForm.Of(record.GetType()).Fields.Where(field => withPace || !field.Pace))
        {
            var node = Node(field, field.Source.GetValue(record), withPace);
            if (node?.ToJsonString(Json) != field.Default) written.Add(field.Name, node);
        }

        return written;
    }

    static JsonNode? Node(SettingField field, object? value, bool withPace = true) => (field.Kind, value) switch
    {
        (_, null) => null,
        (SettingKind.YesNo, bool yes) => yes,
        (SettingKind.Choice, Enum choice) => SettingWords.Written($"{choice}"),
        (SettingKind.Number, _) => JsonSerializer.SerializeToNode(value, value.GetType()),
        (SettingKind.Time, TimeSpan span) => SpanText.Write(span),
        (SettingKind.Moment, DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        (SettingKind.Texts, IReadOnlyList<string> texts) => new JsonArray([.. texts.Select(text => JsonValue.Create(text))]),
        (SettingKind.Pairs, IReadOnlyDictionary<string, string> pairs) => new JsonObject(pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
        (SettingKind.Records, IEnumerable<object> records) => new JsonArray([.. records.Select(record => Node(record, withPace))]),
        (SettingKind.Record, _) => Node(value, withPace),
        (SettingKind.Address, Uri uri) => uri.OriginalString,
        _ => $"{value}",
    };
}
