using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Engine.Audit;
using Portal.Engine.Calendars;
using Portal.Engine.Deliveries;
using Portal.Engine.Deliveries.Rows;
using Portal.Engine.Persistence;
using Portal.Engine.Resilience.Pipelines;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Signs;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Browser.Pages;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web;
using Portal.Web.SampleCompany.Faults;

namespace Portal.Tests.Browser;

/// <summary>What is asked before something is done, and what pages say that are seldom seen so, in both themes and both widths.</summary>
[Collection(nameof(SecondBrowser))]
public sealed class QuestionAccessibilityTests(BrowserFixture browser) : BrowserTest(browser)
{
    static readonly LocatorAssertionsToBeVisibleOptions Patiently = new() { Timeout = 60_000 };

    [Fact]
    public async Task The_sample_is_offered_and_taken_out_and_calendars_are_listed_and_removed()
    {
        var portal = await Serve(PortalUnderTest.Start(settings: ConnectedPortal.Settings));
        await portal.FirstAdmin();
        var hours = new Dictionary<DayOfWeek, IReadOnlyList<WorkSpan>> { [DayOfWeek.Monday] = [new(TimeSpan.FromHours(9), TimeSpan.FromHours(17))] };
        foreach (var name in new[] { "Office", "Plant" }) Assert.Null((await portal.Services.GetRequiredService<CalendarRegistry>().Add(Actor.Portal, new CalendarDraft { Name = name, Zone = "Europe/Zurich", Hours = hours }, Stop)).Refusal);
        var visit = await Visit(portal);
        var page = visit.Page;
        await new SignInScreen(page).SignIn("ada@example.com");
        await Assertions.Expect(Button(page, "Explore with sample data")).ToBeVisibleAsync();
        await AccessibilityTests.Check(page);
        await Button(page, "Explore with sample data").ClickAsync();
        await Assertions.Expect(Button(page, "Remove it")).ToBeVisibleAsync(Patiently);
        await Ask(page, Button(page, "Remove it"));

        await AccessibilityTests.Open(visit, Urls.Calendars);
        await Ask(page, Button(page, "Remove Office"));
        await Ask(page, Button(page, "Change Office"));
    }

