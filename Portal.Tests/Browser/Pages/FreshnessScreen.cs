using Microsoft.Playwright;
using Portal.Web;

namespace Portal.Tests.Browser.Pages;

/// <summary>How fresh everything is: the page of it, its tiles at home, and the calendars it is counted by.</summary>
sealed class FreshnessScreen(IPage page)
{
    /// <summary>The rows of the table of streams.</summary>
    public ILocator Streams => page.Locator(".groups tbody tr:not(.heading)");

    public ILocator Groups => page.Locator(".groups h2");

    public ILocator Ahead => page.GetByRole(AriaRole.Region, new() { Name = "Goes stale next" });

    public ILocator Cells => page.GetByRole(AriaRole.Gridcell);

    public ILocator CalendarRow(string name) => page.GetByRole(AriaRole.Row).Filter(new() { HasText = name });

    public ILocator Tile(string verdict) => page.Locator(".tile").Filter(new() { HasText = verdict });

    public async Task Open(string url = Urls.Freshness)
    {
        await page.GotoAsync(url);
        await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync();
    }

    public async Task AddCalendar(string name, string country)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a calendar" }).ClickAsync();
        var dialog = page.Locator("dialog#calendar[open]");
        await dialog.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await dialog.GetByLabel("Public holidays").SelectOptionAsync(new SelectOptionValue { Label = country });
        await Assertions.Expect(dialog.Locator(".preview li")).ToHaveCountAsync(14);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save the calendar" }).ClickAsync();
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
    }
}
