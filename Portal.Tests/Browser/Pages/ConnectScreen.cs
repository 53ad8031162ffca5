using Microsoft.Playwright;
using Portal.Web;

namespace Portal.Tests.Browser.Pages;

/// <summary>Connecting a system, as an admin does it who has read no manual. It counts what was typed.</summary>
sealed class ConnectScreen(IPage page)
{
    static readonly LocatorAssertionsToBeVisibleOptions Patiently = new() { Timeout = 60_000 };

    /// <summary>How many fields were typed into or chosen in.</summary>
    public int Typed { get; private set; }

    public ILocator Steps => page.Locator(".probe li");

    /// <param name="name">What people call it.</param>
    /// <param name="address">Where it is.</param>
    /// <param name="key">What it asks for in a header; null if it is open.</param>
    public async Task Register(string name, Uri address, string? key = null)
    {
        await page.GotoAsync(Urls.Connect);
        await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync();
        await Type("Name", name);
        await Type("Address", $"{address}");
        if (key is not null)
        {
            await page.GetByLabel("What it asks for").SelectOptionAsync("Header");
            Typed++;
            await Type("Key", key);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Connect and test" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "What is to be read from it?" })).ToBeVisibleAsync(Patiently);
    }

    public async Task Look(string path, string? body = null)
    {
        await Ask(path, body);
        await IsLookedAt();
    }

    public async Task Ask(string path, string? body = null)
    {
        await Type("Path", path);
        if (body is not null)
        {
            await page.GetByText("It is asked by POST").ClickAsync();
            await page.GetByLabel("Method").SelectOptionAsync("Post");
            Typed++;
            await Type("Body", body);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Look at it" }).ClickAsync();
    }

    /// <returns>What was found, in sentences.</returns>
    public async Task<IReadOnlyList<string>> Try()
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Try pages and changes" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "What was found by trying" })).ToBeVisibleAsync(Patiently);
        return await page.Locator(".probe-ok p").AllInnerTextsAsync();
    }

    public async Task Map(string entity)
    {
        await Become(entity);
        await Schedule();
    }

    public async Task Become(string entity)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Map its rows" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = $"Choose {entity}", Exact = true }).ClickAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(page.Locator(".mapping")).ToBeVisibleAsync(Patiently);
    }

    public async Task Schedule()
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Choose how often it is read" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Start", Exact = true })).ToBeVisibleAsync();
    }

    public async Task Start()
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Start", Exact = true }).ClickAsync();
        await page.WaitForURLAsync(new System.Text.RegularExpressions.Regex(@"/sources/[0-9]+\?text="));
    }

    /// <summary>Ticks lists that the system tells of.</summary>
    /// <returns>How many clicks that took.</returns>
    public async Task<int> Pick(params IReadOnlyList<string> lists)
    {
        foreach (var list in lists) await page.GetByRole(AriaRole.Group, new() { Name = "Lists that it has" }).GetByLabel(list).CheckAsync(new() { Timeout = 60_000 });
        await page.GetByRole(AriaRole.Button, new() { Name = lists.Count == 1 ? "Connect 1 list" : $"Connect {lists.Count} lists" }).ClickAsync();
        return lists.Count + 1;
    }

    /// <summary>Waits for a list of those that were ticked together.</summary>
    public Task IsAt(int number, int of, string list) => Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"List {number} of {of}: {list}", Level = 1 })).ToBeVisibleAsync(Patiently);

    public Task IsLookedAt() => Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new("Which field is the key") })).ToBeVisibleAsync(Patiently);

    public async Task Type(string label, string text)
    {
        await page.GetByLabel(label, new() { Exact = true }).FillAsync(text);
        Typed++;
    }
}
