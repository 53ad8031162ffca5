using System.Globalization;
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
using Portal.Web.Features.Sources.Connecting;

namespace Portal.Tests.Browser;

/// <summary>The key of a list that is read since long is not the right one any more, and an admin chooses another without removing anything.</summary>
public sealed class ReadingStoryTests(BrowserFixture browser) : BrowserTest(browser)
{
    [Theory]
    [InlineData(VisitOptions.Desk)]
    [InlineData(VisitOptions.Phone)]
    public async Task Another_key_is_chosen_on_real_rows_and_everything_is_read_anew_as_it_was_said(int width)
    {
        var portal = await Serve(PortalUnderTest.Start(settings: ["--Portal:SampleCompany:Enabled=true", "--Portal:SampleCompany:Deals=250", "--Portal:SampleCompany:LoginDays=1"]));
        await portal.FirstAdmin();
        var connected = await ConnectedPortal.With(portal);
        var deals = connected.Feed("Deals");
        var feeds = portal.Services.GetRequiredService<FeedRegistry>();
        Assert.Null((await feeds.Pause(Actor.Portal, deals, "A test looks at it.", Stop)).Refusal);
        var before = (await feeds.Find(deals, Stop))!;
        var stored = await Stored(portal, connected);
        var page = (await Visit(portal, new VisitOptions { Width = width })).Page;
        await new SignInScreen(page).SignIn("ada@example.com");
        await page.GotoAsync(Urls.Source(connected.Source.Id));
        await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync();
        await new SourceScreen(page).Stream("Deals").GetByRole(AriaRole.Button, new() { Name = "More for" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Change how it is read" }).ClickAsync();

        // The key, and what was chosen for it once, stand as they are.
        await Assertions.Expect(page.GetByText("Key: dealId")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await page.GetByLabel("created is the key, or a part of it", new() { Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Try pages and changes" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "See what it means" }).ClickAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "What does it mean?" })).ToBeFocusedAsync();
        var means = page.Locator(".means");
        await Assertions.Expect(means).ToContainTextAsync(new Regex(@"Key: dealId \+ \w+ \(until now dealId\)"));
        await Assertions.Expect(means).ToContainTextAsync("What is stored under the old key stays beside");
        await Assertions.Expect(means).ToContainTextAsync("Single records: not looked up");
        await Axe.CheckBoth(page);
        Assert.False(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"));
        var said = Regex.Match(await means.InnerTextAsync(), "([0-9,]+) stored records");
        Assert.Equal(stored, long.Parse(said.Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture));
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and read now" }).ClickAsync();
        await Fleeting.Says(page, "everything is read by it now");

        var run = await Ended(portal, deals);
        Assert.Equal(RunState.Succeeded, run.State);
        Assert.InRange(await Stored(portal, connected), (2 * stored) - 20, (2 * stored) + 20);
        var now = (await feeds.Find(deals, Stop))!;
        Assert.Equal((before.Mapping, before.Schedule, before.Sweeps), (now.Mapping, now.Schedule, now.Sweeps));
        Assert.Equal(2, ReadingDesk.Of(now)!.Key.Count);
        await using var db = portal.Services.GetRequiredService<IDatabase>().Read();
        Assert.Equal(2, await db.Set<AuditEntry>().CountAsync(entry => entry.TargetId == $"{deals}" && (entry.Action == "feed.changed" || entry.Action == "feed.set-back"), Stop));
    }

    static async Task<long> Stored(PortalUnderTest portal, ConnectedPortal connected) =>
        (await portal.Services.GetRequiredService<SourceBoard>().Of([connected.Source.Id], Stop))[connected.Source.Id].Single(stream => stream.Stream.Name == "Deals").Records;

    static async Task<Run> Ended(PortalUnderTest portal, long feed)
    {
        var engine = portal.Services.GetRequiredService<SyncEngine>();
        var moved = new SemaphoreSlim(0);
        void Release(long _) => moved.Release();
        engine.Moved += Release;
        while (engine.Running.Any(run => run.Feed == feed)) await moved.WaitAsync(Stop);
        engine.Moved -= Release;
        return (await portal.Services.GetRequiredService<RunBook>().Of(feed, 0, 1, Stop))[0];
    }
}
