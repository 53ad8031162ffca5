using System.Diagnostics;
using Portal.Tests.Running;

namespace Portal.Tests.House;

/// <summary>What is tracked, and what is about to be: the files as a reader of the repository finds them.</summary>
static class SourceFiles
{
    static readonly Lazy<string[]> Found = new(() => [.. Ask().Where(path => File.Exists(Repository.Path(path)))]);

    public static IEnumerable<string> All => Found.Value;

    public static IEnumerable<string> Written(params string[] endings) =>
        All.Where(path => endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)) && !path.Contains("/Migrations/", StringComparison.Ordinal));

    public static string[] Lines(string path) => File.ReadAllLines(Repository.Path(path));

    public static string Text(string path) => File.ReadAllText(Repository.Path(path));

    /// <summary>Every line that holds one of these words, as "path:line: text".</summary>
    public static IEnumerable<string> Holding(IEnumerable<string> paths, params string[] words) => paths.SelectMany(path => Lines(path)
        .Select((line, i) => (Line: line, Place: $"{path}:{i + 1}"))
        .Where(found => words.Any(word => found.Line.Contains(word, StringComparison.OrdinalIgnoreCase)))
        .Select(found => $"{found.Place}: {found.Line.Trim()}"));

    static string[] Ask()
    {
        // Whoever owns the clone, it is this run's to read.
        var start = new ProcessStartInfo("git", ["-c", "safe.directory=*", "-C", Repository.Root, "ls-files", "--cached", "--others", "--exclude-standard"]) { RedirectStandardOutput = true };
        using var git = Process.Start(start)!;
        var files = git.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        return git.ExitCode == 0 && files.Length > 0 ? files : throw new InvalidOperationException($"git lists no files in {Repository.Root}.");
    }
}
