namespace Portal.Tests.Docker;

/// <summary>One instruction of a Dockerfile: "COPY --from=build /portal /portal" has one flag and two words.</summary>
sealed record DockerStep(string Instruction, string Rest)
{
    public IEnumerable<string> Flags => Split.TakeWhile(IsFlag);

    public string[] Words => [.. Split.SkipWhile(IsFlag)];

    /// <summary>What comes after the flags, as it stands.</summary>
    public string Body => string.Join(' ', Words);

    string[] Split => Rest.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Every instruction, with continued lines joined and comments left out.</summary>
    public static IReadOnlyList<DockerStep> Read(IEnumerable<string> lines)
    {
        var steps = new List<DockerStep>();
        var open = "";
        foreach (var line in lines.Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            open += line.TrimEnd('\\');
            if (line.EndsWith('\\')) continue;
            steps.Add(open.Split(' ', 2) is [var instruction, var rest] ? new DockerStep(instruction, rest.Trim()) : throw new FormatException(open));
            open = "";
        }

        return steps;
    }

    static bool IsFlag(string word) => word.StartsWith("--", StringComparison.Ordinal);
}
