using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Engine.People;
using Portal.Tests.Browser.Pages;
using Portal.Tests.Running;
using Portal.Tests.Web.Doors;
using Portal.Tests.Web.SignIn;
using Portal.Web;

namespace Portal.Tests.Browser;

/// <summary>Every page in both themes and both widths, held against WCAG 2.2 AA, and none wider than its window.</summary>
public sealed class AccessibilityTests(BrowserFixture browser) : BrowserTest(browser)
{
    static readonly string[] Outside = [Urls.SignIn, Urls.Join, Urls.JoinTooLate];
    static readonly string[] Inside = [Urls.Home, Urls.People, "/people?text=nobody-fits", Urls.Audit, "/audit?text=nothing-fits", Urls.Account, Urls.Forbidden, "/no/such/page", "/problem/500"];

    public static TheoryData<int, bool> Screens => new() { { VisitOptions.Desk, false }, { VisitOptions.Desk, true }, { VisitOptions.Phone, false }, { VisitOptions.Phone, true } };

    [Theory, MemberData(nameof(Screens))]
    public async Task Every_page_is_clean(int width, bool dark)
    {
        var portal = await Serve(PortalUnderTest.Start());
        var visit = await Visit(portal, new VisitOptions { Width = width, Dark = dark });
        visit.Allow("/no/such/page");
        visit.Allow("/problem/500");
        visit.Allow(Urls.Forbidden);
        visit.Allow("Failed to load resource");
        await Look(visit, Urls.Setup);
        var ada = await portal.FirstAdmin();
        await portal.Joined(ada, "sam@example.com", Role.Staff);
        await portal.Services.GetRequiredService<Invitations>().Invite(ada.AsActor(), "kim@example.com", "Kim", Role.Manager, Stop);
        foreach (var page in Outside) await Look(visit, page);

        await new SignInScreen(visit.Page).SignIn("ada@example.com");
        foreach (var page in Inside) await Look(visit, page);
    }

    [Theory, MemberData(nameof(Screens))]
    public async Task Every_dialog_is_clean(int width, bool dark)
    {
        var portal = await Serve(PortalUnderTest.Start());
        var ada = await portal.FirstAdmin();
        await portal.Joined(ada, "sam@example.com", Role.Staff);
        var visit = await Visit(portal, new VisitOptions { Width = width, Dark = dark });
        await new SignInScreen(visit.Page).SignIn("ada@example.com", Urls.People);

        foreach (var opener in new[] { "Invite somebody", "Reset link for sam", "Disable sam" })
        {
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = opener }).ClickAsync();
            await Assertions.Expect(visit.Page.Locator("dialog[open]")).ToBeVisibleAsync();
            await Axe.Check(visit.Page);
            await visit.Page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(visit.Page.Locator("dialog[open]")).ToHaveCountAsync(0);
        }

        await visit.Page.Keyboard.PressAsync("?");
        await Assertions.Expect(new ShellScreen(visit.Page).Help).ToBeVisibleAsync();
        await Axe.Check(visit.Page);
    }

    /// <summary>A page that is added must be looked at here too.</summary>
    [Fact]
    public void Every_page_of_the_door_table_is_looked_at()
    {
        string[] notPages = ["/health", "/metrics", "/_", "/{**", "/sign-in/", "/audit/export", "/error", "/not-found", "/problem"];
        var pages = Doors.Table
            .Where(door => door.Route.StartsWith("GET ", StringComparison.Ordinal))
            .Select(door => door.Route[4..])
            .Where(path => !notPages.Any(other => path.StartsWith(other, StringComparison.Ordinal)));
        string[] seen = [Urls.Setup, .. Outside, .. Inside];
        Assert.Empty(pages.Except(seen));
    }

    static async Task Look(Visit visit, string url)
    {
        await visit.Page.GotoAsync(url, new() { WaitUntil = WaitUntilState.NetworkIdle });
        await Axe.Check(visit.Page);
        Assert.False(await visit.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"), $"{url} is wider than its window.");
    }
}
