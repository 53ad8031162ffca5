using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Engine.Audit;
using Portal.Engine.Entities;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Schedules;
using Portal.Engine.Workflows;
using Portal.Tests.Browser.Pages;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web;
using Portal.Web.SampleCompany.Faults;

namespace Portal.Tests.Browser;

/// <summary>
/// One outage from its beginning to its end, on all screens that tell of it. The tickets are read every other second, so the
/// promises are of seconds and all of it happens in real time, by the portal's own schedule.
/// </summary>
public sealed class OutageStoryTests(BrowserFixture browser) : BrowserTest(browser)
{
    static readonly TimeSpan Every = TimeSpan.FromSeconds(2), Grace = TimeSpan.FromSeconds(3), Tolerance = TimeSpan.FromSeconds(20), Second = TimeSpan.FromSeconds(1);

    const float Patience = 60_000;

    static readonly LocatorAssertionsToContainTextOptions Contains = new() { Timeout = Patience };

    static readonly LocatorAssertionsToHaveTextOptions Says = new() { Timeout = Patience };

    [Fact]
    public async Task The_sample_company_goes_down_and_comes_back_and_every_screen_tells_of_it()
    {
        var (portal, connected, switches) = await Begin();
        var (gate, data, other) = (await SignedIn(portal), await SignedIn(portal), await SignedIn(portal));
        var (workflow, cells, home) = (new WorkflowScreen(gate), new DataScreen(data), new FreshnessScreen(other));

        // All is well, and two pages stay open from here on.
        await Open(gate, Urls.Workflow("reply-writer"));
        await Open(data, $"{Urls.DataOf("ticket")}?columns=subject,status");
        var cell = cells.Cells.First;
        await Assertions.Expect(workflow.Says).ToHaveTextAsync("Runs", Says);
        await Assertions.Expect(cell).ToContainTextAsync("fresh", Contains);
        foreach (var page in new[] { gate, data }) await page.EvaluateAsync("() => window.stillHere = true");
        await cells.Value.FillAsync("half a wo");
        await cell.FocusAsync();

        // It goes down: late, then stale, and the workflow pauses with its reason.
        switches.Set("html");
        await Assertions.Expect(cell).ToContainTextAsync("late", Contains);
        await Assertions.Expect(workflow.Says).ToHaveTextAsync("Runs, flagged", Says);
        await Assertions.Expect(cell).ToContainTextAsync("stale", Contains);
        await Assertions.Expect(new ShellScreen(data).Tooltip).ToContainTextAsync("Stale: older than the business accepts. From Sample company, Tickets.");
        await Assertions.Expect(workflow.Says).ToHaveTextAsync("Paused", Says);
        await Assertions.Expect(workflow.Gate).ToContainTextAsync("It is older than is accepted. The workflow waits for it.");
        await Assertions.Expect(workflow.Gate).ToContainTextAsync("It may be down for maintenance", Contains);
        var limits = (await portal.Services.GetRequiredService<FreshnessBoard>().Look(Stop)).Stream(connected.Stream("Tickets").Stream.Id)!.Limits;
        await Open(other, Urls.Home);
        await Assertions.Expect(Held(other)).ToContainTextAsync(new Regex("Reply writer.*Paused.*Subject of Ticket, from Sample company: stale, older than the business accepts, since", RegexOptions.Singleline), Contains);
        await Assertions.Expect(home.Tile("Stale")).ToContainTextAsync("1");

        // It comes back, and all goes on by itself: nobody loaded a page again or pressed anything.
        switches.Clear("html");
        await Assertions.Expect(workflow.Says).ToHaveTextAsync("Runs", Says);
        await Assertions.Expect(cell).ToContainTextAsync("fresh", Contains);
        await Assertions.Expect(Held(other)).ToContainTextAsync("every workflow may run", Contains);
        foreach (var page in new[] { gate, data }) Assert.True(await page.EvaluateAsync<bool>("() => window.stillHere === true"));
        await Assertions.Expect(cells.Value).ToHaveValueAsync("half a wo");
        await Assertions.Expect(cell).ToBeFocusedAsync();

        // From here on a run that comes late is in time, so that the histories end with this outage.
        await Promise(portal, connected, TimeSpan.FromHours(1), TimeSpan.FromHours(1));

        // The histories tell it, with the same moments.
        await Open(other, Urls.Home);
        await Assertions.Expect(other.Locator(".heat tbody tr").Filter(new() { HasText = "Tickets" }).Locator(".heat-stale")).Not.ToHaveCountAsync(0);
        await Open(other, Urls.VerdictsOf(connected.Stream("Tickets").Stream.Id));
        var verdicts = other.Locator("tbody tr");
        var (late, stale, fresh) = (await Moment(verdicts, "Late"), await Moment(verdicts, "Stale"), await Moment(verdicts, "Fresh"));
        // The last good run began with its slot or after it: it is stale so long after that beginning, and late so long after the next slot.
        Near(TimeSpan.Zero, limits.VerifiedAt!.Value + Tolerance - stale);
        Near(TimeSpan.Zero, limits.ExpectedBy!.Value - late);
        Assert.InRange(stale - late, Tolerance - Every - Grace - Second, Tolerance - Grace + Second);
        Assert.True(stale < fresh);
        await Assertions.Expect(workflow.History.First.Locator(".badge")).ToHaveTextAsync("Runs", Says);
        var paused = await Moment(workflow.History, "Paused");
        Near(TimeSpan.Zero, paused - stale);
        Near(TimeSpan.Zero, await Moment(workflow.History, "Runs, flagged") - late);
        Near(TimeSpan.Zero, await Moment(workflow.History, "Runs") - fresh);

        await Open(other, Urls.Runs(connected.Source.Id, connected.Feed("Tickets")));
        var failed = other.Locator("tbody tr").Filter(new() { HasText = "Failed" });
        Assert.InRange(await Moment(failed, "Failed"), late - Tolerance, fresh);
        await Assertions.Expect(other.Locator("tbody tr").Filter(new() { HasTextRegex = new Regex("Succeeded|Running") }).First).ToBeVisibleAsync();
        await failed.First.GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(other.Locator("main")).ToContainTextAsync("a web page and not with JSON");
    }

