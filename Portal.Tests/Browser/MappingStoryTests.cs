using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Engine.Audit;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Store.Reading;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Browser.Pages;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web;

namespace Portal.Tests.Browser;

/// <summary>An admin changes what becomes of a system's records, and sees what comes of it before and after.</summary>
public sealed class MappingStoryTests(BrowserFixture browser) : BrowserTest(browser)
{
    static readonly LocatorAssertionsToHaveTextOptions Patiently = new() { Timeout = 30_000 };

    [Theory]
    [InlineData(VisitOptions.Desk)]
    [InlineData(VisitOptions.Phone)]
    public async Task A_field_is_filled_otherwise_and_read_at_once_and_a_new_one_is_added(int width)
    {
        var (portal, connected, page) = await Connected(width);
        var mapping = new MappingScreen(page);
        await page.GotoAsync(Urls.Source(connected.Source.Id));
        await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync();
        await new SourceScreen(page).Stream("Companies").GetByRole(AriaRole.Link, new() { NameRegex = new("^Change it") }).ClickAsync();
        await Assertions.Expect(page.Locator(".mapping")).ToBeVisibleAsync(new() { Timeout = 30_000 });

        // Another source field, by a step that makes the value, and the effect on real rows at once.
        await Assertions.Expect(mapping.Effect("City")).ToContainTextAsync("50 filled");
        await mapping.From("City", "hq.country");
        await Assertions.Expect(mapping.Effect("City").Locator("li").First).ToHaveTextAsync(new Regex("^[A-Z]{2}$"));
        await mapping.AddStep("City", "Put together");
        await mapping.Field("City").GetByLabel("Text", new() { Exact = true }).FillAsync("{hq.city} ({hq.country})");
        await Assertions.Expect(mapping.Effect("City").Locator("li").First).ToHaveTextAsync(new Regex(@"^.+ \([A-Z]{2}\)$"));
        await mapping.Field("City").GetByLabel("Text", new() { Exact = true }).FillAsync("{hq.city");
        await Assertions.Expect(mapping.Field("City")).ToContainTextAsync("has no other");
        await mapping.Field("City").GetByLabel("Text", new() { Exact = true }).FillAsync("{hq.city} ({hq.country})");

        // A new field of the entity, from what the source says and nothing takes yet.
        await page.GetByRole(AriaRole.Button, new() { Name = "New field from modified_ms" }).ClickAsync();
        await page.GetByLabel("Label", new() { Exact = true }).FillAsync("Touched");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("touched_at");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add the field" }).ClickAsync();
        await mapping.AddStep("Touched", "Read a date");
        await mapping.Field("Touched").GetByLabel("Formats", new() { Exact = false }).FillAsync("milliseconds");
        await Assertions.Expect(mapping.Effect("Touched")).ToContainTextAsync("50 filled");

        await mapping.Save();
        await Assertions.Expect(mapping.Dialog).ToContainTextAsync("New: Touched.");
        await Assertions.Expect(mapping.Dialog).ToContainTextAsync("Comes otherwise: City.");
        var (rows, requests) = (await mapping.Said("stored records"), await mapping.Said("requests?"));
        await mapping.Confirm("Save and read now");
        await Fleeting.Says(page, "everything is read by it now");

        // What was said is what happens; the list of what is deleted comes after it, as each time.
        var run = await Ended(portal, connected.Feed("Companies"));
        Assert.Equal((RunState.Succeeded, requests + 1), (run.State, run.Pages));
        Assert.InRange(run.Changed, rows - 5, rows + 5);
        await page.GotoAsync(connected.Records("Companies"));
        await Assertions.Expect(page.Locator("td[data-label=City]").First).ToHaveTextAsync(new Regex(@" \([A-Z]{2}\)$"), Patiently);
        await Assertions.Expect(page.Locator("td[data-label=Touched]").First).Not.ToHaveTextAsync("");

        await using var db = portal.Services.GetRequiredService<IDatabase>().Read();
        var entries = await db.Set<AuditEntry>().Where(entry => entry.Action == "feed.changed" || entry.Action == "entity.changed").Select(entry => entry.Action).ToListAsync(Stop);
        Assert.Equal(["entity.changed", "feed.changed"], entries.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Source field for City")]
    [InlineData("Text")]
    public async Task No_letter_is_lost_on_a_line_that_is_slower_than_fingers(string typedInto)
    {
        var (_, connected, page) = await Connected(VisitOptions.Desk);
        var mapping = new MappingScreen(page);
        var line = await HeldLine.Of(page);
        await mapping.Open(Urls.Mapping(connected.Source.Id, connected.Feed("Companies")));
        if (typedInto == "Text") await mapping.AddStep("City", "Put together");
        var field = mapping.Field("City").GetByLabel(typedInto, new() { Exact = true });
        await field.FillAsync("");
        await Assertions.Expect(mapping.Field("City")).Not.ToContainTextAsync("50 filled");

        // The answer to the first letter comes when the second is typed, and the portal has not heard of that one.
        line.HoldAnswers();
        await field.PressSequentiallyAsync("h");
        await line.Drawing().WaitAsync(Stop);
        line.HoldEvents();
        await field.PressSequentiallyAsync("q ");
        await line.LetAnswersGo().WaitAsync(Stop);
        Assert.Equal("hq ", await field.InputValueAsync());

        line.LetEventsGo();
        await field.PressSequentiallyAsync("is {hq.city}");
        await Assertions.Expect(field).ToHaveValueAsync("hq is {hq.city}");
        if (typedInto == "Text") await Assertions.Expect(mapping.Effect("City").Locator("li").First).ToHaveTextAsync(new Regex("^hq is [A-Z]"));
    }

    [Fact]
    public async Task Suggestions_fill_a_stream_that_reads_the_same_list_as_another_entity()
    {
        var (portal, connected, page) = await Connected(VisitOptions.Desk);
        var mapping = new MappingScreen(page);
        await mapping.Open(Urls.Mapping(connected.Source.Id, connected.Feed("Invoices")));
        await page.GetByText("These rows are something else than").ClickAsync();
        await page.GetByLabel("Another entity").SelectOptionAsync(new SelectOptionValue { Value = "payment" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Choose it" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Mapping of Invoices as Payment", Patiently);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Take all suggestions") }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Take all suggestions") })).ToHaveCountAsync(0);
        await Assertions.Expect(mapping.Effect("Currency")).ToContainTextAsync("filled");
        await mapping.Save();
        await Assertions.Expect(mapping.Dialog).ToContainTextAsync("Nothing is stored yet");
        await mapping.Confirm("Save, read with the next run");
        await Fleeting.Says(page, "The next run reads everything by it.");

