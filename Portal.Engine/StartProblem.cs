namespace Portal.Engine;

/// <summary>The program cannot start. Each problem says what is wrong and what to do, in one paragraph for a person.</summary>
public class StartProblem(IReadOnlyList<string> problems, Exception? cause = null)
    : Exception(string.Join(Environment.NewLine, problems), cause)
{
    public StartProblem(string problem, Exception? cause = null)
        : this([problem], cause)
    {
    }

    public IReadOnlyList<string> Problems { get; } = problems;
}
