using System.Text.RegularExpressions;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Engine.Audit;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Forms;
using Portal.Engine.Sources;
using Portal.Engine.Store.Reading;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Boards;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Browser.Pages;
using Portal.Tests.Engine.Connecting;
using Portal.Tests.Engine.Resilience.Egress;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web;
using Portal.Web.Features.Sources.Sample;
using Portal.Web.SampleCompany;
using Portal.Web.SampleCompany.Faults;

namespace Portal.Tests.Browser;

/// <summary>A system connected from the screens alone, by somebody who has read no documentation of the portal.</summary>
public sealed class ConnectStoryTests(BrowserFixture browser, ITestOutputHelper output) : BrowserTest(browser)
{
    const int MostTyped = 12;

    /// <summary>As the documentation of such an API writes it.</summary>
    const string Query = """{"query":"query($first: Int, $after: String, $updatedSince: String) { tickets(first: $first, after: $after, updatedSince: $updatedSince) { edges { cursor node { number subject body status priority requester replies updated } } pageInfo { hasNextPage endCursor } } }","variables":{}}""";

    static readonly string[] Settings = ["--Portal:SampleCompany:Enabled=true", "--Portal:SampleCompany:LoginDays=1"];

    [Theory]
    [InlineData(VisitOptions.Desk, "cursor/contacts", null, "contacts", "Customer")]
    [InlineData(VisitOptions.Phone, "cursor/contacts", null, "contacts", "Customer")]
    [InlineData(VisitOptions.Phone, "graphql", Query, "tickets", "Ticket")]
    public async Task From_its_address_to_rows_with_few_things_typed(int width, string path, string? body, string kind, string entity)
    {
        var portal = await Serve(PortalUnderTest.Start(settings: Settings));
        await portal.FirstAdmin();
        var address = (await portal.Services.GetRequiredService<SampleAddress>().Find(Stop))!;
        var page = (await Visit(portal, new VisitOptions { Width = width })).Page;
        await new SignInScreen(page).SignIn("ada@example.com");
        var screen = new ConnectScreen(page);

        await screen.Register("Our CRM", address);
        await Assertions.Expect(screen.Steps).ToHaveCountAsync(5);
        await Axe.CheckWhole(page);
        await screen.Look(path, body);
        await Axe.CheckWhole(page);
        var found = await screen.Try();
        output.WriteLine(string.Join('\n', found));
        Assert.Contains(found, text => text.Contains("Page 2", StringComparison.Ordinal));
        await Axe.CheckWhole(page);
        await screen.Become(entity);
        await Axe.CheckWhole(page);
        await screen.Schedule();
        await Assertions.Expect(page.Locator("[data-next] li")).ToHaveCountAsync(5);
        await Axe.CheckWhole(page);
        await screen.Start();

        output.WriteLine($"connect.typed={screen.Typed}");
        Assert.InRange(screen.Typed, 1, MostTyped);
        await Assertions.Expect(page.GetByRole(AriaRole.Article)).ToContainTextAsync("Succeeded", new() { Timeout = 60_000 });
        await Assertions.Expect(page.Locator(".truth")).ToContainTextAsync("Fresh", new() { Timeout = 30_000 });
        var stream = Assert.Single((await portal.Services.GetRequiredService<SourceBoard>().Of([1], Stop))[1]);
        var first = await First(portal, stream.Feeds[0].Feed.Id);
        Assert.Equal((RunState.Succeeded, 0L), (first.State, first.Quarantined));
        var company = portal.Services.GetRequiredService<Company>();
        var living = company.At(kind, company.Now).Count(record => record.DeletedAt is null);
        Assert.InRange(stream.Records, living - 10, living + 10);
        if (kind == "contacts") await IsGoneHereToo(portal, stream, kind);
    }

