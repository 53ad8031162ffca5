using System.Text.Json;
using Portal.Engine.Entities;

namespace Portal.Web.Features.Sources.Records;

/// <summary>The value of a field as a person reads it.</summary>
/// <param name="Text">What is shown; null where there is no value.</param>
/// <param name="At">The moment, if it is one.</param>
/// <param name="IsHidden">It is sensitive, and is not shown.</param>
/// <param name="IsCode">It is a list or an object.</param>
/// <param name="Raw">What tells a hidden value from another; never shown.</param>
public sealed record FieldText(string? Text, DateTimeOffset? At = null, bool IsHidden = false, bool IsCode = false, string? Raw = null)
{
    static FieldText None { get; } = new((string?)null);

    /// <summary>The values of a record by the names of its fields; of what is not there, none.</summary>
    public static IReadOnlyDictionary<string, FieldText> Read(Entity entity, string? body)
    {
        if (body is null) return entity.Fields.ToDictionary(field => field.Name, _ => None);
        using var json = JsonDocument.Parse(body);
        return entity.Fields.ToDictionary(field => field.Name, field => json.RootElement.TryGetProperty(field.Name, out var value) ? Of(field, value) : None);
    }

    /// <summary>As much of it as fits into a table; the page of the record has all of it.</summary>
    public FieldText Cut(int most) =>
        Text is { } text && text.Length > most ? this with { Text = $"{text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)]}…" } : this;

    static FieldText Of(EntityField field, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null) return None;
        if (field.Sensitive) return new FieldText("hidden", IsHidden: true, Raw: Blind(value));
        return (field.Type, value.ValueKind) switch
        {
            (_, JsonValueKind.True) => new FieldText("yes"),
            (_, JsonValueKind.False) => new FieldText("no"),
            (FieldType.Moment, JsonValueKind.String) when value.TryGetDateTimeOffset(out var at) => new FieldText(value.GetString(), at),
            (_, JsonValueKind.String) => new FieldText(value.GetString()),
            (_, JsonValueKind.Array or JsonValueKind.Object) => new FieldText(value.GetRawText(), IsCode: true),
            _ => new FieldText(value.GetRawText()),
        };
    }

    /// <summary>A value that is sealed again looks another, and only its blind stays the same.</summary>
    static string Blind(JsonElement value) => value.ValueKind == JsonValueKind.Object && value.TryGetProperty("$blind", out var blind) ? $"{blind}" : value.GetRawText();
}
