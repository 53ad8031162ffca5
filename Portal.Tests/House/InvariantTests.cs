using System.Text.RegularExpressions;

namespace Portal.Tests.House;

/// <summary>The table of what always holds names tests that are there.</summary>
public sealed partial class InvariantTests
{
    const int Invariants = 10;

    [Fact]
    public void Each_invariant_names_a_test_that_is_there()
    {
        var rows = SourceFiles.Text("docs/architecture.md").Split('\n').Where(line => Row().IsMatch(line)).ToArray();

        Assert.Equal(Invariants, rows.Length);
        Assert.All(rows, row => Assert.NotEmpty(Named(row)));
        Assert.All(rows.SelectMany(Named), test => Assert.Contains(test.Class, TestsHere.Keys));
        Assert.All(rows.SelectMany(Named).Where(test => test.Method.Length > 0), test => Assert.Contains(test.Method, TestsHere[test.Class]));
    }

    static Dictionary<string, IReadOnlyList<string>> TestsHere { get; } = typeof(InvariantTests).Assembly.GetTypes()
        .Where(type => type.Name.EndsWith("Tests", StringComparison.Ordinal))
        .GroupBy(type => type.Name)
        .ToDictionary(types => types.Key, types => (IReadOnlyList<string>)[.. types.SelectMany(type => type.GetMethods()).Select(method => method.Name)]);

    /// <summary>`SomeTests.Some_test`, `SomeTests`, and `.Another_test` of the class before it.</summary>
    static IEnumerable<(string Class, string Method)> Named(string row)
    {
        var last = "";
        foreach (Match match in Test().Matches(row[row.LastIndexOf('|', row.Length - 3)..]))
        {
            if (match.Groups[1].Value is { Length: > 0 } named) last = named;
            yield return (last, match.Groups[2].Value);
        }
    }

    [GeneratedRegex(@"^\| \d+\. ")]
    private static partial Regex Row();

    [GeneratedRegex(@"`(\w+Tests)?(?:\.(\w+))?`")]
    private static partial Regex Test();
}
