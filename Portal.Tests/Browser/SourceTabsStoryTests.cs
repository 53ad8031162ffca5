using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Engine.Audit;
using Portal.Engine.Entities;
using Portal.Engine.People;
using Portal.Engine.Sources;
using Portal.Engine.Store;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Browser.Pages;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web;
using Portal.Web.Features.Sources.Sample;

namespace Portal.Tests.Browser;

/// <summary>A manager goes through the tabs of a source, looks into its streams, and follows what they say to where it is from.</summary>
public sealed class SourceTabsStoryTests(BrowserFixture browser) : BrowserTest(browser)
{
    [Theory]
    [InlineData(VisitOptions.Desk, false)]
    [InlineData(VisitOptions.Phone, true)]
    public async Task Each_tab_shows_all_streams_and_leads_to_the_pages_of_each(int width, bool dark)
    {
        var (portal, connected) = await Connected();
        await Spoil(portal, connected.Feed("Tickets"), "subject");
        var page = (await Visit(portal, new VisitOptions { Width = width, Dark = dark })).Page;
        await new SignInScreen(page).SignIn("kim@example.com", Urls.Source(connected.Source.Id));
        var source = new SourceScreen(page);

        await Open(page, "Schema");
        await source.Stream("Contacts").GetByText("of them mapped").ClickAsync();
        await Assertions.Expect(source.Stream("Contacts").GetByRole(AriaRole.Row).Filter(new() { HasText = "address.city" })).ToContainTextAsync("City");
        await Shows(page);
        await source.Stream("Contacts").GetByRole(AriaRole.Link, new() { Name = "Schema and history of Contacts" }).ClickAsync();
        await Assertions.Expect(source.Heading).ToHaveTextAsync("Schema of Contacts");
        await Assertions.Expect(Tab(page, "Schema")).ToHaveAttributeAsync("aria-current", "true");

        await Open(page, "Mapping");
        await source.Stream("Contacts").GetByText("of Person are filled").ClickAsync();
        var email = source.Stream("Contacts").GetByRole(AriaRole.Row).Filter(new() { HasText = "Email" });
        await Assertions.Expect(email).ToContainTextAsync("Match");
        await Assertions.Expect(email).ToContainTextAsync("as it is");
        await Assertions.Expect(source.Stream("Contacts").GetByRole(AriaRole.Row).Filter(new() { HasText = "name.first" })).ToContainTextAsync("Put together");
        await Assertions.Expect(source.Stream("Tickets")).ToContainTextAsync("Nothing fills");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Change") })).ToHaveCountAsync(0);
        await Shows(page);
        await source.Stream("Tickets").GetByRole(AriaRole.Link, new() { NameRegex = new("what changed in the mapping") }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("no_such");
        await page.GoBackAsync();

        await Open(page, "Data");
        await Assertions.Expect(source.Stream("Tickets")).ToContainTextAsync("in quarantine");
        await Assertions.Expect(source.Stream("Contacts").Locator(".truth")).ToContainTextAsync("As of");
        await Assertions.Expect(source.Stream("Contacts").GetByRole(AriaRole.Row)).ToHaveCountAsync(0);
        await source.Stream("Contacts").Locator("summary").PressAsync("Enter");
        await Assertions.Expect(source.Stream("Contacts").Locator("tbody tr:not([aria-hidden])")).ToHaveCountAsync(5);
        await Assertions.Expect(source.Stream("Contacts").Locator("tbody td[data-label=Phone]").First).ToHaveTextAsync(new Regex(@"^\s*(hidden|–)\s*$"));
        await Shows(page);
        await source.OpenRecords("Contacts");
        await Assertions.Expect(source.Heading).ToHaveTextAsync("Contacts");
        await Assertions.Expect(Tab(page, "Data")).ToHaveAttributeAsync("aria-current", "true");
        await source.Keys.First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "History" })).ToBeVisibleAsync();
        await Assertions.Expect(Tab(page, "Data")).ToHaveAttributeAsync("aria-current", "true");
        await Assertions.Expect(Tab(page, "Settings")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_stream_is_searched_for_and_what_is_found_is_in_the_address_and_the_newest_come_while_one_looks()
    {
        var (portal, connected) = await Connected();
        var page = (await Visit(portal)).Page;
        await new SignInScreen(page).SignIn("ada@example.com", Urls.SourceData(connected.Source.Id));
        var source = new SourceScreen(page);
        await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync();

        await Assertions.Expect(source.Stream("Companies")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("/");
        await Assertions.Expect(page.GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("dea");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(source.Stream("Companies")).ToHaveCountAsync(0);
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("text=dea$"));
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "CSV" })).ToHaveAttributeAsync("href", new Regex(@"\?text=dea$"));
        await Assertions.Expect(page.GetByText("1 stream", new() { Exact = true })).ToBeVisibleAsync();

        await source.Stream("Deals").Locator("summary").ClickAsync();
        await Assertions.Expect(source.Stream("Deals").Locator("tbody tr:not([aria-hidden])")).ToHaveCountAsync(5);
        await Spoil(portal, connected.Feed("Deals"), "title");
        await Assertions.Expect(source.Stream("Deals")).ToContainTextAsync("in quarantine", new() { Timeout = 30_000 });
        await source.Stream("Deals").GetByRole(AriaRole.Link, new() { Name = "Why, and what to do about Deals" }).ClickAsync();
        await Assertions.Expect(source.Heading).ToContainTextAsync("Quarantine of Deals");
        await Assertions.Expect(Tab(page, "Data")).ToHaveAttributeAsync("aria-current", "true");

        await Open(page, "Mapping");
        await source.Stream("Deals").GetByRole(AriaRole.Link, new() { Name = "Change the mapping of Deals" }).ClickAsync();
        await Assertions.Expect(source.Heading).ToHaveTextAsync("Mapping of Deals");
        await Assertions.Expect(Tab(page, "Mapping")).ToHaveAttributeAsync("aria-current", "true");
        await Tab(page, "Settings").ClickAsync();
        await Assertions.Expect(Tab(page, "Settings")).ToHaveAttributeAsync("aria-current", "page");
    }

    static ILocator Tab(IPage page, string name) => page.Locator(".source-tabs").GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    /// <summary>Goes to a tab, and waits until the page is a live one.</summary>
    static async Task Open(IPage page, string tab)
    {
        await Tab(page, tab).ClickAsync();
        await Assertions.Expect(Tab(page, tab)).ToHaveAttributeAsync("aria-current", "page");
        await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync();
        await Shows(page);
    }

    /// <summary>It is clean, and no wider than its window.</summary>
    static async Task Shows(IPage page)
    {
        await Axe.Check(page);
        Assert.False(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"), $"{page.Url} is wider than its window.");
    }

    /// <summary>What its records cannot be without from now on comes from nowhere, so all of them wait.</summary>
    static async Task Spoil(PortalUnderTest portal, long id, string required)
    {
        var (feeds, entities) = (portal.Services.GetRequiredService<FeedRegistry>(), portal.Services.GetRequiredService<EntityModel>());
        var feed = (await feeds.Find(id, Stop))!;
        var entity = (await entities.Get((await portal.Services.GetRequiredService<StreamRegistry>().Find(feed.StreamId, Stop))!.EntityId, Stop))!;
        Assert.Null((await entities.Change(Actor.Portal, entity.Id, new EntityChange { Fields = [.. entity.Fields.Select(field => field with { Required = field.Required || field.Name == required })] }, Stop)).Refusal);
        Assert.Null((await feeds.Change(Actor.Portal, id, FeedDraft.Of(feed) with { Mapping = $$"""{"mode":"full","fields":[{"to":"{{required}}","from":"no_such"}]}""" }, Stop)).Refusal);
        var run = await portal.Services.GetRequiredService<SyncEngine>().InTurn(id, new RunRequest(RunTrigger.Person, "Ada", Everything: true), Stop);
        await run.Ended.WaitAsync(Stop);
        Assert.True((await portal.Services.GetRequiredService<RecordStore>().Standing(id))!.Waiting > 0);
    }

    /// <summary>Phone numbers are sensitive.</summary>
    async Task<(PortalUnderTest Portal, ConnectedPortal Connected)> Connected()
    {
        var portal = await Serve(PortalUnderTest.Start(settings: ConnectedPortal.Settings));
        var ada = await portal.FirstAdmin();
        await portal.Joined(ada, "kim@example.com", Role.Manager);
        var person = SampleFeeds.All.Single(feed => feed.Stream == "Contacts").Entity;
        var fields = person.Fields.Select(field => field.Name == "phone" ? field with { Sensitive = true } : field).ToArray();
        Assert.Null((await portal.Services.GetRequiredService<EntityModel>().Add(Actor.Portal, person with { Fields = fields }, Stop)).Refusal);
        return (portal, await ConnectedPortal.With(portal));
    }
}
