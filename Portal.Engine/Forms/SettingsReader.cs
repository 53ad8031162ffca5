using System.Text.Json;
using Portal.Engine.Configuration;

namespace Portal.Engine.Forms;

/// <summary>
/// Reads JSON into a settings record. It goes on after a problem, because whoever entered it wants to mend all in one go.
/// Values are not repeated in problems: one may be a secret that was put into the wrong place.
/// </summary>
public static class SettingsReader
{
    public static Outcome<T> Read<T>(JsonElement json) where T : class
    {
        var problems = new FormProblems();
        return Read(typeof(T), json, problems) is T record ? record : new SettingsUnfit(problems.All);
    }

    /// <param name="type">The annotated record.</param>
    /// <param name="json">What was entered; nothing at all counts as an empty object.</param>
    /// <param name="problems">Where to add what is wrong.</param>
    /// <param name="at">What the paths of problems begin with.</param>
    /// <returns>The record, checked; null if anything is wrong with it.</returns>
    public static object? Read(Type type, JsonElement json, FormProblems problems, string at = "")
    {
        var before = problems.All.Count;
        var record = Record(type, json, new(problems, at));
        if (record is not null) SettingsCheck.Check(record, problems, at);
        return problems.All.Count == before ? record : null;
    }

    /// <summary>A record with all that could be read; null only if it is no object at all.</summary>
    internal static object? Record(Type type, JsonElement json, SettingPlace place)
    {
        if (json.ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined)) return place.Unfit("This must be a group of settings, written as { … }.");
        var form = SettingsForm.Of(type);
        var record = form.Blank();
        var seen = new HashSet<SettingField>();
        foreach (var property in json.ValueKind == JsonValueKind.Object ? json.EnumerateObject() : default)
        {
            var name = SettingValue.Name(property);
            var field = form.Fields.FirstOrDefault(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (field is null) place.At(name).Unfit($"There is no such setting. {Suggestion(name, form)}");
            else if (!seen.Add(field)) place.At(field.Property).Unfit("This stands here twice.");
            else Set(record, field, property.Value, place.At(field.Property));
        }

        return record;
    }

    /// <summary>Null means nothing where that is allowed, and "not entered" elsewhere.</summary>
    static void Set(object record, SettingField field, JsonElement json, SettingPlace place)
    {
        if (json.ValueKind == JsonValueKind.Null && !field.Optional) return;
        var value = json.ValueKind == JsonValueKind.Null ? null : SettingValue.Read(field, json, place);
        if (value is not null || json.ValueKind == JsonValueKind.Null) field.Source.SetValue(record, value);
    }

    static string Suggestion(string name, SettingsForm form) => Nearest.To(name, form.Fields.Select(field => field.Name)) is { } near
        ? $"Did you mean {near}?"
        : $"The settings here are {string.Join(", ", form.Fields.Select(field => field.Name))}.";
}
