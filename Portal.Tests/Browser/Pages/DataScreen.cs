using Microsoft.Playwright;

namespace Portal.Tests.Browser.Pages;

/// <summary>The data browser, as somebody uses it who wants to know what is known.</summary>
sealed class DataScreen(IPage page)
{
    /// <summary>The records that are listed.</summary>
    public ILocator Rows => page.Locator(".data-table tbody tr");

    public ILocator Names => Rows.Locator("th a");

    public ILocator Cells => page.GetByRole(AriaRole.Gridcell);

    public ILocator Chips => page.GetByRole(AriaRole.List, new() { Name = "Filters" }).Locator(".chip");

    public ILocator Value => page.GetByLabel("Value", new() { Exact = true });

    public ILocator Notice => page.Locator(".notice");

    /// <summary>A field of the record that is open.</summary>
    public ILocator Field(string label) => page.Locator(".known-field").Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = label, Exact = true }) });

    public ILocator Then => page.GetByRole(AriaRole.Region, new() { Name = "What was known then" });

    public ILocator Parts => page.GetByRole(AriaRole.Region, new() { Name = "Made of" }).GetByRole(AriaRole.Listitem);

    public async Task Open(string url)
    {
        await page.GotoAsync(url);
        await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync();
    }

    public async Task Filter(string field, string compared, string value)
    {
        await page.GetByLabel("Field", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = field });
        await page.GetByLabel("Compared", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = compared });
        await Value.FillAsync(value);
        await page.Keyboard.PressAsync("Enter");
    }

    public Task Sort(string column) => page.GetByRole(AriaRole.Columnheader, new() { Name = column }).GetByRole(AriaRole.Link).ClickAsync();

    public async Task ToggleColumn(string label)
    {
        await page.Locator(".picker summary").ClickAsync();
        await page.Locator(".picker").GetByLabel(label, new() { Exact = true }).ClickAsync();
    }
}
