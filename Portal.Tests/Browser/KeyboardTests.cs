using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Engine.Audit;
using Portal.Engine.Sources;
using Portal.Tests.Browser.Pages;
using Portal.Tests.Running;
using Portal.Tests.Web.Doors;
using Portal.Tests.Web.SignIn;
using Portal.Web;

namespace Portal.Tests.Browser;

/// <summary>Every page of whoever connects systems can be used by somebody who has no mouse.</summary>
[Collection(nameof(SecondBrowser))]
public sealed class KeyboardTests(BrowserFixture browser, ITestOutputHelper output) : BrowserTest(browser)
{
    // Whoever is not signed in yet has a form and nothing else, and what is forbidden has a sentence.
    static readonly string[] Outside = [Urls.Setup, Urls.SignIn, Urls.Join, Urls.Forbidden];

    static readonly (string Route, string Address)[] Others =
    [
        .. new[] { Urls.Home, Urls.Calendars, Urls.Blueprints, Urls.Data, Urls.People, Urls.Audit, Urls.Account, Urls.ApiBook }.Select(page => (page, page)),
        (Urls.DataEntityRoute, Urls.DataOf("person")), (Urls.Freshness, "/freshness?by=Source"),
    ];

    /// <summary>A page that is added is walked through too.</summary>
    [Fact]
    public void Every_page_behind_the_door_is_walked_through()
    {
        string[] walked = [.. ConnectedPortal.Pages.Select(page => page.Route), .. DeskPages.All.Select(page => page.Route), .. Others.Select(page => page.Route), Urls.DataRecordRoute];
        Assert.Empty(Doors.Pages.Except(Outside).Except(walked));
    }

    /// <summary>Wide and light, and narrow and dark: each page in one of them, and half of all in each.</summary>
    [Theory]
    [InlineData(VisitOptions.Desk, false)]
    [InlineData(VisitOptions.Phone, true)]
    public async Task All_of_every_page_is_come_to_by_the_tab_key_in_order_and_in_view(int width, bool dark)
    {
        var portal = await Serve(PortalUnderTest.Start(settings: ConnectedPortal.Settings));
        var ada = await portal.FirstAdmin();
        var connected = await ConnectedPortal.With(portal);
        // What comes meanwhile would change what there is to be come to.
        foreach (var stream in new[] { "Contacts", "Companies", "Deals", "Tickets", "Invoices", "Logins" }) Assert.Null((await portal.Services.GetRequiredService<FeedRegistry>().Pause(Actor.Portal, connected.Feed(stream), "Somebody walks through it.", Stop)).Refusal);
        var desk = await DeskPages.With(portal, ada);
        var visit = await Visit(portal, new VisitOptions { Width = width, Dark = dark });
        await new SignInScreen(visit.Page).SignIn("ada@example.com");
        var person = await DataPages.First(portal);
        string[] pages = [.. ConnectedPortal.Pages.Select(page => page.Address(connected)), .. DeskPages.All.Select(page => page.Address(desk)), .. Others.Select(page => page.Address), Urls.DataRecord("person", person.Id)];

        var faults = new List<string>();
        foreach (var (number, url) in pages.Index())
        {
            if (number % 2 == (dark ? 0 : 1)) continue;
            await visit.Page.GotoAsync(url, new() { WaitUntil = WaitUntilState.NetworkIdle });
            // Where one signs in and out everything is a plain form.
            if (url != Urls.Account) await Assertions.Expect(new ShellScreen(visit.Page).Live).ToBeVisibleAsync();
            // What is asked of a source comes after the page.
            await Assertions.Expect(visit.Page.Locator("main .waiting, main .spinner")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
            var (found, presses) = await TabWalk.Of(visit.Page);
            output.WriteLine($"{url}: {presses} presses");
            faults.AddRange(found.Select(fault => $"{url}: {fault}"));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>A walk that finds nothing wrong anywhere would be no walk.</summary>
    [Theory]
    [InlineData("document.querySelector('main a').tabIndex = 3", "Tab leads to")]
    [InlineData("document.querySelector('main a').addEventListener('keydown', event => event.preventDefault())", "Tab leads to")]
    [InlineData("document.querySelector('main a').style.outline = 'none'", "does not show it")]
    [InlineData("document.querySelector('main a').style.cssText = 'position: fixed; left: -9999px'", "is out of view")]
    public async Task What_is_out_of_order_keeps_the_focus_or_hides_it_is_found(string planted, string fault)
    {
        var portal = await Serve(PortalUnderTest.Start());
        await portal.FirstAdmin();
        var page = (await Visit(portal)).Page;
        await new SignInScreen(page).SignIn("ada@example.com", Urls.Sources);
        await Assertions.Expect(page.Locator("main a").First).ToBeVisibleAsync();
        Assert.Empty((await TabWalk.Of(page)).Faults);

        await page.EvaluateAsync($"() => {{ {planted}; }}");

        Assert.Contains((await TabWalk.Of(page)).Faults, found => found.Contains(fault, StringComparison.Ordinal));
    }
}
