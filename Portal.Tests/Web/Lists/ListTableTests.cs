using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Portal.Tests.Bench.Pages;
using Portal.Tests.House;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;

namespace Portal.Tests.Web.Lists;

/// <summary>Every list is restored by its address, is given away as it is seen, and is gone through by keyboard.</summary>
public sealed partial class ListTableTests
{
    const string Features = "Portal.Web/Features/";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_list_keeps_in_its_address_what_it_shows_and_gives_just_that_away()
    {
        await using var portal = await ListTown.Start();
        var town = new ListTown(portal);
        await town.Fill();
        using var admin = new Guest(portal);
        await admin.SignIn(PagesTown.Admin);

        var problems = new List<string>();
        foreach (var list in ListPages.All(town))
        {
            try
            {
                await Check(admin, list);
            }
            catch (Exception e) when (!Stop.IsCancellationRequested)
            {
                problems.Add($"{list.Name}: {e.Message}\n{portal.Logs.Troubles.LastOrDefault()}");
            }
        }

        Assert.True(problems.Count == 0, string.Join("\n\n", problems));
    }

    [Fact]
    public async Task No_list_is_missing_in_the_table()
    {
        var drawn = SourceFiles.Written(".razor").Where(path => path.StartsWith(Features, StringComparison.Ordinal) && Draws().IsMatch(SourceFiles.Text(path))).Select(path => path[Features.Length..]);
        await using var portal = await PortalUnderTest.Start();
        var known = ListPages.All(new ListTown(portal)).Select(list => list.File).Concat(ListPages.Others.Keys);

        Assert.Equal(known.Distinct().Order(StringComparer.Ordinal), drawn.Order(StringComparer.Ordinal));
        Assert.Empty(ListPages.Others.Keys.Intersect(ListPages.All(new ListTown(portal)).Select(list => list.File)));
    }

    static async Task Check(Guest admin, ListPage list)
    {
        var file = await Column(admin, list, list.Query);
        var (seen, url) = (new List<string>(), $"{list.Url}?{list.Query}");
        for (var page = 0; ; page++)
        {
            var shown = await Page(admin, url);
            Assert.All(Pairs(list.Query), value => Assert.True(Restores(shown, value.Name, value.Value), $"Page {page} does not show that {value.Name} is {value.Value}."));
            var away = Assert.Single(shown.QuerySelectorAll("a[download]"), link => PathOf(link) == list.Export && !Href(link).Contains("format=json", StringComparison.Ordinal));
            Assert.Equal(Pairs(list.Query).Order(), Pairs(Href(away).Split('?')[1]).Where(value => value.Name != "format").Order());

            var rows = shown.QuerySelectorAll(list.Rows);
            Assert.NotEmpty(rows);
            Assert.All(rows, row => Assert.True(IsReached(row), $"No key reaches {row.TextContent}"));
            seen.AddRange(rows.Select(list.Row));
            if (shown.QuerySelector("a[rel=next]") is not { } next)
            {
                Assert.Equal(list.IsLong ?? page > 0, page > 0);
                break;
            }

            url = new Uri(Href(next)).PathAndQuery;
        }

        Assert.Equal(file, seen);
        var all = await Column(admin, list, "");
        Assert.True(all.Length > file.Length || !all.ToHashSet().SetEquals(file), "Narrowed it is the same as all of it.");
        if (!list.Query.Contains("sort=", StringComparison.Ordinal)) return;
        var usual = await Column(admin, list, string.Join('&', list.Query.Split('&').Where(value => !value.StartsWith("sort=", StringComparison.Ordinal))));
        Assert.Equal(usual.Order(StringComparer.Ordinal), file.Order(StringComparer.Ordinal));
        Assert.NotEqual(usual, file);
    }

    /// <summary>A field or a choice has the value, a tab is chosen, a filter is named, or a column is sorted by.</summary>
    static bool Restores(IHtmlDocument page, string name, string value) => name == "sort"
        ? page.QuerySelector($"th[aria-sort={(value[0] == '-' ? "descending" : "ascending")}]") is not null || IsChosen(page, value)
        : IsChosen(page, value)
            || page.QuerySelectorAll("input").Any(field => field.GetAttribute("value") == value)
            || page.QuerySelectorAll("[aria-current=true]").Any(tab => tab.TextContent.Contains(value, StringComparison.OrdinalIgnoreCase))
            || page.QuerySelectorAll(".chip").Any(chip => chip.TextContent.Contains(value.Split(':')[^1], StringComparison.Ordinal));

    static bool IsChosen(IHtmlDocument page, string value) => page.QuerySelectorAll("option[selected]").Any(option => option.GetAttribute("value") == value);

    /// <summary>As rows.js and grid.js go from row to row.</summary>
    static bool IsReached(IElement row) => row.Closest("[role=grid]") is not null
        || (row.Closest(".table-scroll, [data-rows]") is not null && row.QuerySelector("a[href], button, [tabindex='0']") is not null);

    static async Task<IHtmlDocument> Page(Guest admin, string url) => await new HtmlParser().ParseDocumentAsync(await admin.Read(url), Stop);

    /// <returns>The column of the file, of each row once.</returns>
    static async Task<string[]> Column(Guest admin, ListPage list, string query)
    {
        using var answer = await admin.Get($"{list.Export}?{query}{(list.Export == Portal.Web.Urls.AuditExport ? "&format=csv" : "")}");
        Assert.True(answer.IsSuccessStatusCode, $"{list.Export}?{query} answers {(int)answer.StatusCode}");
        var lines = CsvText.Read((await answer.Content.ReadAsStringAsync(Stop)).TrimStart('\uFEFF'));
        var at = lines[0].IndexOf(list.Column);
        Assert.True(at >= 0, $"There is no column {list.Column} in {string.Join(',', lines[0])}");
        var cells = lines.Skip(1).Select(line => list.Cell(line[at]));
        return [.. list.IsOfParts ? cells.Distinct() : cells];
    }

    static IEnumerable<(string Name, string Value)> Pairs(string query) => query.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => (pair.Split('=')[0], Uri.UnescapeDataString(pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..].Replace('+', ' '))));

    static string Href(IElement link) => link.GetAttribute("href")!;

    static string PathOf(IElement link) => Href(link).Split('?')[0];

    [GeneratedRegex("""<DataTable\b|<Pager\b|<NumberedPager\b|<ExportLink\b|\bdata-rows\b|role="grid"|class="messages\b""")]
    private static partial Regex Draws();
}
