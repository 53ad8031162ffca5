using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Tests.Browser.Pages;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web;

namespace Portal.Tests.Browser;

/// <summary>How fresh things are, as a person sees it and promises it.</summary>
public sealed class FreshnessStoryTests(BrowserFixture browser) : BrowserTest(browser)
{
    [Fact]
    public async Task A_promise_that_cannot_be_kept_is_told_of_and_can_be_saved_all_the_same()
    {
        var (page, connected, _) = await Connected();
        var source = new SourceScreen(page);
        await page.GotoAsync(Urls.Source(connected.Source.Id));
        await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync();
        await Assertions.Expect(source.Stream("Contacts").Locator(".truth")).ToContainTextAsync("As of");

        await source.OpenPromise("Contacts");
        await source.Tolerance.FillAsync("soon");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the promise" }).ClickAsync();
        await Assertions.Expect(source.Promise).ToContainTextAsync("Write a length of time");
        await source.Tolerance.FillAsync("20s");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the promise" }).ClickAsync();
        await Assertions.Expect(source.Promise.GetByRole(AriaRole.Alert)).ToContainTextAsync(new Regex("so it will be stale from .* until .*although everything runs when it is due"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Save anyway" }).ClickAsync();
        await Assertions.Expect(source.Promise).ToHaveCountAsync(0);
        // By its schedule it would be fresh for a while again, each time that it is read.
        await connected.Rest();
        await Assertions.Expect(source.Stream("Contacts").Locator(".truth")).ToContainTextAsync("Stale", new() { Timeout = 60_000 });

        await page.GotoAsync(Urls.Sources);
        await Assertions.Expect(source.Row("Sample company")).ToContainTextAsync("Stale");
    }

    [Fact]
    public async Task Home_counts_streams_by_verdict_says_what_goes_stale_next_and_leads_on_to_those_it_counts()
    {
        var (page, _, freshness) = await Connected();
        await freshness.Open(Urls.Home);
        await Assertions.Expect(freshness.Tile("Fresh")).ToContainTextAsync("6", new() { Timeout = 30_000 });
        await Assertions.Expect(freshness.Ahead).ToContainTextAsync("Contacts");
        await Assertions.Expect(freshness.Cells).ToHaveCountAsync(6 * 24);

        await freshness.Cells.Nth(23).FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(freshness.Cells.Nth(47)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Home");
        await Assertions.Expect(freshness.Cells.Nth(24)).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator(".tooltip")).ToHaveTextAsync(new Regex(@"^\w+, \w{3} \d\d:00: (fresh|nothing known)$"));

        await page.GetByRole(AriaRole.Link, new() { Name = "30 days" }).ClickAsync();
        await Assertions.Expect(freshness.Cells).ToHaveCountAsync(6 * 30);
        await freshness.Tile("Fresh").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("verdict=Fresh$"));
        await Assertions.Expect(freshness.Streams).ToHaveCountAsync(6);
    }

    [Fact]
    public async Task Streams_are_narrowed_gathered_and_followed_to_their_history()
    {
        var (page, _, freshness) = await Connected();
        await freshness.Open("/freshness?by=Source");
        await Assertions.Expect(freshness.Groups).ToHaveTextAsync("Sample company");
        await Assertions.Expect(freshness.Streams).ToHaveCountAsync(6);
        await page.GetByRole(AriaRole.Searchbox).FillAsync("deals");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(freshness.Streams).ToHaveCountAsync(1);
        await page.GetByLabel("Verdict", new() { Exact = true }).SelectOptionAsync("Stale");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("verdict=Stale"));
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "No stream fits" })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Clear" }).ClickAsync();
        await Assertions.Expect(freshness.Streams).ToHaveCountAsync(6);
        await page.GetByRole(AriaRole.Link, new() { Name = "By workflow" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "No workflow depends on anything yet" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "By entity" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Deals" }).ClickAsync();
        await Assertions.Expect(page.Locator("tbody tr").First).ToContainTextAsync("Fresh");
    }

    [Fact]
    public async Task A_calendar_with_holidays_is_added_given_to_a_stream_and_then_stays()
    {
        var (page, connected, freshness) = await Connected();
        await freshness.Open(Urls.Calendars);
        await freshness.AddCalendar("Head office", "Germany");
        await Assertions.Expect(freshness.CalendarRow("Head office")).ToContainTextAsync("Mon–Fri 09:00–17:00");
        await Assertions.Expect(freshness.CalendarRow("Head office")).ToContainTextAsync("Germany");

        var source = new SourceScreen(page);
        await freshness.Open(Urls.Source(connected.Source.Id));
        await source.OpenPromise("Deals");
        await source.Promise.GetByLabel("Working time", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Head office" });
        await source.Tolerance.FillAsync("30d");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the promise" }).ClickAsync();
        await Assertions.Expect(source.Promise).ToHaveCountAsync(0);

        await freshness.Open(Urls.Calendars);
        await Assertions.Expect(freshness.CalendarRow("Head office")).ToContainTextAsync("1 place");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove Head office" }).ClickAsync();
        await source.Confirm("Remove");
        await Assertions.Expect(page.Locator(".toast")).ToContainTextAsync("Head office is used by Sample company: Deals");
    }

    async Task<(IPage Page, ConnectedPortal Connected, FreshnessScreen Freshness)> Connected()
    {
        var portal = await Serve(PortalUnderTest.Start(settings: ConnectedPortal.Settings));
        await portal.FirstAdmin();
        var connected = await ConnectedPortal.With(portal);
        var visit = await Visit(portal);
        await new SignInScreen(visit.Page).SignIn("ada@example.com");
        return (visit.Page, connected, new FreshnessScreen(visit.Page));
    }
}
