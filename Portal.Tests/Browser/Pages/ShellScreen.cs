using Microsoft.Playwright;
using Portal.Web.Shell;

namespace Portal.Tests.Browser.Pages;

/// <summary>The frame around every page, as a person uses it.</summary>
sealed class ShellScreen(IPage page)
{
    /// <summary>The page has its circuit: what is pressed from now on arrives.</summary>
    public ILocator Live => page.Locator(".shell[data-live]");

    public ILocator Document => page.Locator("html");

    public ILocator MenuButton => page.GetByRole(AriaRole.Button, new() { Name = "Menu" });

    public ILocator Drawer => page.Locator("#sidebar");

    public ILocator Person => page.Locator(".me");

    public ILocator Help => page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard shortcuts" });

    public ILocator Tooltip => page.Locator(".tooltip");

    public ILocator Link(string name) => Drawer.GetByRole(AriaRole.Link, new() { Name = name });

    public async Task ChooseTheme(string name)
    {
        await Person.ClickAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = name }).CheckAsync();
        await page.Keyboard.PressAsync("Escape");
    }

    public async Task TurnShortcuts(bool on)
    {
        await Person.ClickAsync();
        await page.Locator($"[data-dialog-open={Shortcuts.HelpDialog}]").ClickAsync();
        await Help.GetByRole(AriaRole.Checkbox).SetCheckedAsync(on);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(Help).ToBeHiddenAsync();
    }
}
