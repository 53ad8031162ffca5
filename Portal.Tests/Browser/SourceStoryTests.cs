using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Engine.Audit;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Boards;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Browser.Pages;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web;
using Portal.Web.SampleCompany.Faults;

namespace Portal.Tests.Browser;

/// <summary>From a portal without sources to one record's history, on the screens alone.</summary>
public sealed class SourceStoryTests(BrowserFixture browser) : BrowserTest(browser)
{
    static readonly string[] Small = ["--Portal:SampleCompany:Enabled=true", "--Portal:SampleCompany:Contacts=250", "--Portal:SampleCompany:LoginDays=1"];

    static readonly string[] Streams = ["Contacts", "Companies", "Deals", "Tickets", "Invoices", "Logins"];

    static readonly LocatorAssertionsToHaveTextOptions Patiently = new() { Timeout = 30_000 };

    [Theory]
    [InlineData(VisitOptions.Desk)]
    [InlineData(VisitOptions.Phone)]
    public async Task From_an_empty_list_to_what_happened_to_a_record(int width)
    {
        var portal = await Serve(PortalUnderTest.Start(settings: Small));
        var visit = await Visit(portal, new VisitOptions { Width = width });
        var page = visit.Page;
        await page.GotoAsync("/");
        await new SignInScreen(page).SetUp(portal.PrintedCode(), "Ada Stone", "ada@example.com");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Connect a first system" })).ToBeVisibleAsync();

        var source = new SourceScreen(page);
        await source.ConnectSampleCompany();
        foreach (var stream in Streams) await Assertions.Expect(source.State(stream)).ToHaveTextAsync("Succeeded", Patiently);

        await source.OpenRecords("Contacts");
        var key = await source.Keys.Nth(10).InnerTextAsync();
        await page.GetByRole(AriaRole.Searchbox).FillAsync(key);
        await page.GetByRole(AriaRole.Searchbox).PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"key={key}"));
        await source.Keys.Filter(new() { HasText = key }).ClickAsync();
        await Assertions.Expect(source.Heading).ToHaveTextAsync(key);
        await Assertions.Expect(page.Locator(".facts").First).ToContainTextAsync("@example.com");
        await Assertions.Expect(page.Locator(".happened").First).ToContainTextAsync("Added");
        await Assertions.Expect(page.Locator(".happened ins").First).ToBeVisibleAsync();

        await page.GotoAsync(Urls.Home);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Connect a first system (to do)" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_run_is_seen_at_work_and_stopped_without_loading_the_page_again()
    {
        var portal = await Serve(PortalUnderTest.Start(settings: Small));
        await portal.FirstAdmin();
        var (page, source) = await Connected(portal);
        await page.EvaluateAsync("() => window.stillHere = true");
        Switch(portal).Set("slow", "60", after: 2);

        await source.Choose("Contacts", "Read everything…");
        await source.Confirm("Read everything");
        await Assertions.Expect(source.Live("Contacts")).ToBeVisibleAsync();
        await Assertions.Expect(source.Live("Contacts").Locator("[data-pages]")).ToHaveTextAsync(new Regex("^[1-9]"));
        await Assertions.Expect(source.Live("Contacts")).ToContainTextAsync("Rows a second");
        await source.Stream("Contacts").GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();
        await Assertions.Expect(source.State("Contacts")).ToHaveTextAsync("Stopped", Patiently);
        Assert.True(await page.EvaluateAsync<bool>("() => window.stillHere === true"));
    }

    [Fact]
    public async Task What_a_failing_source_waits_for_is_shown_and_then_who_must_act()
    {
        var portal = await Serve(PortalUnderTest.Start(settings: Small));
        await portal.FirstAdmin();
        var (page, source) = await Connected(portal);

        Switch(portal).Set("failing");
        await source.SyncNow("Contacts");
        await Fleeting.SaysLike(page, "Attempt 2 of 6 for page 1 begins in .* Before it: ");

        // A refused credential is not tried again, so its run ends at once.
        Switch(portal).Clear("failing");
        await Assertions.Expect(source.State("Contacts")).ToHaveTextAsync("Succeeded", Patiently);
        Switch(portal).Set("revoked");
        await source.SyncNow("Contacts");
        await Assertions.Expect(source.State("Contacts")).ToHaveTextAsync("Failed", Patiently);
        await Assertions.Expect(source.Notice("Contacts")).ToContainTextAsync("Ada Stone, who looks after Sample company, must act.");

        await source.Stream("Contacts").GetByRole(AriaRole.Link, new() { Name = "log of the last" }).ClickAsync();
        await Assertions.Expect(page.Locator(".log .trouble")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".facts-row .badge")).ToHaveTextAsync("Failed");
        await Assertions.Expect(page.Locator(".gauges")).ToContainTextAsync(new Regex("Attempts *1"));
        await page.GotoAsync(Urls.Sources);
        await Assertions.Expect(source.Row("Sample company")).ToContainTextAsync("its owner");
        await Assertions.Expect(source.Row("Sample company")).ToContainTextAsync(new Regex("Failed *[1-6] of 6 feeds"));
    }

    [Fact]
    public async Task A_feed_is_paused_with_a_reason_and_a_source_goes_with_all_that_is_in_it()
    {
        var portal = await Serve(PortalUnderTest.Start(settings: Small));
        await portal.FirstAdmin();
        var (page, source) = await Connected(portal);

        await source.Choose("Deals", "Pause…");
        await page.GetByLabel("Why").FillAsync("The CRM moves this week.");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await Assertions.Expect(source.Notice("Deals")).ToContainTextAsync("The CRM moves this week.");

        await source.Choose("Deals", "Clear…");
        await source.Confirm("Clear");
        await Assertions.Expect(source.Stream("Deals").GetByRole(AriaRole.Link, new() { NameRegex = new("^0 records of Deals") })).ToBeVisibleAsync();
        await Assertions.Expect(source.State("Deals")).ToHaveTextAsync("Cleared");
        await Assertions.Expect(source.Stream("Deals")).ToContainTextAsync("the stream was cleared since");

        await page.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alertdialog)).ToContainTextAsync("are deleted here");
        await source.Confirm("Remove");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"{Urls.Sources}$"));
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "No system is connected yet" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Whoever_goes_by_keyboard_comes_back_to_where_a_deed_began_and_each_deed_names_its_stream()
    {
        var portal = await Serve(PortalUnderTest.Start(settings: Small));
        await portal.FirstAdmin();
        var (page, source) = await Connected(portal);
        var more = source.Stream("Deals").GetByRole(AriaRole.Button, new() { Name = "More for" });

        await more.PressAsync("Enter");
        await Assertions.Expect(source.Stream("Deals").Locator(".deeds")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(source.Stream("Deals").GetByRole(AriaRole.Button, new() { Name = "Pause…" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Pause Deals: ");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(more).ToBeFocusedAsync();

        await source.Choose("Deals", "Pause…");
        await page.GetByLabel("Why").FillAsync("It moves.");
        await page.Keyboard.PressAsync("Enter");
        await Fleeting.Says(page, "Deals: it is paused");
        await Assertions.Expect(more).ToBeFocusedAsync();

        Switch(portal).Set("slow", "60");
        await source.Choose("Deals", "Read everything…");
        await source.Confirm("Read everything");
        await Assertions.Expect(source.Live("Deals")).ToBeVisibleAsync();
        await source.Live("Deals").GetByRole(AriaRole.Link, new() { Name = "Log" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Log", Exact = true })).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alertdialog)).ToContainTextAsync("is kept, and nothing is removed");
        await source.Confirm("Stop it");
        await Assertions.Expect(page.Locator(".facts-row .badge")).ToHaveTextAsync("Stopped", Patiently);
        await page.GotoAsync(Urls.Audit);
        await Assertions.Expect(page.Locator("table")).ToContainTextAsync("Feed: stopped");
        await Assertions.Expect(page.Locator("table")).ToContainTextAsync("Feed: read all");
        Switch(portal).Clear("slow");
    }

    [Fact]
    public async Task What_a_source_seems_to_have_lost_stays_or_goes_as_an_admin_says()
    {
        var portal = await Serve(PortalUnderTest.Start(settings: Small));
        await portal.FirstAdmin();
        var (page, source) = await Connected(portal);

        Switch(portal).Set("empty");
        await source.SyncNow("Tickets");
        await Assertions.Expect(source.State("Tickets")).ToHaveTextAsync("Doubtful", Patiently);
        await source.Answer("Tickets", "Believe it");
        await source.Confirm("Believe it");
        await Assertions.Expect(source.Notice("Tickets")).ToContainTextAsync("are gone from the source", new() { Timeout = 30_000 });
        await source.Answer("Tickets", "Leave them");
        await Assertions.Expect(source.Notice("Tickets")).ToHaveCountAsync(0);
        await Assertions.Expect(source.Stream("Tickets").Locator("h3")).ToBeFocusedAsync();
        await Assertions.Expect(source.Stream("Tickets").GetByRole(AriaRole.Link, new() { NameRegex = new("^0 records of Tickets") })).ToHaveCountAsync(0);

        await source.SyncNow("Tickets");
        await source.Answer("Tickets", "Approve");
        await source.Confirm("Remove");
        await Assertions.Expect(source.Stream("Tickets").GetByRole(AriaRole.Link, new() { NameRegex = new("^0 records of Tickets") })).ToBeVisibleAsync();
        await Assertions.Expect(source.Stream("Tickets").Locator("h3")).ToBeFocusedAsync();

        Switch(portal).Clear("empty");
        await source.SyncNow("Tickets");
        await Assertions.Expect(source.Stream("Tickets").GetByRole(AriaRole.Link, new() { NameRegex = new("^[1-9][0-9]* records of Tickets") })).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await page.GotoAsync(Urls.Audit);
        await Assertions.Expect(page.Locator("table")).ToContainTextAsync("Tickets");
    }

    [Fact]
    public async Task Rows_that_could_not_be_taken_are_tried_again_and_a_feed_is_set_back_to_a_day()
    {
        var portal = await Serve(PortalUnderTest.Start(settings: Small));
        await portal.FirstAdmin();
        var (page, source) = await Connected(portal);

        // A subject is no number, so that no row can be taken.
        await Change(portal, "Tickets", feed => feed with { Mapping = feed.Mapping.Replace("\"from\":\"replies\"", "\"from\":\"subject\"", StringComparison.Ordinal) });
        await source.Choose("Tickets", "Read everything…");
        await source.Confirm("Read everything");
        await Assertions.Expect(source.Notice("Tickets")).ToContainTextAsync("could not be taken", new() { Timeout = 30_000 });
        await source.Answer("Tickets", "Try them again");
        await Fleeting.Says(page, "The rows in quarantine are tried again.");

        await source.Choose("Contacts", "Set back…");
        await page.GetByLabel("Since").FillAsync("2199-01-01");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set back and read" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Choose an earlier day.");
        await Assertions.Expect(page.GetByLabel("Since")).ToHaveValueAsync("2199-01-01");
        await Assertions.Expect(page.GetByLabel("Since")).ToHaveAttributeAsync("aria-invalid", "true");
        await page.GetByLabel("Since").FillAsync("2001-01-01");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set back and read" }).ClickAsync();
        await Fleeting.SaysLike(page, "Contacts: (it is set back, and reads again what changed since.|This feed is being read already.)");
        await Assertions.Expect(source.Stream("Contacts")).ToContainTextAsync(new Regex("[23][0-9]{2} read"), new() { Timeout = 30_000 });
    }

    [Fact]
    public async Task Pages_that_are_open_follow_what_is_done_elsewhere()
    {
        var portal = await Serve(PortalUnderTest.Start(settings: Small));
        await portal.FirstAdmin();
        var (page, source) = await Connected(portal);

        await page.GotoAsync(Urls.Timeline(1));
        await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync();
        var contacts = (await portal.Services.GetRequiredService<SourceBoard>().Of([1], Stop))[1].Single(stream => stream.Stream.Name == "Contacts").Feeds[0].Feed;
        var run = (await portal.Services.GetRequiredService<SyncEngine>().Start(contacts.Id, new RunRequest(RunTrigger.Person, "Ada"), Stop)).Value;
        var line = page.Locator(".timeline li").Filter(new() { Has = page.GetByRole(AriaRole.Link, new() { Name = $"Run {run.Run}", Exact = true }) });
        await Assertions.Expect(line).ToContainTextAsync("Succeeded", new() { Timeout = 30_000 });

        await page.GotoAsync(Urls.Source(1));
        await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync();
        Assert.Null((await portal.Services.GetRequiredService<SourceRegistry>().Remove(Actor.Portal, 1, withAll: true, Stop)).Refusal);
        await source.SyncNow("Contacts");
        await Assertions.Expect(source.Heading).ToHaveTextAsync("It is not there any more");
        await page.GetByRole(AriaRole.Link, new() { Name = "See the sources that are there" }).ClickAsync();
        await Assertions.Expect(source.Heading).ToHaveTextAsync("Sources");
    }

    static async Task Change(PortalUnderTest portal, string stream, Func<FeedDraft, FeedDraft> change)
    {
        await using var db = portal.Services.GetRequiredService<IDatabase>().Read();
        var number = await db.Set<Portal.Engine.Sources.Stream>().Where(one => one.Name == stream).Select(one => one.Id).SingleAsync();
        var feed = await db.Set<Feed>().SingleAsync(one => one.StreamId == number);
        var (before, after) = (FeedDraft.Of(feed), change(FeedDraft.Of(feed)));
        Assert.NotEqual(before, after);
        Assert.Null((await portal.Services.GetRequiredService<FeedRegistry>().Change(Actor.Portal, feed.Id, after)).Refusal);
    }

    static Switches Switch(PortalUnderTest portal) => portal.Services.GetRequiredService<Switches>();

    /// <summary>With all its feeds read, and no slot to come between what is done then.</summary>
    async Task<(IPage Page, SourceScreen Source)> Connected(PortalUnderTest portal)
    {
        var visit = await Visit(portal);
        await new SignInScreen(visit.Page).SignIn("ada@example.com");
        var source = new SourceScreen(visit.Page);
        await source.ConnectSampleCompany();
        foreach (var stream in Streams) await Assertions.Expect(source.State(stream)).ToHaveTextAsync("Succeeded", Patiently);
        await portal.Rest();
        foreach (var stream in Streams) await Assertions.Expect(source.State(stream)).ToHaveTextAsync("Succeeded", Patiently);
        return (visit.Page, source);
    }
}
