namespace Portal.Engine.Forms;

/// <summary>Holds a settings record against its annotations, and then against itself.</summary>
public static class SettingsCheck
{
    /// <param name="record">The record; its nested ones are checked too.</param>
    /// <param name="problems">Where to add what is wrong. What has a problem already gets no second one.</param>
    /// <param name="at">The path of the record; empty for the whole.</param>
    public static void Check(object record, FormProblems problems, string at = "")
    {
        var form = SettingsForm.Of(record.GetType());
        foreach (var field in form.Fields)
        {
            var value = field.Source.GetValue(record);
            var path = Path(at, field.Property);
            foreach (var (nested, inner) in Nested(field, value, path))
            {
                if (problems.All.All(problem => problem.Setting != inner)) Check(nested, problems, inner);
            }

            if (Problem(field, value, field.Required && form.Counts(field, record)) is { } problem && !Has(problems, path)) problems.Add(path, problem);
        }

        // A record with a hole where its own code expects none cannot answer.
        if (record is not IValidated validated || form.Fields.Any(field => !field.Optional && field.Source.GetValue(record) is null)) return;
        var own = new FormProblems();
        validated.Validate(own);
        foreach (var problem in own.All.Where(problem => problem.Setting.Length == 0 || !Has(problems, Path(at, problem.Setting)))) problems.Add(Path(at, problem.Setting), problem.Text);
    }

    static string Path(string at, string setting) => at.Length == 0 ? setting : setting.Length == 0 ? at : $"{at}.{setting}";

    static IEnumerable<(object Record, string Path)> Nested(SettingField field, object? value, string path) => (field.Kind, value) switch
    {
        (SettingKind.Record, not null) => [(value, path)],
        (SettingKind.Records, IEnumerable<object> records) => records.Select((record, i) => (record, $"{path}[{i}]")),
        _ => [],
    };

    static string? Problem(SettingField field, object? value, bool required)
    {
        var isEmpty = value is null || (value is string text && string.IsNullOrWhiteSpace(text)) || (value is System.Collections.IEnumerable list and not string && !list.Cast<object>().Any());
        if (isEmpty) return required ? $"{field.Label} is needed.{(field.Example is null ? "" : $" For example: {field.Example}")}" : null;
        return value switch
        {
            TimeSpan span when IsOutside(field, span.TotalSeconds) => $"This must be {Range(field, seconds => SpanText.Write(TimeSpan.FromSeconds(seconds)))}.",
            int or long or double or decimal when IsOutside(field, Convert.ToDouble(value, null)) => $"This must be {Range(field, number => FormattableString.Invariant($"{number}"))}.",
            _ => null,
        };
    }

    static bool IsOutside(SettingField field, double number) => number < field.Min || number > field.Max;

    static string Range(SettingField field, Func<double, string> write) => (field.Min, field.Max) switch
    {
        ({ } min, { } max) => $"between {write(min)} and {write(max)}",
        ({ } min, null) => $"at least {write(min)}",
        (_, var max) => $"at most {write(max!.Value)}",
    };

    static bool Has(FormProblems problems, string path) => problems.All.Any(problem =>
        problem.Setting.StartsWith(path, StringComparison.Ordinal) && (problem.Setting.Length == path.Length || problem.Setting[path.Length] is '.' or '['));
}
