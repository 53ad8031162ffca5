using System.Text.Json;
using Microsoft.Playwright;
using Portal.Tests.Running;

namespace Portal.Tests.Browser;

/// <summary>Holds a page against WCAG 2.0 to 2.2, levels A and AA, with axe-core.</summary>
static class Axe
{
    const string All = "{ type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'] }";

    /// <summary>The rules that look at colours; all others look at what is the same in both themes.</summary>
    static readonly string[] ColourRules = ["color-contrast", "link-in-text-block"];

    static readonly string Colours = $"{{ type: 'rule', values: {JsonSerializer.Serialize(ColourRules)} }}";

    const string Run = """
        async () => (await axe.run(document, {
            runOnly: RULES,
            resultTypes: ['violations'],
            preload: false, // there are no media
            iframes: false, // there are none
        })).violations.flatMap(found => found.nodes.map(node => ({
            rule: found.id, element: node.target.join(' '), html: node.html, summary: node.failureSummary,
        })))
        """;

    /// <summary>Colours on their way from one theme to the other are neither.</summary>
    const string Settled = """
        async () => {
            const settled = async () => {
                await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
                await Promise.allSettled(document.getAnimations().filter(one => one instanceof CSSTransition).map(one => one.finished));
            };
            // A transition that is never drawn never finishes.
            await Promise.race([settled(), new Promise(done => setTimeout(done, 2000))]);
        }
        """;

    /// <summary>A page that was drawn anew while its theme changed may keep colours of both; all of it takes them again from what is inherited.</summary>
    const string Redrawn = "() => document.documentElement.style.setProperty('--looked-at', performance.now())";

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    static readonly Lazy<Task<string>> Source = new(() => File.ReadAllTextAsync(Repository.Path("Portal.Tests", "node_modules", "axe-core", "axe.min.js")));

    static readonly Lazy<AxeException[]> Exceptions = new(ReadExceptions);

    /// <summary>Fails with every element that breaks a rule and is not among the exceptions.</summary>
    public static Task Check(IPage page) => Check(page, All);

    /// <summary>As it is seen in light and in dark, without loading it again.</summary>
    public static async Task CheckBoth(IPage page)
    {
        foreach (var (scheme, rules) in new[] { (ColorScheme.Dark, Colours), (ColorScheme.Light, All) })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.EvaluateAsync(Settled);
            await Check(page, rules);
        }
    }

    /// <summary>In both themes, and that the page is no wider than its window.</summary>
    public static async Task CheckWhole(IPage page)
    {
        await CheckBoth(page);
        Assert.False(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"), $"{page.Url} is wider than its window.");
    }

    public static Task<IReadOnlyList<AxeViolation>> Violations(IPage page) => Violations(page, All);

    static async Task Check(IPage page, string rules)
    {
        var violations = await Violations(page, rules);
        if (violations.Count > 0 && violations.All(violation => ColourRules.Contains(violation.Rule)))
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"axe looks twice at {page.Url}: {string.Join(", ", violations.Select(violation => $"{violation.Rule} {violation.Element}"))}");
            await page.EvaluateAsync(Redrawn);
            await page.EvaluateAsync(Settled);
            violations = await Violations(page, rules);
        }

        Assert.True(violations.Count == 0, $"axe on {page.Url}:\n{string.Join("\n\n", violations)}");
    }

    static async Task<IReadOnlyList<AxeViolation>> Violations(IPage page, string rules)
    {
        // The debugger's way in: the page's own policy stays in force and need not make room for axe.
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window")) await page.EvaluateAsync(await Source.Value);
        var found = await page.EvaluateAsync<JsonElement>(Run.Replace("RULES", rules, StringComparison.Ordinal));
        return [.. found.Deserialize<AxeViolation[]>(Json)!.Where(violation => !Exceptions.Value.Any(exception => exception.Covers(violation)))];
    }

    public static AxeException[] ReadExceptions() =>
        JsonSerializer.Deserialize<AxeException[]>(File.ReadAllText(Repository.Path("Portal.Tests", "Browser", "axe-exceptions.json")), Json)!;
}
