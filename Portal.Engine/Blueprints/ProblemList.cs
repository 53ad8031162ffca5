using Portal.Engine.Blueprints.Yaml;

namespace Portal.Engine.Blueprints;

/// <summary>Everything that is wrong with a file. Checks append and go on, up to what a person can take in.</summary>
sealed class ProblemList
{
    const int Most = 100;

    readonly List<BlueprintProblem> _all = [];

    public IReadOnlyList<BlueprintProblem> All => [.. _all.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)];

    public bool Any => _all.Count > 0;

    public bool IsFull => _all.Count >= Most;

    public void Add(Node? at, string where, string text) => Add(new(at?.Line ?? 0, at?.Column ?? 0, where, text));

    public void Add(BlueprintProblem problem)
    {
        if (!IsFull && !_all.Contains(problem)) _all.Add(problem);
    }
}
