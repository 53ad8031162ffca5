using System.Text.Json;
using Portal.Engine.Entities;

namespace Portal.Web.Features.Data.Cells;

/// <summary>A value as a person reads it.</summary>
/// <param name="Text">What is shown; null where it says that there is none.</param>
/// <param name="At">The moment, if it is one.</param>
/// <param name="IsCode">It is a list or an object.</param>
public sealed record ValueText(string? Text, DateTimeOffset? At = null, bool IsCode = false)
{
    public static ValueText Of(ReadOnlyMemory<byte> json, FieldType type)
    {
        using var value = JsonDocument.Parse(json);
        var root = value.RootElement;
        return (type, root.ValueKind) switch
        {
            (_, JsonValueKind.Null) => new ValueText((string?)null),
            (_, JsonValueKind.True) => new ValueText("yes"),
            (_, JsonValueKind.False) => new ValueText("no"),
            (FieldType.Moment, JsonValueKind.String) when root.TryGetDateTimeOffset(out var at) => new ValueText(root.GetString(), at),
            (_, JsonValueKind.String) => new ValueText(root.GetString()),
            (_, JsonValueKind.Array or JsonValueKind.Object) => new ValueText(root.GetRawText(), IsCode: true),
            _ => new ValueText(root.GetRawText()),
        };
    }

    /// <summary>As much of it as fits into a table.</summary>
    public ValueText Cut(int most) =>
        Text is { } text && text.Length > most ? this with { Text = $"{text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)]}…" } : this;
}
