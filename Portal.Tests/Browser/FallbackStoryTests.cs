using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Engine.Audit;
using Portal.Engine.Sources;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Browser.Pages;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web;

namespace Portal.Tests.Browser;

/// <summary>A helpdesk that is believed first goes stale, and the sample company stands in for it until it is read again.</summary>
public sealed class FallbackStoryTests(BrowserFixture browser) : BrowserTest(browser)
{
    static readonly LocatorAssertionsToContainTextOptions Patiently = new() { Timeout = 45_000 };

    [Theory]
    [InlineData(VisitOptions.Desk, false)]
    [InlineData(VisitOptions.Phone, true)]
    public async Task A_stream_is_named_to_stand_in_serves_while_the_first_is_stale_and_goes_by_itself(int width, bool dark)
    {
        var portal = await Serve(PortalUnderTest.Start(settings: ConnectedPortal.Settings));
        await portal.FirstAdmin();
        var data = await DataPages.With(portal);
        var (users, contacts) = (await Stream(portal, "Users"), await Stream(portal, "Contacts"));
        var page = (await Visit(portal, new VisitOptions { Width = width, Dark = dark })).Page;
        var (source, screen) = (new SourceScreen(page), new DataScreen(page));
        await new SignInScreen(page).SignIn("ada@example.com");
        await page.GotoAsync(Urls.Source(users.SourceId));
        await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync();

        await source.Settings("Users").PressAsync("Enter");
        await source.Stream("Users").GetByRole(AriaRole.Button, new() { Name = "Fallback…", Exact = true }).PressAsync("Enter");
        var dialog = page.Locator("dialog#fallback[open]");
        await dialog.GetByLabel("The next source that is believed").FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(dialog.GetByLabel("Another stream")).ToBeCheckedAsync();
        await dialog.GetByLabel("The stream that stands in").SelectOptionAsync(new SelectOptionValue { Label = "Contacts of Sample company" });
        await Assertions.Expect(dialog).ToContainTextAsync("It stands in for Email, Name, Score");
        await Axe.Check(page);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save the fallback" }).ClickAsync();
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        await Assertions.Expect(source.Stream("Users")).ToContainTextAsync("When it is stale, Contacts of Sample company stands in.");

        var streams = portal.Services.GetRequiredService<StreamRegistry>();
        Assert.Null((await streams.Change(Actor.Portal, users.Id, StreamDraft.Of(users) with { Tolerance = TimeSpan.FromSeconds(20) }, Stop)).Refusal);
        await Read(portal, contacts);
        await Assertions.Expect(source.Notice("Users")).ToContainTextAsync(new Regex(@"Users: fallback in use.*Users of Helpdesk went stale.*Served instead: Contacts of Sample company, as of.*for Email, Name, Score", RegexOptions.Singleline), Patiently);
        await Axe.Check(page);
        await page.GotoAsync(Urls.Source(contacts.SourceId));
        await Assertions.Expect(source.Stream("Contacts")).ToContainTextAsync("It stands in for Users of Helpdesk, which is stale.");
        await page.GotoAsync(Urls.Freshness);
        await Assertions.Expect(page.Locator("tbody tr").Filter(new() { HasText = "Users" })).ToContainTextAsync(new Regex("Fallback in use since .*: Contacts of Sample company stands in."));

        await screen.Open(data.Person);
        var otherWay = string.Join(' ', DataPages.Value(data.Record, "name").Split(", ").Reverse());
        await Assertions.Expect(screen.Field("Name").Locator(".known-said")).ToContainTextAsync(otherWay);
        await Assertions.Expect(screen.Field("Name")).ToContainTextAsync(new Regex(@"Second choice.*Users of Helpdesk went stale .*; served from Contacts of Sample company, as of ", RegexOptions.Singleline));
        await Axe.Check(page);

        // Read once, it is fresh for its tolerance only, and a slow machine shows it later than that.
        var back = Assertions.Expect(screen.Field("Name").Locator(".known-said")).ToContainTextAsync(DataPages.Value(data.Record, "name"), Patiently);
        do await Read(portal, users);
        while (!back.IsCompleted);
        await back;
        await Assertions.Expect(screen.Field("Name").GetByText("Second choice")).ToHaveCountAsync(0);
    }

    static async Task<Portal.Engine.Sources.Stream> Stream(PortalUnderTest portal, string name)
    {
        var sources = (await portal.Services.GetRequiredService<SourceRegistry>().Page(new SourceFilter(), 0, 10, Stop)).Sources;
        foreach (var source in sources)
        {
            if ((await portal.Services.GetRequiredService<StreamRegistry>().List(source.Id, Stop)).FirstOrDefault(stream => stream.Name == name) is { } found) return found;
        }

        throw new InvalidOperationException($"There is no stream called {name}.");
    }

    /// <summary>Reads a stream once more; a run that is under way ends first.</summary>
    static async Task Read(PortalUnderTest portal, Portal.Engine.Sources.Stream stream)
    {
        var feed = Assert.Single(await portal.Services.GetRequiredService<FeedRegistry>().List(stream.Id, Stop));
        var run = await portal.Services.GetRequiredService<SyncEngine>().InTurn(feed.Id, new RunRequest(RunTrigger.Person, "Ada", Everything: true), Stop);
        Assert.Equal(RunState.Succeeded, (await run.Ended.WaitAsync(Stop)).State);
    }
}
