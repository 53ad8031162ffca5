using Microsoft.Playwright;
using Portal.Engine.People;
using Portal.Tests.Browser.Pages;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web;

namespace Portal.Tests.Browser;

/// <summary>An admin gives a stream and its feed another name, and is told who must hear of it.</summary>
public sealed class RenameStoryTests(BrowserFixture browser) : BrowserTest(browser)
{
    [Theory]
    [InlineData(VisitOptions.Desk)]
    [InlineData(VisitOptions.Phone)]
    public async Task A_stream_and_a_feed_are_renamed_by_keyboard_and_a_name_that_is_taken_is_said_beside_the_field(int width)
    {
        var portal = await Serve(PortalUnderTest.Start(settings: ["--Portal:SampleCompany:Enabled=true", "--Portal:SampleCompany:Contacts=50", "--Portal:SampleCompany:LoginDays=1"]));
        var ada = await portal.FirstAdmin();
        await portal.Joined(ada, "bo@example.com", Role.Manager);
        var connected = await ConnectedPortal.With(portal);
        var page = (await Visit(portal, new VisitOptions { Width = width })).Page;
        await new SignInScreen(page).SignIn("ada@example.com");
        await page.GotoAsync(Urls.Source(connected.Source.Id));
        await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync();
        var source = new SourceScreen(page);
        var dialog = page.Locator("dialog#rename[open]");
        var name = dialog.GetByLabel("Name", new() { Exact = true });

        await source.Settings("Tickets").PressAsync("Enter");
        await source.Stream("Tickets").GetByRole(AriaRole.Button, new() { Name = "Rename…", Exact = true }).PressAsync("Enter");
        await Assertions.Expect(name).ToBeFocusedAsync();
        await Assertions.Expect(name).ToHaveValueAsync("Tickets");
        await Assertions.Expect(dialog).ToContainTextAsync("Agents and programs that ask for its records by the name of the stream must ask by the new one");
        await Assertions.Expect(dialog).ToContainTextAsync("An import of one that was exported before would make a second stream under the old name");
        await Axe.CheckBoth(page);
        Assert.False(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"));
        await Type(page, "Deals");
        await Assertions.Expect(dialog.Locator(".field")).ToContainTextAsync("This source has a stream called Deals already. Choose another name.");
        await Assertions.Expect(name).ToHaveAttributeAsync("aria-invalid", "true");
        await name.FocusAsync();
        await Type(page, "Support cases");
        await Fleeting.Says(page, "Tickets is called Support cases now.");
        await Assertions.Expect(source.Stream("Support cases")).ToBeVisibleAsync();
        await Assertions.Expect(source.Stream("Tickets")).ToHaveCountAsync(0);

        await source.Choose("Support cases", "Rename the feed…");
        await Assertions.Expect(dialog).ToContainTextAsync("would make a second feed under the old name");
        await Assertions.Expect(name).ToBeFocusedAsync();
        await Type(page, "Each quarter of an hour");
        await Assertions.Expect(source.Stream("Support cases").Locator("h3")).ToContainTextAsync("Each quarter of an hour");

        // Whoever is no admin is not offered it.
        var other = (await Visit(portal)).Page;
        await new SignInScreen(other).SignIn("bo@example.com", Urls.Source(connected.Source.Id));
        await Assertions.Expect(new SourceScreen(other).Stream("Support cases")).ToBeVisibleAsync();
        await Assertions.Expect(other.GetByRole(AriaRole.Button, new() { Name = "Settings of" })).ToHaveCountAsync(0);
    }

    /// <summary>In place of what stands there, and sends it.</summary>
    static async Task Type(IPage page, string text)
    {
        await page.Keyboard.PressAsync("ControlOrMeta+A");
        await page.Keyboard.TypeAsync(text);
        await page.Keyboard.PressAsync("Enter");
    }
}
