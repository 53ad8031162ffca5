using System.Text.Json;
using Portal.Engine.Entities;
using Portal.Engine.Mapping.Suggesting;
using Portal.Engine.Mapping.Trying;

namespace Portal.Web.Features.Sources.Mapping;

/// <summary>What the editor says.</summary>
static class MappingWords
{
    const int MostLetters = 80;

    public static string Sure(Sureness sureness) => sureness switch
    {
        Sureness.Sure => "sure",
        Sureness.Likely => "likely",
        _ => "perhaps",
    };

    public static string Type(EntityField field)
    {
        var type = field.Type switch
        {
            FieldType.Text => "text",
            FieldType.Number => "number",
            FieldType.Boolean => "yes or no",
            FieldType.Date => "day",
            FieldType.Moment => "date and time",
            _ => "list or group",
        };
        return $"{type}{(field.Required ? ", required" : "")}{(field.Sensitive ? ", sensitive" : "")}";
    }

    /// <summary>A value of JSON as a person reads it.</summary>
    public static string Value(string json) => json switch
    {
        "null" => "none",
        "true" => "yes",
        "false" => "no",
        ['"', ..] => Cut(JsonSerializer.Deserialize<string>(json)!),
        _ => Cut(json),
    };

    public static string Cut(string text) => text.Length <= MostLetters ? text : $"{text[..(char.IsHighSurrogate(text[MostLetters - 1]) ? MostLetters - 1 : MostLetters)]}…";

    public static string Counts(TriedField field)
    {
        var parts = new List<string> { $"{field.Filled} filled" };
        if (field.Null > 0) parts.Add($"{field.Null} none");
        if (field.Absent > 0) parts.Add($"{field.Absent} not told");
        return string.Join(", ", parts);
    }

    public static string Duration(TimeSpan span) => span.TotalSeconds < 2 ? "about a second" : span.TotalMinutes < 2 ? $"{span.TotalSeconds:0} seconds" : span.TotalHours < 2 ? $"{span.TotalMinutes:0} minutes" : $"{span.TotalHours:0} hours";
}
