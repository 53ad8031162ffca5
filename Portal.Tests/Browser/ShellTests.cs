using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Tests.Browser.Pages;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web;

namespace Portal.Tests.Browser;

/// <summary>What of the shell only a browser can show.</summary>
public sealed class ShellTests(BrowserFixture browser) : BrowserTest(browser)
{
    // --paper in wwwroot/css/tokens.css
    const string Light = "rgb(248, 248, 250)", Dark = "rgb(14, 14, 18)";

    [Fact]
    public async Task The_theme_changes_at_once_and_the_next_page_arrives_in_it()
    {
        var page = (await Open()).Page;
        var shell = new ShellScreen(page);
        await Assertions.Expect(shell.Document).ToHaveCSSAsync("background-color", Light);

        await shell.ChooseTheme("Dark");
        await Assertions.Expect(shell.Document).ToHaveCSSAsync("background-color", Dark);

        // No flash: the document itself says it, before any script has run.
        var document = await page.ReloadAsync();
        Assert.Contains("<html lang=\"en\" data-theme=\"dark\">", await document!.TextAsync(), StringComparison.Ordinal);
        await Assertions.Expect(shell.Document).ToHaveCSSAsync("background-color", Dark);
    }

    [Fact]
    public async Task Shortcuts_act_but_never_while_one_types_and_not_once_they_are_off()
    {
        var page = (await Open(Urls.Audit)).Page;
        var shell = new ShellScreen(page);
        var search = page.Locator("input[type=search]").First;

        await page.Keyboard.PressAsync("/");
        await Assertions.Expect(search).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("?gh");
        await Assertions.Expect(search).ToHaveValueAsync("?gh");
        await Assertions.Expect(shell.Help).ToBeHiddenAsync();

        await search.BlurAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("text="));
        await page.Keyboard.TypeAsync("gh");
        await Assertions.Expect(shell.Link("Home")).ToHaveAttributeAsync("aria-current", "page");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, NameRegex = new("Welcome") })).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(shell.Help).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");

        await shell.TurnShortcuts(on: false);
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(shell.Help).ToBeHiddenAsync();

        await shell.TurnShortcuts(on: true);
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(shell.Help).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_time_shows_its_exact_self_by_keyboard_in_the_readers_zone()
    {
        var page = (await Open()).Page;
        var shell = new ShellScreen(page);
        // The first answer cannot know the zone, which the browser tells by cookie.
        await page.ReloadAsync();
        await Assertions.Expect(shell.Live).ToBeVisibleAsync();

        await page.Locator("time").FocusAsync();
        await Assertions.Expect(shell.Tooltip).ToBeVisibleAsync();
        await Assertions.Expect(shell.Tooltip).ToContainTextAsync("Europe/Brussels");

        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(shell.Tooltip).ToBeHiddenAsync();
    }

    [Fact]
    public async Task On_a_phone_the_sidebar_is_a_drawer_that_closes_behind_a_link()
    {
        var page = (await Open(options: new VisitOptions { Width = VisitOptions.Phone })).Page;
        var shell = new ShellScreen(page);
        await Assertions.Expect(shell.Drawer).ToBeHiddenAsync();

        await shell.MenuButton.ClickAsync();
        await Assertions.Expect(shell.Drawer).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(shell.Drawer).ToBeHiddenAsync();

        await shell.MenuButton.ClickAsync();
        await shell.Link("Audit").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"{Urls.Audit}$"));
        await Assertions.Expect(shell.Drawer).ToBeHiddenAsync();
        Assert.False(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"));
    }

    [Fact]
    public async Task The_skip_link_is_the_first_stop_and_leads_to_the_content()
    {
        var page = (await Open(Urls.Audit)).Page;

        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Skip to the content" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("main")).ToBeFocusedAsync();
        Assert.Equal(Urls.Audit, new Uri(page.Url).AbsolutePath);
    }

    [Fact]
    public async Task A_page_that_lost_its_portal_says_so_and_comes_back_with_it()
    {
        await using var storage = await TestStorage.New(Portal.Engine.Persistence.DatabaseKind.Sqlite);
        var first = await Serve(PortalUnderTest.StartOn(storage));
        await first.FirstAdmin();
        var visit = await Open(first);
        visit.Allow("");
        await visit.Page.EvaluateAsync("() => { window.before = true; }");

        await first.DisposeAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "The connection is lost" })).ToBeVisibleAsync();

        var port = string.Create(CultureInfo.InvariantCulture, $"--Portal:Listen=http://127.0.0.1:{new Uri(visit.Page.Url).Port}");
        await Serve(PortalUnderTest.StartOn(storage, settings: [port]));
        await visit.Page.WaitForFunctionAsync("() => !window.before");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
    }

    /// <summary>The line is slow: what is on the screen came with the page, and its circuit is on its way.</summary>
    [Fact]
    public async Task A_link_followed_before_a_page_is_live_leads_to_its_page_and_not_back()
    {
        var page = (await Open()).Page;
        var shell = new ShellScreen(page);
        var line = await HeldLine.Of(page);
        var starting = line.HoldAnswersOf("StartCircuit");
        await page.GotoAsync(Urls.Home);
        await starting.WaitAsync(TimeSpan.FromSeconds(60), Stop);

        await shell.Link("Audit").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Audit log" })).ToBeVisibleAsync();
        _ = line.LetAnswersGo();

        await Assertions.Expect(shell.Live).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Audit log" })).ToBeVisibleAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"{Urls.Audit}$"));
        await Assertions.Expect(shell.Link("Audit")).ToHaveAttributeAsync("aria-current", "page");
    }

    async Task<Visit> Open(string url = Urls.Home, VisitOptions? options = null)
    {
        var portal = await Serve(PortalUnderTest.Start());
        await portal.FirstAdmin();
        return await Open(portal, url, options);
    }

    async Task<Visit> Open(PortalUnderTest portal, string url = Urls.Home, VisitOptions? options = null)
    {
        var visit = await Visit(portal, options);
        await new SignInScreen(visit.Page).SignIn("ada@example.com", url);
        // As if they had come here just now: the focus is where a page begins.
        await visit.Page.GotoAsync(url);
        await Assertions.Expect(new ShellScreen(visit.Page).Live).ToBeVisibleAsync();
        return visit;
    }
}
