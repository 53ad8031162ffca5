using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Web;

namespace Portal.Tests.Browser.Pages;

/// <summary>The list of sources, one source, its runs and its records, as an admin uses them.</summary>
sealed class SourceScreen(IPage page)
{
    public ILocator Stream(string name) => page.GetByRole(AriaRole.Region, new() { Name = name, Exact = true });

    public ILocator State(string stream) => Stream(stream).Locator("article .badge").First;

    public ILocator Live(string stream) => Stream(stream).GetByRole(AriaRole.Group, new() { Name = "The run that is under way" });

    public ILocator Notice(string stream) => Stream(stream).Locator(".notice");

    public ILocator ActionRequired => page.GetByRole(AriaRole.Region, new() { NameRegex = new("^Action required") });

    public ILocator Paused => page.GetByRole(AriaRole.Region, new() { NameRegex = new("^Paused") });

    public ILocator HealsByItself => page.GetByRole(AriaRole.Region, new() { NameRegex = new("^It heals by itself") });

    public ILocator Row(string name) => page.GetByRole(AriaRole.Row).Filter(new() { HasText = name });

    /// <summary>Of the records that are shown.</summary>
    public ILocator Keys => page.GetByRole(AriaRole.Rowheader).GetByRole(AriaRole.Link);

    public ILocator Heading => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    /// <summary>From the empty list to the page of the source that was made.</summary>
    public async Task ConnectSampleCompany()
    {
        await page.GotoAsync(Urls.Sources);
        await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Connect the sample company" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/sources/[0-9]+$"));
        await Assertions.Expect(Heading).ToHaveTextAsync("Sample company");
    }

    public Task SyncNow(string stream) => Stream(stream).GetByRole(AriaRole.Button, new() { Name = "Sync now" }).ClickAsync();

    public async Task Choose(string stream, string deed)
    {
        await Stream(stream).GetByRole(AriaRole.Button, new() { Name = "More for" }).ClickAsync();
        await Stream(stream).GetByRole(AriaRole.Button, new() { Name = deed }).ClickAsync();
    }

    /// <summary>Opens one of the settings of a stream.</summary>
    public async Task Set(string stream, string setting)
    {
        await Settings(stream).ClickAsync();
        await Stream(stream).GetByRole(AriaRole.Button, new() { Name = setting, Exact = true }).ClickAsync();
    }

    public ILocator Settings(string stream) => Stream(stream).GetByRole(AriaRole.Button, new() { Name = $"Settings of {stream}", Exact = true });

    public ILocator Promise => page.Locator("dialog#promise[open]");

    public ILocator Tolerance => Promise.GetByRole(AriaRole.Textbox, new() { NameRegex = new("^Tolerance") });

    public async Task OpenPromise(string stream)
    {
        await Set(stream, "Freshness promise…");
        await Assertions.Expect(Promise).ToBeVisibleAsync();
    }

    public ILocator Schedule => page.Locator("dialog#schedule[open]");

    public ILocator NextRuns => Schedule.Locator("[data-next] li");

    public async Task OpenSchedule(string stream)
    {
        await Stream(stream).GetByRole(AriaRole.Button, new() { NameRegex = new("schedule of") }).ClickAsync();
        await Assertions.Expect(Schedule).ToBeVisibleAsync();
    }

    /// <summary>Does what a notice of the stream offers.</summary>
    public Task Answer(string stream, string deed) => Notice(stream).GetByRole(AriaRole.Button, new() { Name = deed, Exact = true }).ClickAsync();

    public Task Confirm(string verb) => page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = verb, Exact = true }).ClickAsync();

    public Task OpenRecords(string stream) => Stream(stream).GetByRole(AriaRole.Link, new() { NameRegex = new($"records? of {stream}") }).ClickAsync();
}
