using System.Text.RegularExpressions;
using Portal.Engine.Forms;

namespace Portal.Engine.Workflows;

/// <summary>A workflow as somebody wants it to be.</summary>
public sealed partial record WorkflowDraft : IValidated
{
    public const int MostNeeds = 200;

    static readonly TimeSpan LeastTolerance = TimeSpan.FromSeconds(10);

    [Setting("Name", Help = "What programs call it. It is chosen once.", Required = true, Example = "churn-watch")]
    public string Name { get; init; } = "";

    [Setting("Label", Help = "What people call it.", Required = true, Example = "Churn watch")]
    public string Label { get; init; } = "";

    [Setting("Purpose", Help = "What it does, in a sentence.")]
    public string Purpose { get; init; } = "";

    [Setting("Triggers while it waits", Help = "What becomes of those that come while it is paused.")]
    public Keeps Keeps { get; init; }

    [Setting("Kept at most", Min = 1, Max = 100_000)]
    public int MostKept { get; init; } = Workflow.DefaultMostKept;

    public IReadOnlyList<Need> Needs { get; init; } = [];

    public static WorkflowDraft Of(Workflow workflow) => new()
    {
        Name = workflow.Name,
        Label = workflow.Label,
        Purpose = workflow.Purpose,
        Keeps = workflow.Keeps,
        MostKept = workflow.MostKept,
        Needs = workflow.Needs,
    };

    public void Validate(FormProblems problems)
    {
        if (!Fits().IsMatch(Name)) problems.Add(nameof(Name), "Use 1 to 60 small letters, digits, hyphens and underscores, and begin with a letter.");
        if (Label.Trim().Length > 100 || Label.Any(char.IsControl)) problems.Add(nameof(Label), "Use at most 100 letters, in one line.");
        if (Purpose.Length > 1000) problems.Add(nameof(Purpose), "Use at most 1,000 letters.");
        if (Needs.Count is 0 or > MostNeeds) problems.Add(nameof(Needs), $"Name 1 to {MostNeeds} things that it depends on.");
        foreach (var (i, need) in Needs.Index())
        {
            if (need.Tolerance < LeastTolerance) problems.Add($"{nameof(Needs)}[{i}].{nameof(need.Tolerance)}", "Accept an age of 10 seconds at least.");
            if (Needs.Take(i).Any(other => other.Entity == need.Entity && other.Field == need.Field)) problems.Add($"{nameof(Needs)}[{i}]", "This stands here twice.");
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9_-]{0,59}\\z")]
    private static partial Regex Fits();
}
