using System.Text;

namespace Portal.Engine.Forms;

/// <summary>Documents a form as a table.</summary>
public static class SettingsDocument
{
    public static string Markdown(SettingsForm form)
    {
        var table = new StringBuilder("| setting | what it is | value | default |\n|---|---|---|---|\n");
        Rows(table, form, "", [form.Type]);
        return table.ToString();
    }

    /// <param name="table">What is written to.</param>
    /// <param name="form">Whose settings.</param>
    /// <param name="at">The path of their group.</param>
    /// <param name="within">The records that lead here; one within itself is not unfolded again.</param>
    static void Rows(StringBuilder table, SettingsForm form, string at, Type[] within)
    {
        foreach (var field in form.Fields)
        {
            var path = $"{at}{field.Name}{(field.Kind == SettingKind.Records ? "[]" : "")}";
            table.Append(null, $"| `{path}` | {Cell(Meaning(form, field))} | {Cell(Value(field))} | {Cell(Default(field))} |\n");
            if (field.Form is { } nested && !within.Contains(nested.Type)) Rows(table, nested, $"{path}.", [.. within, nested.Type]);
        }
    }

    static string Meaning(SettingsForm form, SettingField field)
    {
        var meaning = new StringBuilder($"**{field.Label}**.");
        if (field.Help.Length > 0) meaning.Append(null, $" {field.Help}");
        if (field.Example is { } example) meaning.Append(null, $" For example `{example}`.");
        if (field.When is { } when)
        {
            var other = form.Fields.First(known => known.Property == when.Setting);
            meaning.Append(null, $" Counts where `{other.Name}` is {string.Join(" or ", when.Values.Select(value => $"`{SettingWords.Written(value)}`"))}.");
        }

        return meaning.ToString();
    }

    static string Value(SettingField field)
    {
        var range = (Number(field, field.Min), Number(field, field.Max)) switch
        {
            ({ } min, { } max) => $", {min} to {max}",
            ({ } min, null) => $", at least {min}",
            (null, { } max) => $", at most {max}",
            _ => "",
        };
        return $"{Kind(field)}{range}{(field.Required ? ", needed" : "")}";
    }

    static string Kind(SettingField field) => field.Kind switch
    {
        SettingKind.Multiline => "text of several lines",
        SettingKind.Number => field.Whole ? "whole number" : "number",
        SettingKind.YesNo => "true or false",
        SettingKind.Choice => $"one of {string.Join(", ", field.Choices.Select(choice => $"`{choice.Value}`"))}",
        SettingKind.Moment => "moment, such as `2026-03-29T01:00:00Z`",
        SettingKind.Time => "length of time, such as `5m`",
        SettingKind.Secret => "where a secret is kept: `env:NAME`, `file:/full/path` or `vault:name`",
        SettingKind.Texts => "list of texts",
        SettingKind.Pairs => "names with a text each",
        SettingKind.Record => "group of settings",
        SettingKind.Records => "list of groups of settings",
        _ => field.Kind.ToString().ToLowerInvariant(),
    };

    static string? Number(SettingField field, double? number) => number is not { } given ? null
        : field.Kind == SettingKind.Time ? SpanText.Write(TimeSpan.FromSeconds(given))
        : FormattableString.Invariant($"{given}");

    static string Default(SettingField field) => field.Default is null or "\"\"" or "[]" or "{}" ? "" : $"`{field.Default.Trim('"')}`";

    /// <summary>A bar would end the cell, a new line the table.</summary>
    static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