    [Fact]
    public async Task What_is_asked_about_streams_and_runs_and_a_source_that_fails_and_ends_is_clean()
    {
        var portal = await Serve(PortalUnderTest.Start(settings: ConnectedPortal.Settings));
        await portal.FirstAdmin();
        var connected = await ConnectedPortal.With(portal);
        await portal.Rest();
        portal.Services.GetRequiredService<Switches>().Set("schema", "rename");
        await (await portal.Services.GetRequiredService<SyncEngine>().InTurn(connected.Feed("Deals"), new RunRequest(RunTrigger.Person, "Ada", Everything: true), Stop)).Ended.WaitAsync(Stop);
        var visit = await Visit(portal);
        var (page, source) = (visit.Page, new SourceScreen(visit.Page));
        await new SignInScreen(page).SignIn("ada@example.com");

        await Go(page, Urls.Source(connected.Source.Id));
        await Ask(page, source.Stream("Deals").GetByRole(AriaRole.Button, new() { Name = "Accept as it is" }));
        await source.Set("Deals", "Fallback…");
        await Asked(page);
        await source.Stream("Contacts").GetByRole(AriaRole.Button, new() { Name = "More for" }).ClickAsync();
        await Ask(page, source.Stream("Contacts").GetByRole(AriaRole.Button, new() { Name = "Set back…" }));

        // Half connected: asked again what its rows are, and given up.
        await Go(page, Urls.Unfinished(connected.Source.Id, connected.Unfinished));
        await Button(page, "Try pages and changes").ClickAsync(new() { Timeout = 60_000 });
        await Button(page, "Map its rows").ClickAsync(new() { Timeout = 60_000 });
        await Button(page, "Choose Deal").ClickAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(page.Locator(".mapping")).ToBeVisibleAsync(Patiently);
        await Ask(page, Button(page, "Something else…"));
        await Go(page, Urls.Connecting(connected.Source.Id));
        await Ask(page, page.GetByRole(AriaRole.Button, new() { Name = "Give up…" }));

        await connected.Begin("Contacts");
        await Go(page, Urls.Runs(connected.Source.Id, connected.Feed("Contacts")));
        await page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Running" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await Ask(page, Button(page, "Stop…"));

        await Fails(portal, connected.Source);
        await Ends(portal, connected.Source);
        await Go(page, Urls.Source(connected.Source.Id));
        await Assertions.Expect(page.GetByText("is spared after it failed again and again")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "What it says about that" })).ToBeVisibleAsync();
        await AccessibilityTests.Check(page);
    }

    [Fact]
    public async Task What_is_asked_about_callbacks_is_clean()
    {
        var portal = await Serve(PortalUnderTest.Start(settings: ConnectedPortal.Settings));
        var ada = await portal.FirstAdmin();
        await ConnectedPortal.With(portal);
        var desk = await DeskPages.With(portal, ada);
        await Message(portal);
        var page = (await Visit(portal)).Page;
        await new SignInScreen(page).SignIn("ada@example.com");
        await Go(page, desk.Workflow);
        var callbacks = page.GetByRole(AriaRole.Region, new() { Name = "Callbacks" });

        await Ask(page, callbacks.GetByRole(AriaRole.Button, new() { Name = "Rotate the secret…" }));
        await Ask(page, callbacks.GetByRole(AriaRole.Button, new() { Name = "Remove https://agent.example.com" }));
        await callbacks.Locator("summary").ClickAsync();
        await Ask(page, callbacks.GetByRole(AriaRole.Button, new() { Name = "Drop…" }).First);
    }

    static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    static async Task Go(IPage page, string url)
    {
        await page.GotoAsync(url);
        await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync();
    }

    static async Task Ask(IPage page, ILocator opener)
    {
        await opener.ClickAsync();
        await Asked(page);
    }

    /// <summary>Looks at what is asked, and leaves it.</summary>
    static async Task Asked(IPage page)
    {
        var dialog = page.Locator("dialog[open]");
        await Assertions.Expect(dialog).ToHaveCountAsync(1);
        await AccessibilityTests.Check(page);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
    }

    /// <summary>It answers with nothing but errors until it is left alone.</summary>
    static async Task Fails(PortalUnderTest portal, Source source)
    {
        var pipeline = portal.Services.GetRequiredService<SourcePipelines>().For($"{source.Id}", source.Name, new SourceLimits { Retries = 0 });
        using var down = new HttpClient(new Down());
        while (pipeline.State.Breaker.Position != BreakerPosition.Open) await pipeline.Send(down, new Call<string>(() => new(HttpMethod.Get, source.Address), (_, _) => throw new InvalidOperationException("It answers well.")), Stop);
    }

    static Task<int> Ends(PortalUnderTest portal, Source source) => portal.Services.GetRequiredService<IDatabase>().Write(async db =>
    {
        var now = TimeProvider.System.GetUtcNow();
        db.Add(new ApiSign { SourceId = source.Id, IsDeprecated = true, SunsetAt = now.AddDays(40), Link = "https://example.com/sunset", NoticedAt = now });
        return await db.SaveChangesAsync(Stop);
    }, WritePriority.Person, Stop);

    /// <summary>One that waits, because its receiver is paused.</summary>
    static async Task Message(PortalUnderTest portal)
    {
        var database = portal.Services.GetRequiredService<IDatabase>();
        await using var db = database.Read();
        var to = (await db.Set<Destination>().SingleAsync(Stop)).Id;
        Assert.Null((await portal.Services.GetRequiredService<Destinations>().Pause(Actor.Portal, to, "They move house.", Stop)).Refusal);
        using var data = JsonDocument.Parse("{}");
        await database.Write(async write =>
        {
            Assert.Null((await portal.Services.GetRequiredService<Outbox>().Add(write, to, "workflow.gate.changed", data.RootElement, Stop)).Refusal);
            return await write.SaveChangesAsync(Stop);
        }, WritePriority.Person, Stop);
    }

    sealed class Down : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.InternalServerError));
    }
}
