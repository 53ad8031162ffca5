using Microsoft.Playwright;

namespace Portal.Tests.Browser.Pages;

/// <summary>The pages of agents, as an admin uses them.</summary>
sealed class AgentScreen(IPage page)
{
    public ILocator Keys => page.GetByRole(AriaRole.Region, new() { Name = "Keys", Exact = true });

    public ILocator Pasted => page.Locator(".paste");

    /// <summary>On the page for a new one.</summary>
    /// <returns>The key, which is shown once.</returns>
    public async Task<string> Create(string name, string entity)
    {
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await page.GetByLabel("Purpose").FillAsync("Writes mails to customers.");
        await page.GetByRole(AriaRole.Group, new() { Name = entity, Exact = true }).GetByLabel("All fields that are not sensitive").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Create", Exact = true }).ClickAsync();
        // What is shown only now is not left out of sight above.
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"The key of {name}", Exact = true })).ToBeFocusedAsync();
        return await Key();
    }

    public Task Leave() => page.GetByRole(AriaRole.Link, new() { Name = "I have the key" }).ClickAsync();

    public async Task<string> Rotate()
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a new key…" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Make a new key" }).ClickAsync();
        return await Key();
    }

    /// <param name="prefix">The part of the key that may be seen.</param>
    public async Task Revoke(string prefix)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = $"Revoke {prefix}" }).ClickAsync();
        await page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "Revoke", Exact = true }).ClickAsync();
        await Assertions.Expect(Keys).ToContainTextAsync("Revoked");
    }

    Task<string> Key() => page.GetByLabel("Key", new() { Exact = true }).InputValueAsync();
}
