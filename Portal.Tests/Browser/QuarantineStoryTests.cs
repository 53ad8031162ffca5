using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Tests.Browser.Pages;
using Portal.Tests.Running;
using Portal.Tests.Web.Features.Sources.Quarantine;
using Portal.Tests.Web.SignIn;
using Portal.Web;

namespace Portal.Tests.Browser;

/// <summary>An admin sees why a row waits, looks at what came, and gives up on it.</summary>
public sealed class QuarantineStoryTests(BrowserFixture browser) : BrowserTest(browser)
{
    [Theory]
    [InlineData(VisitOptions.Desk)]
    [InlineData(VisitOptions.Phone)]
    public async Task A_row_is_seen_with_its_reason_and_dropped_by_keyboard(int width)
    {
        var portal = await Serve(PortalUnderTest.Start(settings: Spoilt.Settings));
        await portal.FirstAdmin();
        var connected = await Spoilt.Contacts(portal);
        var page = (await Visit(portal, new VisitOptions { Width = width })).Page;
        await new SignInScreen(page).SignIn("ada@example.com", Urls.Source(connected.Source.Id));
        var source = new SourceScreen(page);
        await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync();

        await source.Notice("Contacts").GetByRole(AriaRole.Link, new() { Name = "See each row, and why" }).PressAsync("Enter");
        await Assertions.Expect(source.Heading).ToContainTextAsync("Quarantine of Contacts");
        await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync();
        var row = page.Locator("tbody tr:not([aria-hidden])").First;
        await Assertions.Expect(row).ToContainTextAsync("no_such: The record does not have it, name is required.");
        await row.Locator("summary").PressAsync("Enter");
        await Assertions.Expect(row.Locator("[data-raw]")).ToContainTextAsync("@example.com");
        await Shows(page);

        var key = (await row.GetByRole(AriaRole.Rowheader).InnerTextAsync()).Trim();
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync(key);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"key={key}"));
        var drop = page.GetByRole(AriaRole.Button, new() { Name = $"Drop… row {key}", Exact = true });
        await drop.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Alertdialog)).ToContainTextAsync("What the source said in this row is lost here");
        await Shows(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "Cancel" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Fleeting.Says(page, "The row is dropped.");
        await Assertions.Expect(drop).ToHaveCountAsync(0);
    }

    /// <summary>It is clean, and no wider than its window.</summary>
    static async Task Shows(IPage page)
    {
        await Axe.CheckBoth(page);
        Assert.False(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"), $"{page.Url} is wider than its window.");
    }
}
