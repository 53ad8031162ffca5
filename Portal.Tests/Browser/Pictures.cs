using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Engine.Calendars;
using Portal.Engine.People;
using Portal.Tests.Browser.Pages;
using Portal.Tests.Running;
using Portal.Tests.Web.Features.Sources.Quarantine;
using Portal.Tests.Web.SignIn;
using Portal.Web;

namespace Portal.Tests.Browser;

/// <summary>Makes the pictures in the documents from the running portal, so that they show what is there.</summary>
sealed class Pictures : IDeepRun
{
    const string Waiting = "quarantine";

    static readonly (string Name, string Url)[] Fresh = [("setup", Urls.Setup)];

    static readonly (string Name, string Url)[] Outside = [("sign-in", Urls.SignIn), ("join", Urls.Join)];

    static readonly (string Name, string Url)[] Pages =
    [
        ("home", Urls.Home), ("people", Urls.People), ("audit", Urls.Audit), ("account", Urls.Account), ("api", Urls.ApiBook), ("configuration", Urls.Blueprints),
        ("sources-empty", Urls.Sources), ("calendars-empty", Urls.Calendars), ("forbidden", Urls.Forbidden), ("not-found", "/no/such/page"), ("problem", "/problem/500"),
    ];

    /// <summary>Where something was read, and something depends on it.</summary>
    static readonly (string Name, string Url)[] Later = [("home-board", Urls.Home), ("home-days", $"/?span=days#{Days}"), ("calendars", Urls.Calendars)];

    static readonly (bool Dark, int Width)[] Looks = [(false, VisitOptions.Desk), (true, VisitOptions.Desk), (false, VisitOptions.Phone), (true, VisitOptions.Phone)];

    static readonly IReadOnlyDictionary<DayOfWeek, IReadOnlyList<WorkSpan>> Weekdays =
        Enumerable.Range((int)DayOfWeek.Monday, 5).ToDictionary(day => (DayOfWeek)day, IReadOnlyList<WorkSpan> (_) => [new(TimeSpan.FromHours(9), TimeSpan.FromHours(17))]);

    /// <summary>What stands further down a page is gone to.</summary>
    const string Days = "heat-title";

    static readonly string[] Asking = ["connecting", "unfinished", "mapping", "reading"];

    string[] _only = [""];

    /// <summary>What is taken, and of which route or address.</summary>
    public static IEnumerable<(string Name, string Route)> All =>
    [
        .. Fresh, .. Outside, .. Pages, .. Later, .. ConnectedPortal.Pages.Select(page => (page.Name, page.Route)), .. DeskPages.All.Select(page => (page.Name, page.Route)), .. DataPages.All.Select(page => (page.Name, page.Route)),
    ];

    public string Name => "pictures";

    public string Help => "Takes the pictures in docs/pictures anew: every page, light and dark, wide and narrow. --only data,agent takes those whose names begin so.";

    public async Task Run(NamedRunContext context, CancellationToken stop)
    {
        _only = (context.Text("only") ?? "").Split(',');
        await using var portal = await PortalUnderTest.Start(settings: ConnectedPortal.Settings);
        await using var browser = new BrowserFixture();
        await browser.InitializeAsync();
        var folder = Directory.CreateDirectory(Repository.Path("docs", "pictures")).FullName;
        var taken = await Take(browser, portal, folder, Fresh, email: null);

        var ada = await portal.FirstAdmin();
        await portal.Joined(ada, "kim.berg@example.com", Role.Manager, "Kim Berg");
        await portal.Joined(ada, "sam.reed@example.com", Role.Staff, "Sam Reed");
        taken += await Take(browser, portal, folder, Outside, email: null);
        taken += await Take(browser, portal, folder, Pages, "ada@example.com");
        var connected = await ConnectedPortal.With(portal);
        await connected.Fail("Invoices");
        // Pages that ask the source themselves come before the run for which it is made slow.
        var pages = ConnectedPortal.Pages.Where(page => page.Name != Waiting).Select(page => (page.Name, Url: page.Address(connected))).ToLookup(page => Asking.Contains(page.Name));
        taken += await Take(browser, portal, folder, [.. pages[true]], "ada@example.com");
        await connected.Begin("Contacts");
        taken += await Take(browser, portal, folder, [.. pages[false]], "ada@example.com");
        Assert.Null((await portal.Services.GetRequiredService<CalendarRegistry>().Add(ada.AsActor(), new CalendarDraft { Name = "Office", Zone = "Europe/Brussels", Hours = Weekdays }, stop)).Refusal);
        var desk = await DeskPages.With(portal, ada);
        taken += await Take(browser, portal, folder, Later, "ada@example.com");
        taken += await Take(browser, portal, folder, DeskPages.All.Select(page => (page.Name, page.Address(desk))).ToArray(), "ada@example.com");
        taken += await Quarantine(browser, folder);
        taken += await Data(browser, folder);
        context.Result("pictures.taken", taken);
    }

    /// <returns>The four files of a page.</returns>
    public static IEnumerable<string> Files(string name) => Looks.Select(look => File(name, look.Dark, look.Width));

    static string File(string name, bool dark, int width) => $"{name}{(width == VisitOptions.Phone ? "-phone" : "")}{(dark ? "-dark" : "")}.png";

    /// <summary>Of a portal of its own, where rows are unfit.</summary>
    async Task<int> Quarantine(BrowserFixture browser, string folder)
    {
        await using var portal = await PortalUnderTest.Start(settings: Spoilt.Settings);
        await portal.FirstAdmin();
        var spoilt = await Spoilt.Contacts(portal);
        return await Take(browser, portal, folder, [(Waiting, Urls.Quarantine(spoilt.Source.Id, spoilt.Feed("Contacts")))], "ada@example.com");
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
        foreach (var (dark, width) in Looks)
        {
            var visit = await browser.Visit(portal.Address, new VisitOptions { Dark = dark, Width = width, Height = 760 });
            if (email is not null) await new SignInScreen(visit.Page).SignIn(email);
            foreach (var (name, url) in wanted)
            {
                await visit.Page.GotoAsync(url, new() { WaitUntil = WaitUntilState.NetworkIdle });
                // What is asked of a source comes after the page.
                await Assertions.Expect(visit.Page.Locator("main .waiting, main .probe .spinner")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
                if (url.Split('#') is [_, var part]) await visit.Page.Locator($"#{part}").EvaluateAsync("part => part.scrollIntoView()");
                await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, File(name, dark, width)) });
                taken++;
            }

            await visit.Close();
        }

        return taken;
    }
}