    /// <summary>The sample company, its tickets promised to be no older than some seconds, and a workflow that relies on that.</summary>
    async Task<(PortalUnderTest Portal, ConnectedPortal Connected, Switches Switches)> Begin()
    {
        var portal = await Serve(PortalUnderTest.Start(settings: ConnectedPortal.Settings));
        await portal.FirstAdmin();
        var connected = await ConnectedPortal.With(portal);
        var services = portal.Services;
        var tickets = connected.Stream("Tickets");
        await Promise(portal, connected, Tolerance, Grace);
        var feed = tickets.Feeds[0].Feed;
        Assert.Null((await services.GetRequiredService<FeedRegistry>().Change(Actor.Portal, feed.Id, FeedDraft.Of(feed) with { Schedule = Schedule.Each(Every) }, Stop)).Refusal);
        var ticket = (await services.GetRequiredService<EntityModel>().List(Stop)).Single(entity => entity.Name == "ticket");
        var draft = new WorkflowDraft { Name = "reply-writer", Label = "Reply writer", Purpose = "Drafts answers to tickets.", Needs = [new Need(ticket.Id, "subject")] };
        Assert.Null((await services.GetRequiredService<WorkflowRegistry>().Add(Actor.Portal, draft, Stop)).Refusal);
        return (portal, connected, services.GetRequiredService<Switches>());
    }

    static async Task Promise(PortalUnderTest portal, ConnectedPortal connected, TimeSpan tolerance, TimeSpan grace)
    {
        var tickets = connected.Stream("Tickets").Stream;
        Assert.Null((await portal.Services.GetRequiredService<StreamRegistry>().Change(Actor.Portal, tickets.Id, StreamDraft.Of(tickets) with { Tolerance = tolerance, Grace = grace }, Stop)).Refusal);
    }

    async Task<IPage> SignedIn(PortalUnderTest portal)
    {
        var page = (await Visit(portal)).Page;
        await new SignInScreen(page).SignIn("ada@example.com");
        return page;
    }

    static async Task Open(IPage page, string url)
    {
        await page.GotoAsync(url);
        await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync();
    }

    static ILocator Held(IPage page) => page.GetByRole(AriaRole.Region, new() { Name = "Paused, and why" });

    /// <summary>When the latest of these began that says so.</summary>
    static async Task<DateTimeOffset> Moment(ILocator rows, string says)
    {
        var machine = await rows.Filter(new() { HasText = says }).First.Locator("time").First.GetAttributeAsync("datetime");
        return DateTimeOffset.Parse(machine!, CultureInfo.InvariantCulture);
    }

    /// <summary>Moments are said by the second.</summary>
    static void Near(TimeSpan expected, TimeSpan actual) => Assert.InRange(actual, expected - Second, expected + Second);
}
