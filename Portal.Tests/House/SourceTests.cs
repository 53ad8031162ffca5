using System.Text.RegularExpressions;

namespace Portal.Tests.House;

/// <summary>Rules of the house that can be read off the files.</summary>
public sealed class SourceTests
{
    const int LongestClass = 300, LongestPage = 150;

    static readonly string[] Binary = [".png", ".ico", ".woff2"];

    [Fact]
    public void No_file_is_longer_than_a_reader_can_hold()
    {
        Assert.Empty(LongerThan(LongestClass, ".cs"));
        Assert.Empty(LongerThan(LongestPage, ".razor"));
    }

    [Fact]
    public void Nothing_is_left_for_later() => Assert.Empty(SourceFiles.Holding(
        SourceFiles.Written(".cs", ".razor", ".js", ".css", ".sh", ".md"), "TO" + "DO:", "TO" + "DO(", "TO" + "DO ", "FIX" + "ME", "NotImplemented" + "Exception", "HA" + "CK:"));

    [Fact]
    public void Nobody_reads_the_wall_clock_around_the_ban() => Assert.Empty(SourceFiles.Holding(
        SourceFiles.Written(".cs", ".razor", ".csproj", ".props", ".targets"), "RS" + "0030"));

    [Fact]
    public void The_ban_is_on_in_every_project()
    {
        Assert.Contains("Microsoft.CodeAnalysis.BannedApiAnalyzers", SourceFiles.Text("Directory.Build.targets"));
        Assert.Contains("build/BannedSymbols.txt", SourceFiles.Text("Directory.Build.targets"));
        Assert.Contains("dotnet_diagnostic.RS" + "0030.severity = error", SourceFiles.Text(".editorconfig"));
    }

    [Fact]
    public void No_project_loosens_the_rules() => Assert.Empty(SourceFiles.Holding(
        SourceFiles.Written(".csproj", ".targets"), "NoWarn", "TreatWarningsAsErrors", "WarningsNotAsErrors", "EnforceCodeStyleInBuild", "AnalysisLevel", "ManagePackageVersionsCentrally"));

    [Fact]
    public void No_test_is_skipped() => Assert.Empty(SourceFiles.Holding(SourceFiles.Written(".cs"), "Skip" + " = \"", "Assert." + "Skip"));

    [Fact]
    public void Nothing_names_the_machine_it_was_made_on()
    {
        var places = string.Join('|', ["work", "root", "home/[a-z]", "Users/[A-Za-z]"]);
        var machine = new Regex($@"(?<![\w./~$}}-])/({places})/");
        Assert.Empty(Matching(machine));
    }

    [Fact]
    public void Nothing_names_where_packages_came_from()
    {
        var hosts = new Regex(@"(registry\.|artifact" + @"ory|/api/" + @"(npm|nuget)/|nexus[./]|\.pkg\.|""resol" + @"ved"":\s*""http|npmj" + @"s\.(org|com))", RegexOptions.IgnoreCase);
        Assert.Empty(Matching(hosts));
        Assert.DoesNotContain(SourceFiles.All, path => Path.GetFileName(path).ToLowerInvariant() is "nuget.config" or ".npmrc");
    }

    [Fact]
    public void A_path_and_a_host_would_be_found()
    {
        Assert.Matches(@"(?<![\w./~$}-])/(work)/", "see /" + "work/notes");
        Assert.DoesNotMatch(@"(?<![\w./~$}-])/(work)/", "a/work/b");
    }

    /// <summary>With a rule like "* + *" or "tr + tr > *" whatever comes or goes has all that is beside it, down to the last element, styled anew.</summary>
    [Fact]
    public void No_style_reaches_from_a_neighbour_into_all_of_another()
    {
        var neighbour = new Regex(@"(^|[\s>,(])\*\s*[+~]\s|[+~]\s*(\*|[\w.#:-]+(\([^()]*\)|\[[^\]]*\])*[\s>]+[\w.#:*\[(])");
        string[] bad = [".text > * + * {", ".table tr + tr > * {", ".lead ~ * {", "tr + tr > :is(td, th) {", "tr + tr:not(.heading) > td {", ".a + .b[open] > p {", ".a + .b .c {"];
        string[] good = [".feed + .feed {", "li + li {", ".lead ~ .notice, .lead ~ .card {", ".fold + :is(.fold, .other) {", ".trail > li + li::before {", "margin: calc(-1 * var(--s3) + 1px);"];
        Assert.All(bad, rule => Assert.Matches(neighbour, rule));
        Assert.All(good, rule => Assert.DoesNotMatch(neighbour, rule));
        Assert.Empty(SourceFiles.Written(".css").SelectMany(path => SourceFiles.Lines(path).Where(line => neighbour.IsMatch(line)).Select(line => $"{path}: {line.Trim()}")));
    }

    static IEnumerable<string> LongerThan(int most, string ending) => SourceFiles.Written(ending)
        .Select(path => (path, Count: SourceFiles.Lines(path).Length)).Where(file => file.Count > most).Select(file => $"{file.path} has {file.Count} lines, the most is {most}");

    static IEnumerable<string> Matching(Regex pattern) => SourceFiles.All
        .Where(path => !Binary.Contains(Path.GetExtension(path)))
        .SelectMany(path => SourceFiles.Lines(path).Where(line => pattern.IsMatch(line)).Select(line => $"{path}: {line.Trim()}"));
}
