using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using Portal.Web.Ui;

namespace Portal.Tests.Web.Ui.Tables;

public sealed class DataTableTests : Stage
{
    static readonly FruitTable.Fruit[] Fruits = [new("Apple", 180), new("Fig", 50)];

    [Fact]
    public void A_table_has_a_caption_headers_and_a_row_that_is_named()
    {
        var table = Render<FruitTable>(set => set.Add(it => it.Fruits, Fruits));

        Assert.Equal("Fruits", table.Find("caption").TextContent);
        Assert.Equal(["Name", "Weight", "Actions"], table.FindAll("thead th").Select(head => head.TextContent.Trim()));
        Assert.Equal(["Apple", "Fig"], table.FindAll("tbody th[scope=row]").Select(head => head.TextContent));
        Assert.Equal(["180 g", "50 g"], table.FindAll("td.end").Select(cell => cell.TextContent));
    }

    [Fact]
    public async Task Whoever_goes_there_within_the_portal_sees_a_screenful_at_once_and_the_rest_when_that_is_painted()
    {
        var painted = JSInterop.SetupVoid("portalPainted");
        Services.GetRequiredService<Arrival>();
        Services.GetRequiredService<NavigationManager>().NavigateTo("/fruits");
        var table = Render<FruitTable>(set => set.Add(it => it.Fruits, Many("old", 30)));
        string[] Shown() => [.. table.FindAll("tbody th").Select(head => head.TextContent)];

        Assert.Equal(Many("old", 16).Select(fruit => fruit.Name), Shown());
        painted.SetVoidResult();
        await table.WaitForStateAsync(() => Shown().Length == 30);
        Assert.Equal(Many("old", 30).Select(fruit => fruit.Name), Shown());

        // Those that are there stay, whatever comes before them.
        painted = JSInterop.SetupVoid("portalPainted");
        table.Render(set => set.Add(it => it.Fruits, [.. Many("new", 20), .. Many("old", 30)]));
        Assert.Equal(50, Shown().Length);

        table.Render(set => set.Add(it => it.Fruits, Many("other", 20)));
        Assert.Equal(Many("other", 16).Select(fruit => fruit.Name), Shown());
        painted.SetException(new JSException("portalPainted is not defined"));
        await table.WaitForStateAsync(() => Shown().Length == 20);
    }

    [Fact]
    public void What_comes_with_the_page_itself_comes_whole() =>
        Assert.Equal(30, Render<FruitTable>(set => set.Add(it => it.Fruits, Many("old", 30))).FindAll("tbody th").Count);

    [Fact]
    public void As_a_card_each_value_keeps_the_name_of_its_column()
    {
        var row = Render<FruitTable>(set => set.Add(it => it.Fruits, Fruits)).Find("tbody tr");

        Assert.Equal(["Name", "Weight", ""], row.Children.Select(cell => cell.GetAttribute("data-label")));
        Assert.Equal(["rowheader", "cell", "cell"], row.Children.Select(cell => cell.GetAttribute("role")));
    }

    [Fact]
    public void Sorting_is_a_link_that_turns_around_and_begins_at_the_first_page()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/fruits?who=anna&after=7&sort=name");
        var table = Render<FruitTable>(set => set.Add(it => it.Fruits, Fruits).Add(it => it.Sort, "name"));

        Assert.Equal(["ascending", "none", null], table.FindAll("thead th").Select(head => head.GetAttribute("aria-sort")));
        Assert.Equal(["/fruits?who=anna&sort=-name", "/fruits?who=anna&sort=weight"],
            table.FindAll("thead a").Select(link => new Uri(link.GetAttribute("href")!).PathAndQuery));

        table.Render(set => set.Add(it => it.Sort, "-name"));
        Assert.Equal("descending", table.Find("thead th").GetAttribute("aria-sort"));
    }

    [Fact]
    public void While_it_loads_it_says_so()
    {
        var table = Render<FruitTable>();

        Assert.Equal("true", table.Find(".table-frame").GetAttribute("aria-busy"));
        Assert.Equal("Loading Fruits", table.Find("[role=status]").TextContent);
        Assert.All(table.FindAll("tbody tr"), row => Assert.Equal("true", row.GetAttribute("aria-hidden")));
    }

    [Fact]
    public void Without_rows_it_teaches_the_next_step_instead()
    {
        var table = Render<FruitTable>(set => set.Add(it => it.Fruits, []));

        Assert.Equal("No fruit yet", table.Find("h2").TextContent);
        Assert.Empty(table.FindAll("table"));
    }

    [Fact]
    public void What_the_page_changes_shows_in_the_cells_at_once()
    {
        var table = Render<FruitTable>(set => set.Add(it => it.Fruits, Fruits));

        table.Render(set => set.Add(it => it.Unit, "grams"));
        Assert.Equal("180 grams", table.Find("td.end").TextContent);

        table.Render(set => set.Add(it => it.Brief, true));
        Assert.Equal(["Name", "Actions"], table.FindAll("thead th").Select(head => head.TextContent.Trim()));
    }

    static FruitTable.Fruit[] Many(string kind, int count) => [.. Enumerable.Range(1, count).Select(number => new FruitTable.Fruit($"{kind} {number}", number))];
}
