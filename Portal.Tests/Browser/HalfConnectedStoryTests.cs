using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Engine.Audit;
using Portal.Engine.Connecting.Unfinished;
using Portal.Engine.Projection;
using Portal.Engine.Sources.Schedules;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Boards;
using Portal.Tests.Browser.Pages;
using Portal.Tests.Engine.Resilience.Egress;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web;
using Portal.Web.Features.Sources.Sample;

namespace Portal.Tests.Browser;

/// <summary>A list that is half connected: what was chosen, mapped and entered is there when it is opened again, and gone when it is given up.</summary>
public sealed class HalfConnectedStoryTests(BrowserFixture browser) : BrowserTest(browser)
{
    static readonly string[] Settings = ["--Portal:SampleCompany:Enabled=true", "--Portal:SampleCompany:LoginDays=1"];

    [Fact]
    public async Task What_is_half_done_is_left_and_gone_on_with()
    {
        var (portal, page, screen) = await Registered("Our CRM");
        await screen.Look("link/deals");
        await Assertions.Expect(page.Locator(".asked")).ToHaveTextAsync(new Regex("^GET http://[^/ ]+/link/deals$"));
        await screen.Try();
        await page.GetByRole(AriaRole.Button, new() { Name = "Map its rows" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Choose Deal", Exact = true }).ClickAsync(new() { Timeout = 60_000 });
        var mapping = new MappingScreen(page);
        await mapping.From("Stage", "amount");
        await Assertions.Expect(mapping.Field("Stage").GetByLabel("Source field for Stage")).ToBeFocusedAsync();

        await page.GotoAsync(Urls.Sources);
        await Kept(portal, one => UnfinishedStreams.Mapping(one).Fields.Any(field => field is { To: "stage", From: "amount" }));
        await page.GetByRole(AriaRole.Link, new() { Name = "Our CRM" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Begun" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Add a stream" })).ToBeVisibleAsync();
        await Axe.CheckBoth(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Continue Deals" }).ClickAsync();
        await Assertions.Expect(page.Locator(".mapping")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(page.GetByText("Each row becomes one Deal")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("Source field for Stage", new() { Exact = true })).ToHaveValueAsync("amount");
        await page.GetByRole(AriaRole.Button, new() { Name = "Something else…" }).ClickAsync();
        await page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await mapping.AddStep("Stage", "Put together");
        await mapping.Field("Stage").GetByLabel("Text", new() { Exact = true }).FillAsync("{stage");
        await page.GetByRole(AriaRole.Button, new() { Name = "Choose how often it is read" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Mend what is marked first" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Something else…" }).ClickAsync();
        await page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "Choose anew" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Choose Deal", Exact = true }).ClickAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(page.GetByLabel("Source field for Stage", new() { Exact = true })).ToHaveValueAsync("stage");
        await page.GetByRole(AriaRole.Button, new() { Name = "Look", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("Key: dealId")).ToBeVisibleAsync(new() { Timeout = 30_000 });

        // What is clicked is kept without going on.
        var (stage, none) = (page.GetByLabel("stage is the key, or a part of it", new() { Exact = true }), page.GetByLabel("No field says when a row changed"));
        await stage.CheckAsync();
        await none.CheckAsync();
        await Assertions.Expect(page.GetByText("Nothing is chosen that says when a row changed")).ToBeVisibleAsync();
        await Kept(portal, one => UnfinishedStreams.Settings(one) is { Key.Count: 2, Updated.Field: null });
        await page.GotoAsync(Urls.Connecting(1));
        await Continue(page, "Deals");
        await Assertions.Expect(page.GetByText("Key: dealId + stage, as you say")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(none).ToBeCheckedAsync();

        await page.GotoAsync(Urls.Connecting(1));
        await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Give up… Deals" }).ClickAsync();
        await page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "Give up" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Begun" })).ToHaveCountAsync(0);
    }

    /// <summary>The answer has more than one list, and the one that is proposed is not meant.</summary>
    [Fact]
    public async Task The_list_that_was_clicked_is_still_chosen_when_it_is_opened_again()
    {
        await using var api = await LoopbackServer.Start(http => http.Response.WriteAsJsonAsync(new
        {
            people = new[] { new { id = 1, name = "Ada" }, new { id = 2, name = "Bo" }, new { id = 3, name = "Cy" } },
            teams = new[] { new { code = "a", label = "Sales" }, new { code = "b", label = "Support" } },
        }));
        var (portal, page, screen) = await Registered("Our HR", api.Address, $"--Portal:Egress:AllowedOrigins={api.Address.GetLeftPart(UriPartial.Authority)}");
        await screen.Look("all");
        await Assertions.Expect(Pick(page, "people")).ToHaveAttributeAsync("aria-pressed", "true");
        await Pick(page, "teams").ClickAsync();
        await Assertions.Expect(page.GetByText("Key: code")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Kept(portal, one => UnfinishedStreams.Settings(one).Records == "teams");

        await page.GotoAsync(Urls.Connecting(1));
        await Continue(page, "All");
        await Assertions.Expect(Pick(page, "teams")).ToHaveAttributeAsync("aria-pressed", "true", new() { Timeout = 30_000 });
        await Assertions.Expect(Pick(page, "people")).ToHaveAttributeAsync("aria-pressed", "false");
    }

    [Fact]
    public async Task What_is_entered_of_the_start_is_there_when_it_is_left_and_opened_again()
    {
        var (portal, page, screen) = await Registered("Our CRM");
        await screen.Look("link/deals");
        await screen.Try();
        await screen.Map("Deal");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Deals of sales");
        await page.GetByLabel("How old may it be?").FillAsync("half a day");
        var sweeps = page.GetByLabel("Remove what is gone");
        if (await sweeps.IsEnabledAsync()) await sweeps.CheckAsync();
        await page.GetByLabel("Runs", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Value = $"{ScheduleKind.Daily}" });
        await page.GetByLabel("Times", new() { Exact = true }).FillAsync("06:15");
        await page.GetByLabel("Time zone", new() { Exact = true }).FillAsync("Europe/Zurich");
        await page.GetByLabel("Times", new() { Exact = true }).FocusAsync();
        await Assertions.Expect(page.Locator("[data-next] li")).ToHaveCountAsync(5);

        // Left for another page, and once more for another step.
        await page.Locator(".trail a").Last.ClickAsync();
        await Kept(portal, one => UnfinishedStreams.Start(one) is { Tolerance: "half a day", Schedule: { Times: "06:15", Zone: "Europe/Zurich" } });
        await Continue(page, "Deals");
        await IsAsEntered();
        await page.GetByRole(AriaRole.Button, new() { Name = "Map", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".mapping")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await screen.Schedule();
        await IsAsEntered();

        await page.GetByLabel("How old may it be?").FillAsync("2d");
        await screen.Start();
        var stream = Assert.Single((await portal.Services.GetRequiredService<SourceBoard>().Of([1], Stop))[1]);
        Assert.Equal(("Deals of sales", TimeSpan.FromDays(2)), (stream.Stream.Name, stream.Stream.Tolerance));
        Assert.Equal(("06:15", "Europe/Zurich"), (stream.Feeds[0].Feed.Schedule.Times, stream.Feeds[0].Feed.Schedule.Zone));

        async Task IsAsEntered()
        {
            await Assertions.Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("Deals of sales");
            await Assertions.Expect(page.GetByLabel("How old may it be?")).ToHaveValueAsync("half a day");
            if (await sweeps.IsEnabledAsync()) await Assertions.Expect(sweeps).ToBeCheckedAsync();
            await Assertions.Expect(page.GetByLabel("Times", new() { Exact = true })).ToHaveValueAsync("06:15");
            await Assertions.Expect(page.GetByLabel("Time zone", new() { Exact = true })).ToHaveValueAsync("Europe/Zurich");
        }
    }

    /// <summary>What is stored already is looked at before anything is stored of the new list.</summary>
    [Fact]
    public async Task Rows_that_would_join_what_other_systems_brought_are_told_before_they_are_read()
    {
        var (portal, page, screen) = await Registered("The same again");
        await portal.Services.GetRequiredService<SampleConnection>().Connect(Actor.Portal, Stop);
        await portal.Services.GetRequiredService<SyncEngine>().Rest(Stop);
        await portal.Services.GetRequiredService<Projector>().CatchUp(stop: Stop);

        await screen.Look("cursor/contacts");
        await screen.Try();
        await screen.Become("Person");
        await Assertions.Expect(page.Locator(".trial-counts")).ToContainTextAsync("that other records make", new() { Timeout = 30_000 });

        // An entity that is only made with it has no records yet.
        await page.GetByRole(AriaRole.Button, new() { Name = "Something else…" }).ClickAsync();
        await page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "Choose anew" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "A new one from these rows" }).ClickAsync();
        await Assertions.Expect(page.Locator(".trial-counts")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(page.Locator(".trial-counts")).Not.ToContainTextAsync("that other records make");
    }

    static ILocator Pick(IPage page, string list) => page.GetByRole(AriaRole.Button, new() { NameRegex = new($"^{list} ") });

    /// <summary>Waits until it is written down: that is soon after it is clicked or typed, and a page that is opened before shows what was.</summary>
    static async Task Kept(PortalUnderTest portal, Func<UnfinishedStream, bool> isSo)
    {
        var unfinished = portal.Services.GetRequiredService<UnfinishedStreams>();
        // What is not kept is missed on the page that is looked at next.
        for (var i = 0; i < 600 && !(await unfinished.List(1, Stop)).Any(isSo); i++) await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Stop);
    }

    /// <summary>Goes on with what is begun, from the page of its source.</summary>
    static async Task Continue(IPage page, string list)
    {
        await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = $"Continue {list}" }).ClickAsync();
    }

    /// <summary>The sample company under this name, or another system, with none of its lists connected yet.</summary>
    async Task<(PortalUnderTest Portal, IPage Page, ConnectScreen Screen)> Registered(string name, Uri? address = null, params string[] settings)
    {
        var portal = await Serve(PortalUnderTest.Start(settings: [.. Settings, .. settings]));
        await portal.FirstAdmin();
        address ??= (await portal.Services.GetRequiredService<SampleAddress>().Find(Stop))!;
        var page = (await Visit(portal)).Page;
        await new SignInScreen(page).SignIn("ada@example.com");
        var screen = new ConnectScreen(page);
        await screen.Register(name, address);
        return (portal, page, screen);
    }
}
