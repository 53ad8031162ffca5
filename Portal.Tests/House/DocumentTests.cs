using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Tests.Running;

namespace Portal.Tests.House;

/// <summary>What the documents point at is there.</summary>
public sealed partial class DocumentTests
{
    static readonly string[] Documents = [.. SourceFiles.Written(".md")];

    /// <summary>Programs that a reader has, so that a command beginning with one names no file of ours.</summary>
    static readonly string[] Programs = ["dotnet", "docker", "git", "cd", "curl", "openssl", "export", "sudo", "apt-get", "kill", "psql", "pg_dump", "pg_restore", "head", "chmod", "chown", "mkdir"];

    [Fact]
    public void Every_link_leads_somewhere()
    {
        var broken =
            from document in Documents
            from match in Link().Matches(WithoutCode(SourceFiles.Text(document)))
            let target = match.Groups["target"].Value
            where !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)
            where !Leads(document, target)
            select $"{document}: {target}";
        Assert.Empty(broken);
    }

    [Fact]
    public void Decisions_are_numbered_without_gaps()
    {
        var numbers = SourceFiles.All.Where(path => path.StartsWith("docs/decisions/", StringComparison.Ordinal) && Path.GetFileName(path) != "README.md")
            .Select(path => Numbered().Match(Path.GetFileName(path)) is { Success: true } match ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : throw new FormatException($"{path} has no number."))
            .Order().ToArray();
        Assert.NotEmpty(numbers);
        Assert.Equal(Enumerable.Range(1, numbers.Length), numbers);
    }

    [Fact]
    public void Decisions_that_the_sources_name_are_there()
    {
        var named = SourceFiles.All.Where(path => Path.GetExtension(path) is ".cs" or ".md" or ".props" or ".targets")
            .SelectMany(path => Decision().Matches(SourceFiles.Text(path)).Select(match => (path, Number: match.Groups[1].Value)));
        Assert.All(named, found => Assert.Contains(SourceFiles.All, path => path.StartsWith($"docs/decisions/{found.Number}", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_command_in_the_readme_can_be_run()
    {
        var commands = Block().Matches(SourceFiles.Text("README.md")).SelectMany(block => block.Groups["lines"].Value.Split('\n'))
            .Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] is not '#').ToArray();
        Assert.NotEmpty(commands);
        Assert.All(commands, command => Assert.True(CanBeRun(command), command));
    }

    /// <summary>Behind what terminates TLS nobody can sign in until it is trusted.</summary>
    [Fact]
    public void Every_command_with_an_https_address_trusts_the_proxy_in_front()
    {
        var commands = Documents.SelectMany(document => SourceFiles.Text(document).Split('\n')).Where(line => line.Contains("Portal__PublicUrl=https", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(commands);
        Assert.All(commands, command => Assert.Contains("Portal__Network__TrustedProxies=", command, StringComparison.Ordinal));
    }

    static bool CanBeRun(string command)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries).SkipWhile(word => Assignment().IsMatch(word)).ToArray();
        if (words.Length == 0) return true;
        var project = Array.IndexOf(words, "--project");
        if (project >= 0 && !Directory.Exists(Repository.Path(words[project + 1]))) return false;
        if (Programs.Contains(words[0])) return true;
        if (!File.Exists(Repository.Path(words[0]))) return false;
        return words[0] switch
        {
            "deep/run" or "./deep/run" => words.Length == 1 || Named<IDeepRun>.Find().ContainsKey(words[1]) || words[1] == "NAME",
            "bench/run" or "./bench/run" => words.Length == 1 || Named<IBenchRun>.Find().ContainsKey(words[1]) || words[1] == "NAME",
            _ => true,
        };
    }

    static bool Leads(string document, string target)
    {
        var (path, anchor) = target.Split('#', 2) is [var before, var after] ? (before, after) : (target, null);
        var full = path.Length == 0 ? Repository.Path(document) : Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(document)!, path));
        if (!File.Exists(full) && !Directory.Exists(full)) return false;
        return anchor is null || !full.EndsWith(".md", StringComparison.Ordinal) || Heading().Matches(File.ReadAllText(full)).Any(heading => Anchor(heading.Groups[1].Value) == anchor);
    }

    static string Anchor(string heading) => NotInAnchor().Replace(heading.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    static string WithoutCode(string text) => InlineCode().Replace(Fence().Replace(text, ""), "");

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)[^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^(\d{4})-[a-z0-9-]+\.md$")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"docs/decisions/(\d{4})")]
    private static partial Regex Decision();

    [GeneratedRegex(@"^```(sh|bash|console)?\n(?<lines>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"`[^`\n]*`")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"^[A-Za-z_]+=")]
    private static partial Regex Assignment();

    [GeneratedRegex(@"^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();
}
