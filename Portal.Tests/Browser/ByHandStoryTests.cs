using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Boards;
using Portal.Tests.Browser.Pages;
using Portal.Tests.Engine.Connecting;
using Portal.Tests.Engine.Resilience.Egress;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web.Features.Sources.Connecting;

namespace Portal.Tests.Browser;

/// <summary>An API that no trial can guess is connected by what its documentation says, from the screens alone.</summary>
public sealed class ByHandStoryTests(BrowserFixture browser) : BrowserTest(browser)
{
    [Theory]
    [InlineData(VisitOptions.Desk)]
    [InlineData(VisitOptions.Phone)]
    public async Task What_cannot_be_found_is_set_shown_to_be_right_and_read(int width)
    {
        await using var api = await LoopbackServer.Start(OwnWayApi.Answer);
        var portal = await Serve(PortalUnderTest.Start(settings: [$"--Portal:Egress:AllowedOrigins={api.Address.GetLeftPart(UriPartial.Authority)}"]));
        await portal.FirstAdmin();
        var page = (await Visit(portal, new VisitOptions { Width = width })).Page;
        await new SignInScreen(page).SignIn("ada@example.com");
        var screen = new ConnectScreen(page);
        await screen.Register("ERP", api.At("/api/"));
        await screen.Look("kunden");
        await screen.Try();
        await Assertions.Expect(page.Locator(".probe-warn")).ToContainTextAsync(["Only the first 100 rows are read", "Every pass reads everything"]);

        await page.GetByText("Set it by hand").ClickAsync();
        var form = page.GetByRole(AriaRole.Form, new() { Name = "How the list is read" });
        await Axe.CheckWhole(page);
        var (pages, changes) = (Group(form, "Pages"), Group(form, "Changes only"));
        await pages.GetByLabel("How", new() { Exact = true }).SelectOptionAsync("cursor");
        await pages.GetByLabel("Parameter", new() { Exact = true }).FillAsync("blatt");
        await form.GetByText("Last change", new() { Exact = true }).ClickAsync();
        await Group(form, "Last change").GetByLabel("Field", new() { Exact = true }).FillAsync("stand");
        await changes.GetByLabel("How", new() { Exact = true }).SelectOptionAsync("parameter");
        await changes.GetByLabel("Name", new() { Exact = true }).FillAsync("stand_ab");
        await form.GetByRole(AriaRole.Button, new() { Name = "Try it so" }).ClickAsync();
        await Assertions.Expect(form.GetByRole(AriaRole.Alert)).ToContainTextAsync("Pages, next: Write what the cursor stands at in the answer.");
        await Axe.CheckWhole(page);
        await pages.GetByLabel("Next", new() { Exact = true }).FillAsync("weiter.blatt");
        await form.GetByRole(AriaRole.Button, new() { Name = "Try it so" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "What was shown of it" })).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(page.Locator(".probe-ok")).ToContainTextAsync(["Page 2 starts after page 1", "all changed then or later"]);
        await Axe.CheckWhole(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Map its rows" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("What are these rows?", new() { Timeout = 30_000 });
        await page.GetByRole(AriaRole.Button, new() { Name = "A new one from these rows" }).ClickAsync();
        await Assertions.Expect(page.Locator(".mapping")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Try", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "What was shown of it" })).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Map its rows" }).ClickAsync();
        await screen.Schedule();
        await screen.Start();

        await portal.Services.GetRequiredService<SyncEngine>().Rest(Stop);
        var stream = Assert.Single((await portal.Services.GetRequiredService<SourceBoard>().Of([1], Stop))[1]);
        Assert.Equal(OwnWayApi.Rows, stream.Records);
        var read = ReadingDesk.Of(stream.Feeds[0].Feed)!;
        Assert.Equal((PagingKind.Cursor, "blatt", "stand_ab"), (read.Paging.By, read.Paging.Parameter, read.Incremental.Name));
    }

    static ILocator Group(ILocator form, string label) => form.Locator("details.setting-group").Filter(new() { Has = form.Page.Locator($"summary:text-is('{label}')") });
}
