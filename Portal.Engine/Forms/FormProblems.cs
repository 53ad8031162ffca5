namespace Portal.Engine.Forms;

/// <summary>Everything that is wrong with what was entered, by setting. Checks append and go on.</summary>
public sealed class FormProblems
{
    readonly List<FormProblem> _all = [];

    public IReadOnlyList<FormProblem> All => _all;

    public bool Any => _all.Count > 0;

    /// <param name="setting">The property, or a path such as "Fields[2].From"; empty for the whole.</param>
    /// <param name="text">What is wrong and what to do, for a person.</param>
    public void Add(string setting, string text) => _all.Add(new(setting, text));
}
