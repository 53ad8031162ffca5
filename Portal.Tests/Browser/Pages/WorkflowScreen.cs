using Microsoft.Playwright;
using Portal.Web;

namespace Portal.Tests.Browser.Pages;

/// <summary>The pages of workflows, as an admin and a manager use them.</summary>
sealed class WorkflowScreen(IPage page)
{
    public ILocator Gate => page.GetByRole(AriaRole.Region, new() { NameRegex = new("^Gate") });

    public ILocator Says => Gate.Locator("h2 .badge");

    public ILocator History => page.GetByRole(AriaRole.Region, new() { Name = "History of the gate" }).GetByRole(AriaRole.Listitem);

    /// <summary>On the page for a new one, up to the page of the one that was made.</summary>
    /// <param name="label">What people call it.</param>
    /// <param name="name">What programs call it.</param>
    /// <param name="entity">What it depends on a field of.</param>
    /// <param name="field">The field.</param>
    /// <param name="tolerance">The age it accepts.</param>
    /// <param name="cannot">That cannot be kept, and is said.</param>
    public async Task Register(string label, string name, string entity, string field, string tolerance, bool cannot = false)
    {
        await page.GetByLabel("Label", new() { Exact = true }).FillAsync(label);
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await page.GetByLabel("Entity").SelectOptionAsync(new SelectOptionValue { Label = entity });
        await page.GetByLabel("Field").SelectOptionAsync(field);
        await page.GetByLabel("Accepted age").FillAsync(tolerance);
        await page.GetByRole(AriaRole.Button, new() { Name = "Register", Exact = true }).ClickAsync();
        if (cannot)
        {
            await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync($"will be older than {tolerance} from");
            await page.GetByRole(AriaRole.Button, new() { Name = "Register anyway" }).ClickAsync();
        }

        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"{Urls.Workflow(name)}$"));
    }

    public async Task Override(string why)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Override…" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Why").FillAsync(why);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Let it run" }).ClickAsync();
        await Assertions.Expect(dialog).ToBeHiddenAsync();
    }

    public Task EndOverride() => page.GetByRole(AriaRole.Button, new() { Name = "End the override" }).ClickAsync();
}
