using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Engine.Audit;
using Portal.Engine.Connecting.Unfinished;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Boards;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Browser.Pages;
using Portal.Tests.Engine.Connecting;
using Portal.Tests.Engine.Resilience.Egress;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;

namespace Portal.Tests.Browser;

/// <summary>A system that tells which lists it has: several are ticked, and one leads to the next.</summary>
public sealed class PickStoryTests(BrowserFixture browser, ITestOutputHelper output) : BrowserTest(browser)
{
    [Theory]
    [InlineData(VisitOptions.Desk)]
    [InlineData(VisitOptions.Phone)]
    public async Task Three_lists_are_ticked_and_each_is_connected_in_its_turn(int width)
    {
        await using var api = await LoopbackServer.Start(TellingApi.Answer);
        var (portal, page, screen) = await Registered(api, width);
        await Assertions.Expect(page.GetByRole(AriaRole.Group, new() { Name = "Lists that it has" })).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Axe.CheckWhole(page);
        var clicks = await screen.Pick("Contacts", "Deals", "Tickets");

        await screen.IsAt(1, 3, "Contacts");
        await screen.IsLookedAt();
        Assert.Equal(3, (await portal.Services.GetRequiredService<UnfinishedStreams>().List(1, Stop)).Count);
        await screen.Try();
        await screen.Map("Customer");
        await screen.Type("How old may it be?", "4h");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start", Exact = true }).ClickAsync();

        foreach (var (number, list) in new[] { (2, "Deals"), (3, "Tickets") })
        {
            await screen.IsAt(number, 3, list);
            await Assertions.Expect(page.GetByText($"{(number == 2 ? "Contacts" : "Deals")} is connected and is being read.")).ToBeVisibleAsync();
            await Assertions.Expect(page.GetByText("It can be started as it is")).ToBeVisibleAsync(new() { Timeout = 60_000 });
            await Assertions.Expect(page.GetByText("It may be 4h old.")).ToBeVisibleAsync();
            if (number == 2) await Axe.CheckWhole(page);
            await page.GetByRole(AriaRole.Button, new() { Name = "Start it as suggested" }).ClickAsync();
            clicks++;
        }

        await page.WaitForURLAsync(new System.Text.RegularExpressions.Regex(@"/sources/[0-9]+\?text=Tickets"));
        output.WriteLine($"pick.typed={screen.Typed}");
        output.WriteLine($"pick.clicks_besides_the_first_list={clicks}");
        Assert.Equal((3, 6), (screen.Typed, clicks));
        await portal.Services.GetRequiredService<SyncEngine>().Rest(Stop);
        var streams = (await portal.Services.GetRequiredService<SourceBoard>().Of([1], Stop))[1];
        Assert.Equal([("Contacts", "customer"), ("Deals", "deal"), ("Tickets", "ticket")], streams.OrderBy(stream => stream.Stream.Name).Select(stream => (stream.Stream.Name, stream.Entity.Name)));
        Assert.All(streams, stream => Assert.Equal(((long)TellingApi.Rows, TimeSpan.FromHours(4)), (stream.Records, stream.Stream.Tolerance)));
        foreach (var stream in streams)
        {
            var run = (await portal.Services.GetRequiredService<RunBook>().Of(stream.Feeds[0].Feed.Id, 0, 100, Stop)).MinBy(run => run.Id)!;
            Assert.Equal((RunState.Succeeded, 0L), (run.State, run.Quarantined));
        }

        Assert.Empty(await portal.Services.GetRequiredService<UnfinishedStreams>().List(1, Stop));
    }

    [Fact]
    public async Task One_is_left_out_and_the_rest_left_for_later()
    {
        await using var api = await LoopbackServer.Start(TellingApi.Answer);
        var (portal, page, screen) = await Registered(api);
        await screen.Pick("Contacts", "Deals", "Tickets");

        await screen.IsAt(1, 3, "Contacts");
        await page.GetByRole(AriaRole.Button, new() { Name = "Leave this one out…" }).ClickAsync();
        await Axe.CheckBoth(page);
        await page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "Leave it out" }).ClickAsync();
        await screen.IsAt(2, 3, "Deals");
        // No list was tried yet, so it is looked at like any first one.
        await screen.IsLookedAt();
        await page.GetByRole(AriaRole.Link, new() { Name = "Leave the rest for later" }).ClickAsync();

        await Assertions.Expect(page.Locator(".begun li h3")).ToHaveTextAsync(["Tickets", "Deals"]);
        await Assertions.Expect(page.Locator(".tick .badge")).ToHaveTextAsync(["Begun", "Begun"], new() { Timeout = 60_000 });
        Assert.Contains(await portal.Services.GetRequiredService<AuditLog>().Export(new AuditFilter(), Stop).ToListAsync(Stop), entry => (entry.Action, entry.TargetName) == ("unfinished-stream.removed", "Contacts"));

        // One alone is connected as if its path were typed.
        await screen.Pick("Contacts");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Contacts", Exact = true, Level = 1 })).ToBeVisibleAsync();
        await screen.IsLookedAt();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Leave the rest for later" })).ToHaveCountAsync(0);
        Assert.Equal(2, screen.Typed);
    }

    async Task<(PortalUnderTest Portal, IPage Page, ConnectScreen Screen)> Registered(LoopbackServer api, int width = VisitOptions.Desk)
    {
        var portal = await Serve(PortalUnderTest.Start(settings: [$"--Portal:Egress:AllowedOrigins={api.Address.GetLeftPart(UriPartial.Authority)}"]));
        await portal.FirstAdmin();
        var page = (await Visit(portal, new VisitOptions { Width = width })).Page;
        await new SignInScreen(page).SignIn("ada@example.com");
        var screen = new ConnectScreen(page);
        await screen.Register("Our CRM", api.At("/api/"));
        return (portal, page, screen);
    }
}