    /// <summary>The company leaves out what was deleted unless it is asked for it, and nobody typed anything for that.</summary>
    static async Task IsGoneHereToo(PortalUnderTest portal, StreamOnBoard stream, string kind)
    {
        var (engine, records) = (portal.Services.GetRequiredService<SyncEngine>(), portal.Services.GetRequiredService<RecordBrowser>());
        await engine.Rest(Stop);
        var key = (await records.Page(stream.Stream.Id, new RecordQuery(), 1, Stop)).Records[0].Key;

        portal.Services.GetRequiredService<Company>().Remove(kind, [key]);
        Assert.Null((await engine.Start(stream.Feeds[0].Feed.Id, new RunRequest(RunTrigger.Person, "Ada"))).Refusal);
        await engine.Rest(Stop);

        Assert.True((await records.Find(stream.Stream.Id, key, Stop))!.IsDeleted, $"{key} is deleted at the source and stays here.");
    }

    [Fact]
    public async Task Who_gives_the_address_of_a_list_for_that_of_the_system_goes_on_with_one_press()
    {
        var portal = await Serve(PortalUnderTest.Start(settings: Settings));
        await portal.FirstAdmin();
        var address = (await portal.Services.GetRequiredService<SampleAddress>().Find(Stop))!;
        var page = (await Visit(portal, new VisitOptions { Width = VisitOptions.Phone })).Page;
        await new SignInScreen(page).SignIn("ada@example.com");
        var screen = new ConnectScreen(page);
        await screen.Register("Our CRM", new Uri(address, "cursor/contacts"));
        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("The address itself is a list");
        await Axe.CheckWhole(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Read this list" }).PressAsync("Enter");
        await screen.IsLookedAt();

        await Assertions.Expect(page.Locator(".asked")).ToContainTextAsync($"{address}cursor/contacts");
        Assert.Equal(new Uri(address, "cursor/"), (await portal.Services.GetRequiredService<SourceRegistry>().Find(1, Stop))!.Address);
        // What is begun below it would go elsewhere.
        await page.GotoAsync(Urls.Connecting(1));
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "What is to be read from it?" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Read this list" })).ToHaveCountAsync(0);
    }

    /// <summary>A gateway that lets nobody read the address itself, and whose lists answer.</summary>
    [Fact]
    public async Task An_address_that_turns_everybody_away_is_gone_past_by_the_path_of_a_list()
    {
        await using var api = await LoopbackServer.Start(http => http.Request.Path.StartsWithSegments("/api/v1") ? TellingApi.Answer(http) : Denied(http));
        var portal = await Serve(PortalUnderTest.Start(settings: [$"--Portal:Egress:AllowedOrigins={api.Address.GetLeftPart(UriPartial.Authority)}"]));
        await portal.FirstAdmin();
        var page = (await Visit(portal, new VisitOptions { Width = VisitOptions.Phone })).Page;
        await new SignInScreen(page).SignIn("ada@example.com");
        var screen = new ConnectScreen(page);

        await screen.Register("Our CRM", api.At("/api/"));
        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("A list may still answer");
        await Axe.CheckWhole(page);
        await screen.Type("Path", "v1/contacts");
        await page.GetByRole(AriaRole.Button, new() { Name = "Test again" }).ClickAsync();
        await Assertions.Expect(page.Locator(".probe-ok").Filter(new() { HasText = "Answer understood" })).ToContainTextAsync("a list of 20 at items", new() { Timeout = 60_000 });
        await Assertions.Expect(page.Locator(".notice")).ToHaveCountAsync(0);
        await Axe.CheckWhole(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Look at it" }).ClickAsync();
        await screen.IsLookedAt();
        await screen.Try();
        await screen.Map("Customer");
        await screen.Start();

        await Assertions.Expect(page.GetByRole(AriaRole.Article)).ToContainTextAsync("Succeeded", new() { Timeout = 60_000 });
        Assert.Equal(3, screen.Typed);

        static Task Denied(HttpContext http)
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }
    }

    /// <summary>
    /// A list that shows only its first 300 rows of any search, a query in a language of its own, and a search that is posted, as
    /// little as it takes and with a place for the moment of the last change: all behind a key.
    /// </summary>
    [Theory]
    [InlineData("capped/contacts", null, "Capped search")]
    [InlineData("query?q=SELECT FIELDS(ALL) FROM contacts", null, "Changes only")]
    [InlineData("search/contacts", "{}", "Pages")]
    [InlineData("search/contacts", """{"filters": [{"field": "updated", "operator": "gte", "value": "{since}"}]}""", "Changes only")]
    public async Task The_least_friendly_are_connected_too(string path, string? body, string topic)
    {
        var portal = await Serve(PortalUnderTest.Start(settings: [.. Settings, "--Portal:SampleCompany:Contacts=1000"]));
        await portal.FirstAdmin();
        var address = (await portal.Services.GetRequiredService<SampleAddress>().Find(Stop))!;
        portal.Services.GetRequiredService<Switches>().Set("auth", "header");
        var page = (await Visit(portal)).Page;
        await new SignInScreen(page).SignIn("ada@example.com");
        var screen = new ConnectScreen(page);

        await screen.Register("Our CRM", address, "sample-token");
        await screen.Look(path, body);
        output.WriteLine(string.Join('\n', await screen.Try()));
        await Assertions.Expect(page.Locator(".probe-ok").Filter(new() { HasText = "Deletes: asked for with" })).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".probe-ok").Filter(new() { HasText = topic })).ToHaveCountAsync(1);
        await screen.Map("Customer");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Contacts", Level = 1 })).ToBeVisibleAsync();
        await screen.Start();

