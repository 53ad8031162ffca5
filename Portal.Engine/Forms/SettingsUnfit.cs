namespace Portal.Engine.Forms;

/// <summary>What was entered cannot be taken. Everything that is wrong with it, so that it is mended in one go.</summary>
public sealed record SettingsUnfit(IReadOnlyList<FormProblem> Problems) : Refusal
{
    public override string Message => string.Join(Environment.NewLine, Problems.Select(problem => problem.Setting.Length == 0 ? problem.Text : $"{problem.Setting}: {problem.Text}"));

    /// <summary>All of it for a person, who knows settings by what they are called and not by their place in the code.</summary>
    /// <param name="type">The record that the settings are of.</param>
    public string Say(Type type) => string.Join(' ', Problems.Select(problem => Label(type, problem.Setting) is { Length: > 0 } label ? $"{label}: {problem.Text}" : problem.Text));

    /// <summary>"Deletes.By" is "Deletes, how" where the records say so; what is no setting of them is left out.</summary>
    static string Label(Type type, string path)
    {
        var labels = new List<string>();
        foreach (var name in path.Split('.').Select(part => part.Split('[')[0]))
        {
            if (SettingsForm.Of(type).Fields.FirstOrDefault(field => field.Property == name) is not { } field) continue;
            labels.Add(labels.Count == 0 ? field.Label : char.ToLowerInvariant(field.Label[0]) + field.Label[1..]);
            if (field.Nested is null) break;
            type = field.Nested;
        }

        return string.Join(", ", labels);
    }
}
