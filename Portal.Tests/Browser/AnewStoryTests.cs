using Microsoft.Playwright;
using Portal.Engine.Persistence;
using Portal.Tests.Browser.Pages;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web;

namespace Portal.Tests.Browser;

/// <summary>The portal is stopped and started anew under a page that is open: the page says so, comes back by itself, and has what was typed.</summary>
public sealed class AnewStoryTests(BrowserFixture browser) : BrowserTest(browser)
{
    const string Inner = "http://10.11.12.13:8080/api";

    static readonly LocatorAssertionsToBeVisibleOptions Patiently = new() { Timeout = 60_000 };

    [Theory]
    [InlineData(VisitOptions.Desk)]
    [InlineData(VisitOptions.Phone)]
    public async Task What_was_typed_stands_there_again_but_for_what_is_secret(int width)
    {
        var storage = await TestStorage.New(DatabaseKind.Sqlite);
        await using var first = await PortalUnderTest.StartOn(storage);
        await first.FirstAdmin();
        var listen = first.Address.GetLeftPart(UriPartial.Authority);
        var visit = await Visit(first, new VisitOptions { Width = width });
        foreach (var provoked in (string[])["ERR_CONNECTION_REFUSED", "ERR_EMPTY_RESPONSE", "ERR_CONNECTION_RESET", "/_blazor", "Failed to fetch", "WebSocket", "Connection disconnected"]) visit.Allow(provoked);
        var page = visit.Page;
        await new SignInScreen(page).SignIn("ada@example.com");
        await page.GotoAsync(Urls.Connect);
        await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("ERP");
        await page.GetByLabel("Address", new() { Exact = true }).FillAsync(Inner);
        await page.GetByLabel("What it asks for").SelectOptionAsync("Header");
        await page.GetByLabel("Header", new() { Exact = true }).FillAsync("X-Erp-Key");
        await page.GetByLabel("Before the key").FillAsync("Token");
        var key = page.GetByLabel("Key", new() { Exact = true });
        await key.FillAsync("sesame-open");
        // Shown while it is typed, it is as secret as before.
        await page.GetByRole(AriaRole.Button, new() { Name = "Show what is typed" }).ClickAsync();
        await page.GetByText("Limit, version and environment").ClickAsync();
        await page.GetByLabel("Requests").FillAsync("120");
        await page.GetByRole(AriaRole.Button, new() { Name = "Connect and test" }).ClickAsync();
        await Assertions.Expect(page.GetByText("an operator can add http://10.11.12.13:8080 to Portal:Egress:AllowedOrigins and start the portal again")).ToBeVisibleAsync();

        await first.DisposeAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "The connection is lost" })).ToBeVisibleAsync(Patiently);
        await Serve(PortalUnderTest.StartOn(storage, settings: [$"--Portal:Listen={listen}", "--Portal:Egress:AllowedOrigins:0=http://10.11.12.13:8080"], ownsStorage: true));

        await Assertions.Expect(page.GetByText("What you had typed stands here again")).ToBeVisibleAsync(Patiently);
        await Assertions.Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("ERP");
        await Assertions.Expect(page.GetByLabel("Address", new() { Exact = true })).ToHaveValueAsync(Inner);
        await Assertions.Expect(page.GetByLabel("Header", new() { Exact = true })).ToHaveValueAsync("X-Erp-Key");
        await Assertions.Expect(page.GetByLabel("Before the key")).ToHaveValueAsync("Token");
        await Assertions.Expect(key).ToHaveValueAsync("");
        Assert.Equal("120", await page.GetByLabel("Requests").InputValueAsync());
        Assert.Null(await page.EvaluateAsync<string?>("() => sessionStorage.getItem('portal-kept')"));
        await Axe.CheckBoth(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Dismiss" }).ClickAsync();
        await Assertions.Expect(page.GetByText("What you had typed stands here again")).ToBeHiddenAsync();

        // It is the server's too: it asks for the key alone.
        await page.GetByRole(AriaRole.Button, new() { Name = "Connect and test" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Paste the key.").First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("an operator can add")).ToHaveCountAsync(0);
    }
}
