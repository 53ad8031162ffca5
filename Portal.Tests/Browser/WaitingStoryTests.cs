using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Browser.Pages;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web;
using Portal.Web.SampleCompany.Faults;

namespace Portal.Tests.Browser;

/// <summary>What an admin sees first of a source that is not well, and how they get from there to where it is mended.</summary>
public sealed class WaitingStoryTests(BrowserFixture browser) : BrowserTest(browser)
{
    [Theory]
    [InlineData(VisitOptions.Desk)]
    [InlineData(VisitOptions.Phone)]
    public async Task What_waits_stands_first_leads_to_where_it_is_done_and_goes_when_it_is(int width)
    {
        var portal = await Serve(PortalUnderTest.Start(settings: ConnectedPortal.Settings));
        await portal.FirstAdmin();
        var connected = await ConnectedPortal.With(portal);
        await portal.Rest();
        var page = (await Visit(portal, new VisitOptions { Width = width })).Page;
        await new SignInScreen(page).SignIn("ada@example.com");
        await page.GotoAsync(Urls.Source(connected.Source.Id));
        await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync();
        var (source, switches) = (new SourceScreen(page), portal.Services.GetRequiredService<Switches>());
        await Assertions.Expect(source.ActionRequired).ToHaveCountAsync(0);
        await Assertions.Expect(source.HealsByItself).ToHaveCountAsync(0);
        var sync = source.Stream("Deals").GetByRole(AriaRole.Button, new() { Name = "Sync now" });
        await sync.FocusAsync();
        await Assertions.Expect(new ShellScreen(page).Tooltip).ToHaveTextAsync("Reads what changed since the last run. Only records that the source says are deleted are removed here.");
        await Assertions.Expect(sync).ToHaveAccessibleDescriptionAsync("Reads what changed since the last run. Only records that the source says are deleted are removed here.");

        await source.Choose("Deals", "Pause…");
        await page.GetByLabel("Why").FillAsync("The CRM moves this week.");
        await page.Keyboard.PressAsync("Enter");
        switches.Set("revoked");
        await source.SyncNow("Tickets");
        await Assertions.Expect(source.ActionRequired.Locator("h2")).ToHaveTextAsync("Action required (1)", new() { Timeout = 30_000 });
        await Assertions.Expect(source.ActionRequired.Locator("li").Nth(0)).ToContainTextAsync("The last run failed Whoever looks after Sample company here must act");
        await Assertions.Expect(source.Paused.Locator("li")).ToContainTextAsync("Ada Stone paused it: The CRM moves this week.");
        switches.Clear("revoked");
        switches.Set("limit", "300");
        await source.SyncNow("Contacts");
        await Assertions.Expect(source.HealsByItself).ToContainTextAsync("Sample company asked to be left alone", new() { Timeout = 30_000 });
        await Axe.CheckBoth(page);
        Assert.False(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"));

        await source.Paused.GetByRole(AriaRole.Link, new() { Name = "Deals", Exact = true }).PressAsync("Enter");
        await Assertions.Expect(source.Stream("Deals").Locator("h3")).ToBeFocusedAsync();
        await Assertions.Expect(source.Stream("Deals").Locator("h3")).ToBeInViewportAsync();
        await source.Answer("Deals", "Resume…");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync(new Regex("Ada Stone paused it .*: The CRM moves this week."));
        await page.GetByLabel("Why").FillAsync("It has moved.");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(source.Paused).ToHaveCountAsync(0);
        await page.GotoAsync(Urls.Timeline(connected.Source.Id));
        await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync();
        var resumed = page.Locator(".timeline li").Filter(new() { HasText = "Feed: resumed" });
        await resumed.Locator("summary").ClickAsync();
        await Assertions.Expect(resumed).ToContainTextAsync(new Regex("The CRM moves this week.*It has moved.", RegexOptions.Singleline));
        switches.Clear("limit");
    }

    [Theory]
    [InlineData(VisitOptions.Desk)]
    [InlineData(VisitOptions.Phone)]
    public async Task Home_says_for_what_somebody_must_act_as_soon_as_it_is_so_and_no_longer(int width)
    {
        var portal = await Serve(PortalUnderTest.Start(settings: ConnectedPortal.Settings));
        await portal.FirstAdmin();
        var connected = await ConnectedPortal.With(portal);
        await portal.Rest();
        var page = (await Visit(portal, new VisitOptions { Width = width })).Page;
        await new SignInScreen(page).SignIn("ada@example.com");
        var home = new HomeScreen(page);
        await home.Open();
        await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync();
        await Assertions.Expect(home.ActionRequired).ToHaveCountAsync(0);

        var switches = portal.Services.GetRequiredService<Switches>();
        switches.Set("revoked");
        await Read(portal, connected.Feed("Deals"));
        await Assertions.Expect(home.ActionRequired).ToContainTextAsync("Action required (1)", new() { Timeout = 30_000 });
        await Assertions.Expect(home.ActionRequired).ToContainTextAsync("Whoever looks after Sample company here must act");
        await Axe.CheckBoth(page);
        Assert.False(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"));

        switches.Clear("revoked");
        switches.Set("schema", "rename");
        await Read(portal, connected.Feed("Deals"));
        await Assertions.Expect(home.ActionRequired).ToContainTextAsync("amount is missing; amount_v2 is new", new() { Timeout = 30_000 });
        await home.ActionRequired.GetByRole(AriaRole.Link, new() { Name = "Sample company" }).PressAsync("Enter");
        await Assertions.Expect(new SourceScreen(page).ActionRequired).ToContainTextAsync("Rows are not what they were");
        await page.GotoAsync(Urls.SourcesInNeed);
        await Assertions.Expect(page.Locator("tbody tr")).ToContainTextAsync("its owner");

        switches.Clear("schema");
        await home.Open();
        await Assertions.Expect(home.ActionRequired).ToHaveCountAsync(1);
        await Read(portal, connected.Feed("Deals"));
        await Assertions.Expect(home.ActionRequired).ToHaveCountAsync(0, new() { Timeout = 30_000 });
        await page.GotoAsync(Urls.SourcesInNeed);
        await Assertions.Expect(page.GetByText("No source fits")).ToBeVisibleAsync();
    }

    static async Task Read(PortalUnderTest portal, long feed)
    {
        var run = await portal.Services.GetRequiredService<SyncEngine>().InTurn(feed, new RunRequest(RunTrigger.Person, "Ada", Everything: true), Stop);
        await run.Ended.WaitAsync(Stop);
    }
}
