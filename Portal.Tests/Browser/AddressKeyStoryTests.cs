using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Engine.Connecting.Unfinished;
using Portal.Engine.Sync.Boards;
using Portal.Tests.Browser.Pages;
using Portal.Tests.Engine.Resilience.Egress;
using Portal.Tests.Engine.Sources.AddressKeys;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web;

namespace Portal.Tests.Browser;

/// <summary>A system that asks for its key in the address, connected from the screens, on none of which the key is seen.</summary>
public sealed class AddressKeyStoryTests(BrowserFixture browser) : BrowserTest(browser)
{
    const string Key = "planted-3f1c9a7e52d84b06";

    [Fact]
    public async Task A_key_in_the_address_is_typed_once_and_never_seen_again()
    {
        await using var api = await LoopbackServer.Start(new EchoingApi(Key).Answer);
        var portal = await Serve(PortalUnderTest.Start(settings: [$"--Portal:Egress:AllowedOrigins={api.Address.GetLeftPart(UriPartial.Authority)}"]));
        await portal.FirstAdmin();
        var page = (await Visit(portal, new VisitOptions { Width = VisitOptions.Phone })).Page;
        await new SignInScreen(page).SignIn("ada@example.com");
        var screen = new ConnectScreen(page);

        // Whoever has an address with the key in it learns where that belongs.
        await screen.Register("Our CRM", api.At("/api/"));
        await screen.Ask($"v1/contacts?api_key={Key}");
        await Assertions.Expect(page.GetByText("api_key looks like a key")).ToBeVisibleAsync();
        await Axe.CheckBoth(page);
        Assert.Empty(await portal.Services.GetRequiredService<UnfinishedStreams>().List(1, Stop));
        await page.GetByRole(AriaRole.Link, new() { Name = "Address and credential" }).ClickAsync();
        await page.GetByLabel("What it asks for").SelectOptionAsync("Parameter");
        await Assertions.Expect(page.GetByLabel("Parameter", new() { Exact = true })).ToHaveValueAsync("api_key");
        await screen.Type("Key", Key);
        await Axe.CheckBoth(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and test" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "What is to be read from it?" })).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await screen.Look("v1/contacts");
        await Unseen(page);
        await screen.Try();
        await Unseen(page);
        await screen.Become("Customer");
        await Unseen(page);
        await screen.Schedule();
        await screen.Start();
        await Assertions.Expect(page.GetByRole(AriaRole.Article)).ToContainTextAsync("Succeeded", new() { Timeout = 60_000 });
        await Unseen(page);
        var stream = Assert.Single((await portal.Services.GetRequiredService<SourceBoard>().Of([1], Stop))[1]);
        Assert.InRange(stream.Records, EchoingApi.Rows - 1, EchoingApi.Rows);
        foreach (var url in new[] { Urls.SourceSettings(1), Urls.Records(1, stream.Stream.Id) })
        {
            await page.GotoAsync(url);
            await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync();
            await Unseen(page);
        }
    }

    static async Task Unseen(IPage page) => Assert.DoesNotContain(Key, await page.ContentAsync(), StringComparison.Ordinal);
}
