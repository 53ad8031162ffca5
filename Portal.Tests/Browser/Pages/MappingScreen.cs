using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Portal.Tests.Browser.Pages;

/// <summary>The mapping editor, as an admin uses it.</summary>
sealed class MappingScreen(IPage page)
{
    public ILocator Dialog => page.GetByRole(AriaRole.Dialog);

    /// <summary>One field of the entity.</summary>
    public ILocator Field(string label) => page.Locator(".mapped-field").Filter(new() { Has = page.GetByLabel($"Source field for {label}", new() { Exact = true }) });

    public ILocator Effect(string label) => Field(label).Locator(".mapped-effect");

    public ILocator Result => page.GetByRole(AriaRole.Region, new() { Name = "What each row becomes" }).First;

    public async Task Open(string url)
    {
        await page.GotoAsync(url);
        await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".mapping")).ToBeVisibleAsync(new() { Timeout = 30_000 });
    }

    public Task From(string label, string path) => page.GetByLabel($"Source field for {label}", new() { Exact = true }).FillAsync(path);

    public Task AddStep(string label, string step) => page.GetByLabel($"Add a step for {label}", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = step });

    public Task Save() => page.GetByRole(AriaRole.Button, new() { Name = "Save…", Exact = true }).ClickAsync();

    public Task Confirm(string how) => Dialog.GetByRole(AriaRole.Button, new() { Name = how, Exact = true }).ClickAsync();

    /// <summary>The numbers that stand in the dialog before a word.</summary>
    public async Task<long> Said(string word) =>
        long.Parse(Regex.Match(await Dialog.InnerTextAsync(), $"([0-9][0-9,.\u202f ]*) {word}").Groups[1].Value.Replace(",", "", StringComparison.Ordinal).Trim(), System.Globalization.CultureInfo.InvariantCulture);
}
