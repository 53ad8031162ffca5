using Microsoft.Playwright;
using Portal.Engine.People;

namespace Portal.Tests.Browser.Pages;

/// <summary>The people page, as an admin uses it.</summary>
sealed class PeopleScreen(IPage page)
{
    public ILocator Search => page.GetByRole(AriaRole.Searchbox);

    public ILocator Toast => page.Locator(".toast");

    public ILocator Row(string name) => page.GetByRole(AriaRole.Row).Filter(new() { HasText = name });

    /// <returns>The link to pass on.</returns>
    public async Task<string> Invite(string name, string email, Role role)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Invite somebody" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Invite somebody" });
        await dialog.GetByLabel("Name").FillAsync(name);
        await dialog.GetByLabel("Email").FillAsync(email);
        await dialog.GetByLabel("Role").SelectOptionAsync(role.ToString());
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Make an invitation link" }).ClickAsync();
        return await TakeLink(name);
    }

    public async Task<string> ResetLink(string name)
    {
        await Row(name).GetByRole(AriaRole.Button, new() { Name = $"Reset link for {name}" }).ClickAsync();
        await page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "Make a link" }).ClickAsync();
        return await TakeLink(name);
    }

    public async Task Disable(string name)
    {
        await Row(name).GetByRole(AriaRole.Button, new() { Name = $"Disable {name}" }).ClickAsync();
        await page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "Disable" }).ClickAsync();
        await Assertions.Expect(Row(name)).ToContainTextAsync("Disabled");
    }

    async Task<string> TakeLink(string name)
    {
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = $"A link for {name}" });
        var link = await dialog.GetByLabel("Link", new() { Exact = true }).InputValueAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(dialog).ToBeHiddenAsync();
        return link;
    }
}
