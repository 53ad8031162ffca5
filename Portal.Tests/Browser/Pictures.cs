using Microsoft.Playwright;
using Portal.Engine.People;
using Portal.Tests.Browser.Pages;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web;

namespace Portal.Tests.Browser;

/// <summary>Makes the pictures in the documents from the running portal, so that they show what is there.</summary>
sealed class Pictures : IDeepRun
{
    static readonly (string Name, string Url)[] Pages = [("home", Urls.Home), ("people", Urls.People), ("audit", Urls.Audit), ("account", Urls.Account), ("api", Urls.ApiBook), ("configuration", Urls.Blueprints)];

    static readonly string[] Asking = ["connecting", "unfinished", "mapping"];

    string[] _only = [""];

    public string Name => "pictures";

    public string Help => "Takes the pictures in docs/pictures anew: every page, light and dark, wide and narrow. --only data,agent takes those whose names begin so.";

    public async Task Run(NamedRunContext context, CancellationToken stop)
    {
        _only = (context.Text("only") ?? "").Split(',');
        await using var portal = await PortalUnderTest.Start(settings: ConnectedPortal.Settings);
        await using var browser = new BrowserFixture();
        await browser.InitializeAsync();
        var folder = Directory.CreateDirectory(Repository.Path("docs", "pictures")).FullName;
        var taken = await Take(browser, portal, folder, [("setup", Urls.Setup)], email: null);

        var ada = await portal.FirstAdmin();
        await portal.Joined(ada, "kim.berg@example.com", Role.Manager, "Kim Berg");
        await portal.Joined(ada, "sam.reed@example.com", Role.Staff, "Sam Reed");
        taken += await Take(browser, portal, folder, [("sign-in", Urls.SignIn)], email: null);
        taken += await Take(browser, portal, folder, Pages, "ada@example.com");
        taken += await Take(browser, portal, folder, [("sources-empty", Urls.Sources)], "ada@example.com");
        taken += await Take(browser, portal, folder, [("calendars-empty", Urls.Calendars)], "ada@example.com");
        var connected = await ConnectedPortal.With(portal);
        await connected.Fail("Invoices");
        // Pages that ask the source themselves come before the run for which it is made slow.
        var pages = ConnectedPortal.Pages.Select(page => (page.Name, Url: page.Address(connected))).ToLookup(page => Asking.Contains(page.Name));
        taken += await Take(browser, portal, folder, [.. pages[true]], "ada@example.com");
        await connected.Begin("Contacts");
        taken += await Take(browser, portal, folder, [.. pages[false]], "ada@example.com");
        taken += await Take(browser, portal, folder, [("home-board", Urls.Home), ("home-days", "/?span=days")], "ada@example.com");
        var desk = await DeskPages.With(portal, ada);
        taken += await Take(browser, portal, folder, DeskPages.All.Select(page => (page.Name, page.Address(desk))).ToArray(), "ada@example.com");
        taken += await Data(browser, folder);
        context.Result("pictures.taken", taken);
    }

    /// <summary>Of a portal of its own, where two sources disagree.</summary>
    async Task<int> Data(BrowserFixture browser, string folder)
    {
        await using var portal = await PortalUnderTest.Start(settings: ConnectedPortal.Settings);
        await portal.FirstAdmin();
        var data = await DataPages.With(portal);
        return await Take(browser, portal, folder, DataPages.All.Select(page => (page.Name, page.Address(data))).ToArray(), "ada@example.com");
    }

    async Task<int> Take(BrowserFixture browser, PortalUnderTest portal, string folder, (string Name, string Url)[] pages, string? email)
    {
        var taken = 0;
        var wanted = pages.Where(page => _only.Any(beginning => page.Name.StartsWith(beginning, StringComparison.Ordinal))).ToArray();
        if (wanted.Length == 0) return 0;
        foreach (var (dark, width) in new[] { (false, VisitOptions.Desk), (true, VisitOptions.Desk), (false, VisitOptions.Phone), (true, VisitOptions.Phone) })
        {
            var visit = await browser.Visit(portal.Address, new VisitOptions { Dark = dark, Width = width, Height = 760 });
            if (email is not null) await new SignInScreen(visit.Page).SignIn(email);
            foreach (var (name, url) in wanted)
            {
                await visit.Page.GotoAsync(url, new() { WaitUntil = WaitUntilState.NetworkIdle });
                // What is asked of a source comes after the page.
                await Assertions.Expect(visit.Page.Locator("main .waiting, main .probe .spinner")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
                var file = $"{name}{(width == VisitOptions.Phone ? "-phone" : "")}{(dark ? "-dark" : "")}.png";
                await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, file) });
                taken++;
            }

            await visit.Close();
        }

        return taken;
    }
}
