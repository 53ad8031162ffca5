using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Tests.Browser.Pages;
using Portal.Tests.Running;
using Portal.Tests.Web.SampleCompany;
using Portal.Tests.Web.SignIn;
using Portal.Web;

namespace Portal.Tests.Browser;

/// <summary>From a fresh start to rows with verdicts, as somebody does it who has read nothing.</summary>
public sealed class FirstMinutesTests(BrowserFixture browser, ITestOutputHelper output) : BrowserTest(browser)
{
    const int MostClicks = 4;

    static readonly LocatorAssertionsToBeVisibleOptions Patiently = new() { Timeout = 60_000 };

    [Theory]
    [InlineData(VisitOptions.Desk)]
    [InlineData(VisitOptions.Phone)]
    public async Task Rows_with_verdicts_are_four_clicks_away_and_go_again_with_one(int width)
    {
        var began = Stopwatch.GetTimestamp();
        var portal = await Serve(PortalUnderTest.Start(settings: [SampleHostTests.NotSet]));
        var visit = await Visit(portal, new VisitOptions { Width = width });
        var page = visit.Page;
        await page.AddInitScriptAsync("addEventListener('click', event => { if (event.isTrusted) sessionStorage.clicks = Number(sessionStorage.clicks ?? 0) + 1; }, true);");

        await page.GotoAsync(Urls.Home);
        await new SignInScreen(page).SetUp(portal.PrintedCode(), "Ada Stone", "ada@example.com");
        await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Explore with sample data" }).ClickAsync();
        var fresh = page.GetByRole(AriaRole.Link, new() { NameRegex = new("^[1-9][0-9]* ?Fresh") });
        await Assertions.Expect(fresh).ToBeVisibleAsync(Patiently);
        var verdict = Stopwatch.GetElapsedTime(began);
        // What is counted there follows what comes.
        await Assertions.Expect(page.Locator(".tryout")).ToContainTextAsync(new Regex("with 6 streams and [1-9][0-9,]* records"), new() { Timeout = 60_000 });

        await page.GetByRole(AriaRole.Link, new() { Name = "See the data" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Person", Exact = true }).ClickAsync();
        var screen = new DataScreen(page);
        await Assertions.Expect(screen.Rows.First).ToContainTextAsync("Sample company", new() { Timeout = 60_000 });
        // Each row says its verdict itself, with where it is from and how old that is.
        await Assertions.Expect(screen.Rows.First.Locator("th .cell-age")).ToHaveTextAsync(new Regex("^fresh · Sample company · (just now|[0-9]+ min ago)$"), new() { Timeout = 60_000 });
        var rows = Stopwatch.GetElapsedTime(began);
        var clicks = await page.EvaluateAsync<int>("() => Number(sessionStorage.clicks)");
        output.WriteLine($"first_minutes.clicks={clicks}\nfirst_minutes.verdict_s={verdict.TotalSeconds:0.0}\nfirst_minutes.rows_s={rows.TotalSeconds:0.0}");

        Assert.InRange(clicks, 1, MostClicks);
        Assert.InRange(rows, TimeSpan.Zero, TimeSpan.FromMinutes(2));

        await page.GotoAsync(Urls.Home);
        await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "How to begin" }).GetByRole(AriaRole.Link, new() { Name = "Connect a system" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove it" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Alertdialog);
        await Assertions.Expect(dialog).ToContainTextAsync("Sample company with 6 streams");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Remove it" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Explore with sample data" })).ToBeVisibleAsync(Patiently);
        await Assertions.Expect(page.GetByText("You are looking at sample data")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("h1:focus, h2:focus")).ToHaveCountAsync(1);
    }
}
