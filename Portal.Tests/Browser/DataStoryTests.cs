using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Engine.People;
using Portal.Tests.Browser.Pages;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web;
using Portal.Web.Ui.Tables;

namespace Portal.Tests.Browser;

/// <summary>The data browser: what is known, how old it is, and who says otherwise.</summary>
public sealed class DataStoryTests(BrowserFixture browser) : BrowserTest(browser)
{
    [Fact]
    public async Task Records_are_filtered_sorted_and_paged_and_all_of_it_stands_in_the_address()
    {
        var (page, data, screen) = await Connected();
        var people = await data.People(Pager.Rows + 1);
        await screen.Open(Urls.Data);
        await page.GetByRole(AriaRole.Link, new() { Name = "Person", Exact = true }).ClickAsync();
        await Assertions.Expect(screen.Rows).ToHaveCountAsync(Pager.Rows);

        await screen.Sort("Name");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("sort=name"));
        await Assertions.Expect(screen.Names.First).ToHaveTextAsync(DataPages.Value(people[0], "name"));
        await page.Locator("[role=grid] td").First.FocusAsync();
        for (var down = 0; down < 2; down++) await page.Keyboard.PressAsync("ArrowDown");
        await page.GetByRole(AriaRole.Link, new() { Name = "Next" }).ClickAsync();
        await Assertions.Expect(screen.Names.First).ToHaveTextAsync(DataPages.Value(people[Pager.Rows], "name"));
        // The cell that Tab came to went with its row.
        await Assertions.Expect(page.Locator("[role=grid] td[tabindex='0']")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Link, new() { Name = "Previous" }).ClickAsync();
        await Assertions.Expect(screen.Names.First).ToHaveTextAsync(DataPages.Value(people[0], "name"));
        await screen.Sort("Name");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("sort=-name"));
        await Assertions.Expect(screen.Names.First).Not.ToHaveTextAsync(DataPages.Value(people[0], "name"));

        await screen.Filter("Email", "is", DataPages.Value(people[3], "email"));
        await Assertions.Expect(screen.Rows).ToHaveCountAsync(1);
        await Assertions.Expect(screen.Names).ToHaveTextAsync(DataPages.Value(people[3], "name"));
        await screen.ToggleColumn("City");
        await Assertions.Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "City" })).ToHaveCountAsync(0);
        await page.ReloadAsync();
        await Assertions.Expect(screen.Chips).ToHaveTextAsync($"Email is {DataPages.Value(people[3], "email")}");
        await Assertions.Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "City" })).ToHaveCountAsync(0);

        await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync();
        await screen.Filter("Name", "begins with", "Nobody is called so");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "No record fits" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Clear all" }).ClickAsync();
        await Assertions.Expect(screen.Rows).ToHaveCountAsync(Pager.Rows);

        await screen.Open($"{Urls.DataOf("person")}?where=city:is:Bern");
        await Assertions.Expect(screen.Notice).ToContainTextAsync("Nothing is found or sorted by city. person is searched by country, email, name.");
    }

    [Fact]
    public async Task Every_cell_says_how_old_it_is_and_from_where_and_the_arrow_keys_go_from_one_to_the_next()
    {
        var (page, _, screen) = await Connected();
        await screen.Open(Urls.DataOf("person"));
        await Assertions.Expect(screen.Rows.First.Locator("th")).ToContainTextAsync(new Regex("others say otherwise.*Helpdesk · ([0-9]+ min ago|just now)", RegexOptions.Singleline));
        await Assertions.Expect(screen.Cells.Nth(1)).ToContainTextAsync("Sample company · ");
        Assert.Equal(0, await page.GetByText("Phone", new() { Exact = true }).CountAsync());

        await screen.Cells.First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(screen.Cells.Nth(1)).ToBeFocusedAsync();
        await Assertions.Expect(new ShellScreen(page).Tooltip).ToHaveTextAsync(new Regex("^Fresh: as promised\\. From Sample company, Contacts\\. Changed .*, verified .*, expected again .*\\.$"));
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(screen.Rows.Nth(1).GetByRole(AriaRole.Gridcell).Nth(1)).ToBeFocusedAsync();

        await screen.Value.FillAsync("half a wo");
        await page.GetByRole(AriaRole.Link, new() { Name = "Signs only" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("ages=compact"));
        await Assertions.Expect(page.Locator(".cell-age")).ToHaveCountAsync(0);
        await Assertions.Expect(screen.Rows.First.Locator("th")).ToContainTextAsync(", fresh, Helpdesk · ");
        await Assertions.Expect(screen.Cells.Nth(1)).ToContainTextAsync(", fresh, Sample company · ");
        await Assertions.Expect(screen.Value).ToHaveValueAsync("half a wo");

        await screen.Open($"{Urls.DataOf("company")}?ages=compact");
        await Assertions.Expect(screen.Rows.First.Locator("th")).ToContainTextAsync(", fresh, Sample company · ");
        await Assertions.Expect(screen.Cells.Filter(new() { HasText = "Sample company" })).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("p.data-tools")).ToContainTextAsync("A value without a sign is as fresh as the Name of its row, and from the same source.");
    }

    [Fact]
    public async Task A_record_tells_who_disagrees_and_why_what_was_known_then_and_what_it_is_made_of()
    {
        var (page, data, screen) = await Connected();
        await screen.Open(data.Person);
        var name = DataPages.Value(data.Record, "name");
        var otherWay = string.Join(' ', name.Split(", ").Reverse());
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(name);
        await Assertions.Expect(screen.Field("Name")).ToContainTextAsync("1 other record disagrees");
        await Assertions.Expect(screen.Field("Name").Locator(".others li")).ToContainTextAsync(new Regex($"{Regex.Escape(otherWay)}.*Sample company, Contacts, since .*Another source is believed before it", RegexOptions.Singleline));
        await Assertions.Expect(screen.Field("City").Locator(".known-age")).ToContainTextAsync(new Regex("Fresh.*as promised.*Sample company.*Changed.*Verified.*Expected", RegexOptions.Singleline));
        await Assertions.Expect(screen.Parts).ToHaveCountAsync(2);

        await screen.Open($"{data.Person}?at={Uri.EscapeDataString($"{data.Before:O}")}");
        await Assertions.Expect(screen.Then.GetByRole(AriaRole.Row).Filter(new() { HasText = "Name" })).ToContainTextAsync(new Regex($"{Regex.Escape(otherWay)}.*Sample company.*{Regex.Escape(name)}", RegexOptions.Singleline));
        await Assertions.Expect(screen.Then.GetByRole(AriaRole.Row).Filter(new() { HasText = "City" })).ToContainTextAsync("the same");
        await screen.Then.GetByLabel("Moment").FillAsync("2020-02-01T12:30:05");
        await screen.Then.GetByRole(AriaRole.Button, new() { Name = "Show it" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("at=2020-02-01T11(:|%3A)30(:|%3A)05Z"));
        await Assertions.Expect(screen.Then).ToContainTextAsync("Nothing was known of it at 1 February 2020, 12:30:05 (Europe/Brussels, UTC+01:00).");

        await screen.Parts.Filter(new() { HasText = "Users" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/sources/[0-9]+/streams/[0-9]+/record"));
    }

    [Fact]
    public async Task What_is_sensitive_is_shown_of_one_record_to_an_admin_who_asks_and_the_audit_log_says_so()
    {
        var portal = await Serve(PortalUnderTest.Start(settings: ConnectedPortal.Settings));
        var ada = await portal.FirstAdmin();
        await portal.Joined(ada, "kim@example.com", Role.Manager);
        var person = await (await DataPages.With(portal)).WithPhone();
        var address = Urls.DataRecord("person", person.Id);
        var manager = await Visit(portal);
        await new SignInScreen(manager.Page).SignIn("kim@example.com", address);
        await Assertions.Expect(new DataScreen(manager.Page).Field("Phone")).ToContainTextAsync("sensitive, not shown");
        await Assertions.Expect(manager.Page.GetByRole(AriaRole.Button, new() { Name = "Show sensitive values" })).ToHaveCountAsync(0);

        var page = (await Visit(portal)).Page;
        var screen = new DataScreen(page);
        await new SignInScreen(page).SignIn("ada@example.com", address);
        await Assertions.Expect(screen.Field("Phone")).ToContainTextAsync("sensitive, not shown");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show sensitive values" }).ClickAsync();
        await Assertions.Expect(screen.Field("Phone").Locator(".known-said")).ToContainTextAsync(new Regex("[0-9]{3}"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Hide sensitive values" }).ClickAsync();
        await Assertions.Expect(screen.Field("Phone")).ToContainTextAsync("sensitive, not shown");
        await page.GotoAsync(Urls.Audit);
        await Assertions.Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Data: revealed" })).ToContainTextAsync($"Person {person.Id}");
    }

    [Fact]
    public async Task Happenings_are_counted_by_day()
    {
        var (page, _, screen) = await Connected();
        await screen.Open(Urls.DataOf("login"));
        await Assertions.Expect(page.GetByRole(AriaRole.Row)).ToHaveCountAsync(15);
        await Assertions.Expect(page.Locator(".use-bar")).ToHaveCountAsync(14);
        await Assertions.Expect(page.Locator("section.card")).ToContainTextAsync(new Regex("[1-9][0-9,]* happenings in 14 days"));
        await page.GetByRole(AriaRole.Link, new() { Name = "30 days" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row)).ToHaveCountAsync(31);
    }

    async Task<(IPage Page, DataPages Data, DataScreen Screen)> Connected()
    {
        var portal = await Serve(PortalUnderTest.Start(settings: ConnectedPortal.Settings));
        await portal.FirstAdmin();
        var data = await DataPages.With(portal);
        var visit = await Visit(portal);
        await new SignInScreen(visit.Page).SignIn("ada@example.com");
        return (visit.Page, data, new DataScreen(visit.Page));
    }
}
