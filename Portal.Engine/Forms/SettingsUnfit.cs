namespace Portal.Engine.Forms;

/// <summary>What was entered cannot be taken. Everything that is wrong with it, so that it is mended in one go.</summary>
public sealed record SettingsUnfit(IReadOnlyList<FormProblem> Problems) : Refusal
{
    public override string Message => string.Join(Environment.NewLine, Problems.Select(problem => problem.Setting.Length == 0 ? problem.Text : $"{problem.Setting}: {problem.Text}"));
}