        output.WriteLine($"connect.least_friendly_typed={screen.Typed}");
        Assert.InRange(screen.Typed, 1, MostTyped);
        await Assertions.Expect(page.GetByRole(AriaRole.Article)).ToContainTextAsync("Succeeded", new() { Timeout = 60_000 });
        var stream = Assert.Single((await portal.Services.GetRequiredService<SourceBoard>().Of([1], Stop))[1]);
        var first = await First(portal, stream.Feeds[0].Feed.Id);
        Assert.Equal((RunState.Succeeded, 0L), (first.State, first.Quarantined));
        var company = portal.Services.GetRequiredService<Company>();
        var living = company.At("contacts", company.Now).Count(record => record.DeletedAt is null);
        Assert.InRange(stream.Records, living - 10, living + 10);
        Assert.True(living > 600, "Too few to be capped.");
    }

    /// <returns>The run that was started from the screen; the schedule may have begun another one since.</returns>
    static async Task<Run> First(PortalUnderTest portal, long feed) => (await portal.Services.GetRequiredService<RunBook>().Of(feed, 0, 100, Stop)).MinBy(run => run.Id)!;

    /// <summary>A path and a query that are mistyped are mended where they stand, and it stays one list.</summary>
    [Fact]
    public async Task What_was_asked_for_wrongly_is_asked_for_otherwise_in_the_same_place()
    {
        var (_, page, screen) = await Registered("Our CRM");
        await screen.Ask("link/conatcts");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "gave no list" })).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Axe.CheckWhole(page);

        await page.GetByLabel("Path", new() { Exact = true }).FillAsync("graphql");
        await page.GetByText("It is asked by POST").ClickAsync();
        await page.GetByLabel("Method").SelectOptionAsync("Post");
        await page.GetByLabel("Body", new() { Exact = true }).FillAsync("""{"query":"{ contact { edges { node { id } } } }"}""");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask for this instead" }).ClickAsync();
        await Assertions.Expect(page.Locator(".asked")).ToHaveTextAsync(new Regex("^POST http://[^/ ]+/graphql$"));
        await Assertions.Expect(page.GetByText("The answer as it came (200)")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "gave no list" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("Body", new() { Exact = true })).ToHaveValueAsync("""{"query":"{ contact { edges { node { id } } } }"}""");

        await page.GetByLabel("Path", new() { Exact = true }).FillAsync("link/contacts");
        await page.GetByLabel("Method").SelectOptionAsync("Get");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask for this instead" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Key: id")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await page.GetByLabel("No field says when a row changed").CheckAsync();
        await Assertions.Expect(page.GetByText("Nothing is chosen that says when a row changed")).ToBeVisibleAsync();
        await screen.Try();
        await page.GetByRole(AriaRole.Button, new() { Name = "Look", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("No field says when a row changed")).ToBeCheckedAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "What does it answer?" })).ToBeFocusedAsync();

        await page.GotoAsync(Urls.Connecting(1));
        await Assertions.Expect(page.Locator(".begun li")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".begun li")).ToContainTextAsync("Contacts");
    }

    /// <summary>Tickets that are deleted at the source are gone without a word.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_gone_is_removed_where_that_is_ticked_and_left_where_it_is_unticked_again(bool stays)
    {
        var (portal, page, screen) = await Registered("Our desk");
        await screen.Look("page/tickets");
        await screen.Try();
        await screen.Map("Ticket");
        var sweeps = page.GetByLabel("Remove what is gone");
        await Assertions.Expect(sweeps).Not.ToBeCheckedAsync();
        var cost = page.Locator("[data-cost]");
        await Assertions.Expect(page.GetByText(new Regex("^It is read at once when it is started: [0-9,]+ rows in about [0-9,]+ requests, and then by this schedule[.]$"))).ToBeVisibleAsync();
        await Assertions.Expect(cost).ToContainTextAsync("about 4 requests an hour. This list counts with 1 request a run");
        // A run that reads everything asks for each page again, and that may be more than the source allows.
        await Limit(portal, 12);
        await sweeps.CheckAsync();
        await Assertions.Expect(cost).ToContainTextAsync(new Regex("about [0-9,]+ requests an hour of 12[.] This list counts with [0-9,]+ requests a run"));
        await Assertions.Expect(page.GetByText(new Regex("^It would not keep up: [0-9,]+ requests an hour of 12[.]$"))).ToBeVisibleAsync();
        await Limit(portal, null);
        if (!stays) await sweeps.UncheckAsync();
        await screen.Start();

        await Assertions.Expect(page.GetByRole(AriaRole.Article)).ToContainTextAsync("Succeeded", new() { Timeout = 60_000 });
        var feed = Assert.Single((await portal.Services.GetRequiredService<SourceBoard>().Of([1], Stop))[1]).Feeds[0].Feed;
        using var settings = JsonDocument.Parse(feed.Settings);
        var read = SettingsReader.Read<RestSettings>(settings.RootElement).Value;
        Assert.Equal((stays, stays ? DeleteKind.Sweep : DeleteKind.None, stays ? IncrementalKind.None : IncrementalKind.Parameter), (feed.Sweeps, read.Deletes.By, read.Incremental.By));
    }

    static async Task Limit(PortalUnderTest portal, int? requests)
    {
        var sources = portal.Services.GetRequiredService<SourceRegistry>();
        var source = (await sources.Find(1, Stop))!;
        Assert.Null((await sources.Change(Actor.Portal, 1, SourceDraft.Of(source) with { Requests = requests, Per = TimeSpan.FromHours(1) }, Stop)).Refusal);
    }

    [Fact]
    public async Task A_system_that_somebody_else_removed_meanwhile_is_said_to_be_gone_and_where_to_go()
    {
        var (portal, page, screen) = await Registered("Our CRM");
        Assert.Null((await portal.Services.GetRequiredService<SourceRegistry>().Remove(Actor.Portal, 1, stop: Stop)).Refusal);

        await screen.Ask("link/deals");

        await Assertions.Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Somebody removed this system meanwhile" })).ToBeVisibleAsync();
        await Axe.CheckWhole(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "See the sources that are there" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "No system is connected yet" })).ToBeVisibleAsync();
    }

    /// <summary>The sample company under this name, with none of its lists connected yet.</summary>
    async Task<(PortalUnderTest Portal, IPage Page, ConnectScreen Screen)> Registered(string name)
    {
        var portal = await Serve(PortalUnderTest.Start(settings: Settings));
        await portal.FirstAdmin();
        var address = (await portal.Services.GetRequiredService<SampleAddress>().Find(Stop))!;
        var page = (await Visit(portal)).Page;
        await new SignInScreen(page).SignIn("ada@example.com");
        var screen = new ConnectScreen(page);
        await screen.Register(name, address);
        return (portal, page, screen);
    }
}