        await using var db = portal.Services.GetRequiredService<IDatabase>().Read();
        var feed = await db.Set<Feed>().OrderByDescending(one => one.Id).FirstAsync(Stop);
        Assert.Contains("\"to\":\"currency\"", feed.Mapping, StringComparison.Ordinal);
        Assert.Empty((await portal.Services.GetRequiredService<RecordBrowser>().Page(feed.StreamId, new RecordQuery(), 1, Stop)).Records);
    }

    [Fact]
    public async Task By_keyboard_alone_a_suggestion_is_taken_and_nothing_is_saved_unasked()
    {
        var (portal, connected, page) = await Connected(VisitOptions.Desk);
        var mapping = new MappingScreen(page);
        await mapping.Open(Urls.Mapping(connected.Source.Id, connected.Feed("Deals")));
        await page.GetByRole(AriaRole.Button, new() { Name = "Leave empty: Stage" }).PressAsync("Enter");
        await Assertions.Expect(mapping.Effect("Stage")).ToContainTextAsync("Nothing fills it.");
        await mapping.Field("Stage").GetByRole(AriaRole.Button, new() { NameRegex = new("^Take the suggestion") }).PressAsync("Enter");
        await Assertions.Expect(page.GetByLabel("Source field for Stage")).ToHaveValueAsync("stage");
        await Assertions.Expect(mapping.Effect("Stage")).ToContainTextAsync("filled");
        await mapping.Save();
        await Fleeting.Says(page, "Nothing is different from what is saved.");

        await mapping.From("Stage", "title");
        await mapping.Save();
        await Assertions.Expect(mapping.Dialog).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(mapping.Dialog).ToHaveCountAsync(0);
        Assert.DoesNotContain("\"from\":\"title\",\"to\":\"stage\"", (await portal.Services.GetRequiredService<FeedRegistry>().Find(connected.Feed("Deals"), Stop))!.Mapping, StringComparison.Ordinal);
    }

    static async Task<Run> Ended(PortalUnderTest portal, long feed)
    {
        var (engine, book, moved) = (portal.Services.GetRequiredService<SyncEngine>(), portal.Services.GetRequiredService<RunBook>(), new SemaphoreSlim(0));
        engine.Moved += _ => moved.Release();
        while (true)
        {
            var last = (await book.Of(feed, 0, 1, Stop))[0];
            if (last is { Trigger: RunTrigger.Person, EndedAt: not null }) return last;
            await moved.WaitAsync(Stop);
        }
    }

    /// <summary>With its feeds read once, and none of them by its schedule from then on.</summary>
    async Task<(PortalUnderTest Portal, ConnectedPortal Connected, IPage Page)> Connected(int width)
    {
        var portal = await Serve(PortalUnderTest.Start(settings: ["--Portal:SampleCompany:Enabled=true", "--Portal:SampleCompany:Contacts=250", "--Portal:SampleCompany:Companies=250", "--Portal:SampleCompany:LoginDays=1"]));
        await portal.FirstAdmin();
        var connected = await ConnectedPortal.With(portal);
        var feeds = portal.Services.GetRequiredService<FeedRegistry>();
        foreach (var name in new[] { "Companies", "Invoices", "Deals" }) Assert.Null((await feeds.Pause(Actor.Portal, connected.Feed(name), "A test looks at it.", Stop)).Refusal);
        var visit = await Visit(portal, new VisitOptions { Width = width });
        await new SignInScreen(visit.Page).SignIn("ada@example.com");
        return (portal, connected, visit.Page);
    }
}
