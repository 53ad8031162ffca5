using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Engine.Sources;
using Portal.Tests.Bench.Pages;
using Portal.Tests.Browser.Pages;
using Portal.Tests.Running;
using Portal.Tests.Web.Lists;
using Portal.Tests.Web.SignIn;
using Portal.Web;

namespace Portal.Tests.Browser;

/// <summary>Lists are gone through by keyboard, keep what they show in their address, and lead to the time of a source.</summary>
public sealed class ListStoryTests(BrowserFixture browser) : BrowserTest(browser)
{
    [Fact]
    public async Task A_list_is_searched_and_its_rows_are_reached_and_opened_by_keyboard_alone()
    {
        var portal = await Serve(PortalUnderTest.Start());
        var ada = await portal.FirstAdmin();
        foreach (var name in new[] { "North", "South", "West" }) Assert.Null((await portal.Services.GetRequiredService<SourceRegistry>().Add(ada.AsActor(), new SourceDraft { Name = $"{name} mail", Address = new("https://api.example.com") }, Stop)).Refusal);
        var page = (await Visit(portal)).Page;
        await new SignInScreen(page).SignIn("ada@example.com", Urls.Sources);
        ILocator Link(string name) => page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

        await Assertions.Expect(Link("West mail")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("/");
        await Assertions.Expect(page.GetByLabel("Search sources")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("th mail");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"text=th(\+|%20)mail"));
        await Assertions.Expect(Link("West mail")).ToHaveCountAsync(0);
        await Assertions.Expect(Link("North mail")).ToBeVisibleAsync();
        await Assertions.Expect(Link("CSV")).ToHaveAttributeAsync("href", new Regex($@"{Regex.Escape(Urls.SourcesExport)}\?text=th(\+|%20)mail$"));
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(Link("North mail")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(Link("South mail")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(Link("South mail")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Home");
        await Assertions.Expect(Link("North mail")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "North mail", Level = 1 })).ToBeVisibleAsync();

        await page.GoBackAsync();
        await Assertions.Expect(Link("South mail")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("Search sources")).ToHaveValueAsync("th mail");
    }

    /// <summary>Nothing can be opened in their rows, so the keys go by the time of each, which is then told exactly.</summary>
    [Fact]
    public async Task Rows_that_lead_nowhere_are_gone_through_by_keyboard_too()
    {
        var portal = await Serve(ListTown.Start());
        await new ListTown(portal).Fill();
        var page = (await Visit(portal)).Page;
        await new SignInScreen(page).SignIn(PagesTown.Admin, Urls.VerdictsOf(ListTown.Source));
        ILocator Time(string rows, int row) => page.Locator(rows).Nth(row).Locator("time").First;

        await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync();
        await page.GetByLabel("Verdict", new() { Exact = true }).SelectOptionAsync("Fresh");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("verdict=Fresh$"));
        await Assertions.Expect(page.Locator(".table-scroll tbody > tr").Filter(new() { HasText = "Late" })).ToHaveCountAsync(0);
        await Goes(row => Time(".table-scroll tbody > tr", row));
        await page.GotoAsync($"{Urls.Workflow(ListTown.Workflow)}?says=Flag");
        await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync();
        await Goes(row => Time(".gate-history > li", row));
        await page.GetByRole(AriaRole.Link, new() { Name = "Older" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("says=Flag&after=[0-9]+$"));
        await page.GotoAsync(Urls.Schema(ListTown.Source, ListTown.Source));
        await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Noticed" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("sort=noticed$"));
        await Assertions.Expect(page.Locator("section[aria-labelledby=drifts] th[aria-sort=ascending]")).ToHaveCountAsync(1);
        await Goes(row => Time("section[aria-labelledby=drifts] tbody > tr", row));

        async Task Goes(Func<int, ILocator> rows)
        {
            await rows(0).FocusAsync();
            await page.Keyboard.PressAsync("ArrowDown");
            await Assertions.Expect(rows(1)).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("ArrowDown");
            await page.Keyboard.PressAsync("ArrowUp");
            await Assertions.Expect(rows(1)).ToBeFocusedAsync();
        }
    }

    [Theory]
    [InlineData(VisitOptions.Desk)]
    [InlineData(VisitOptions.Phone)]
    public async Task The_time_of_a_source_says_who_changed_what_and_leads_to_each_event(int width)
    {
        var portal = await Serve(PortalUnderTest.Start(settings: ConnectedPortal.Settings));
        var ada = await portal.FirstAdmin();
        var connected = await ConnectedPortal.With(portal);
        Assert.Null((await portal.Services.GetRequiredService<FeedRegistry>().Pause(ada.AsActor(), connected.Feed("Deals"), "It moves.", Stop)).Refusal);
        // A run that comes meanwhile would push the lines down.
        await portal.Rest();
        var page = (await Visit(portal, new VisitOptions { Width = width })).Page;
        await new SignInScreen(page).SignIn("ada@example.com", Urls.Source(connected.Source.Id));
        var lines = page.Locator(".timeline > li");

        await page.GetByRole(AriaRole.Link, new() { Name = "Timeline", Exact = true }).ClickAsync();
        await Assertions.Expect(lines.Filter(new() { HasText = "Run " }).First).ToBeVisibleAsync();
        await page.GetByLabel("Who", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Ada Stone" });
        await Assertions.Expect(lines).ToHaveCountAsync(1);
        await Assertions.Expect(lines).ToContainTextAsync("Feed: paused");
        await Assertions.Expect(lines).ToContainTextAsync("Deals");
        await page.GetByRole(AriaRole.Link, new() { Name = "Feed: paused" }).PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"{Regex.Escape(Urls.Timeline(connected.Source.Id))}/[0-9]+$"));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("It moves.");

        await page.GotoAsync(Urls.Timeline(connected.Source.Id));
        await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync();
        await page.GetByLabel("How runs ended").SelectOptionAsync("Failed");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Nothing fits" })).ToBeVisibleAsync();
        await page.GetByLabel("How runs ended").SelectOptionAsync("Succeeded");
        await Assertions.Expect(lines.First).ToContainTextAsync("Run ");
        await page.GetByLabel("To", new() { Exact = true }).FillAsync("2000-01-01");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Nothing fits" })).ToBeVisibleAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("state=Succeeded&until=2000-01-01$"));

        await page.GotoAsync($"{Urls.Timeline(connected.Source.Id)}?kind=run");
        await Assertions.Expect(page.GetByLabel("What", new() { Exact = true })).ToHaveValueAsync("run");
        await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync();
        await lines.First.GetByRole(AriaRole.Link).FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(lines.Nth(1).GetByRole(AriaRole.Link)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new Regex("^Run [0-9]+$") })).ToBeVisibleAsync();

        await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync();
        var search = page.GetByLabel("Search the log");
        await search.FillAsync("no line says this");
        await search.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("No line holds that.")).ToBeVisibleAsync();
        await search.FillAsync("ALL IS WELL");
        await search.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".log li")).ToHaveCountAsync(1);
    }
}
