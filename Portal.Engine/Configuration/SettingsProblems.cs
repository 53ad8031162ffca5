namespace Portal.Engine.Configuration;

/// <summary>Everything that is wrong with the settings, each with the key that mends it. Checks append and go on.</summary>
public sealed class SettingsProblems
{
    readonly List<string> _problems = [];

    public IReadOnlyList<string> All => _problems;

    public void Add(string key, string problem) => _problems.Add($"{key}: {problem} (as environment variable: {key.Replace(":", "__")})");

    public void ThrowIfAny()
    {
        if (_problems.Count > 0) throw new StartProblem(_problems);
    }
}
