using System.Text.Json;
using Portal.Engine.Entities;
using Portal.Engine.Forms;
using Portal.Engine.Mapping.Steps;
using Portal.Engine.Mapping.Suggesting;
using Portal.Engine.Mapping.Trying;

namespace Portal.Web.Features.Sources.Mapping;

/// <summary>What is said of mappings, where they are edited and where they are only read.</summary>
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

    /// <summary>A step with what is set of it: "Read a date: formats milliseconds, time zone UTC".</summary>
    public static string Step(MappingStep step)
    {
        var form = StepForm.Of(step);
        // A salt says nothing to a reader.
        var set = step is HashStep ? [] : form.Kind.Fields.Where(field => !string.IsNullOrWhiteSpace(form.Values[field.Name])).ToArray();
        var said = set.Select(field => $"{(form.Kind.Fields.Count == 1 ? "" : $"{char.ToLowerInvariant(field.Label[0])}{field.Label[1..]} ")}{Set(field, form.Values[field.Name])}");
        return set.Length == 0 ? form.Kind.Label : $"{form.Kind.Label}: {string.Join("; ", said)}";
    }

    public static string Counts(TriedField field)
    {
        var parts = new List<string> { $"{field.Filled} filled" };
        if (field.Null > 0) parts.Add($"{field.Null} none");
        if (field.Absent > 0) parts.Add($"{field.Absent} not told");
        return string.Join(", ", parts);
    }

    static string Set(SettingField field, string text) => field.Kind switch
    {
        SettingKind.Choice => field.Choices.FirstOrDefault(choice => choice.Value == text)?.Label.ToLowerInvariant() ?? text,
        _ => Cut(text.Replace("\n", ", ", StringComparison.Ordinal)),
    };

    public static string Duration(TimeSpan span) => span.TotalSeconds < 2 ? "about a second" : span.TotalMinutes < 2 ? $"{span.TotalSeconds:0} seconds" : span.TotalHours < 2 ? $"{span.TotalMinutes:0} minutes" : $"{span.TotalHours:0} hours";
}
