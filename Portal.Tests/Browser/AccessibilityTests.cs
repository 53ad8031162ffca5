using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Engine.People;
using Portal.Tests.Browser.Pages;
using Portal.Tests.Running;
using Portal.Tests.Web.Doors;
using Portal.Tests.Web.Platform;
using Portal.Tests.Web.SignIn;
using Portal.Web;

namespace Portal.Tests.Browser;

/// <summary>Every page in both themes and both widths, held against WCAG 2.2 AA, and none wider than its window.</summary>
[Collection(nameof(SecondBrowser))]
public sealed class AccessibilityTests(BrowserFixture browser) : BrowserTest(browser)
{
    static readonly string[] Outside = [Urls.SignIn, Urls.Join, Urls.JoinTooLate];
    static readonly string[] Inside = [Urls.Home, Urls.People, "/people?text=nobody-fits", Urls.Sources, "/sources?text=nothing-fits", Urls.Freshness, Urls.Data, Urls.Calendars, Urls.Blueprints, Urls.Workflows, "/workflows?text=nothing-fits", Urls.WorkflowNew, Urls.Agents, Urls.AgentNew, Urls.ApiBook, Urls.Audit, "/audit?text=nothing-fits", Urls.Account, Urls.Forbidden, "/no/such/page", "/problem/500"];

    [Fact]
    public async Task Every_page_is_clean()
    {
        var portal = await Serve(PortalUnderTest.Start());
        var visit = await Visit(portal);
        visit.Allow("/no/such/page");
        visit.Allow("/problem/500");
        visit.Allow(Urls.Forbidden);
        visit.Allow("Failed to load resource");
        await Open(visit, Urls.Setup);
        var ada = await portal.FirstAdmin();
        await portal.Joined(ada, "sam@example.com", Role.Staff);
        await portal.Services.GetRequiredService<Invitations>().Invite(ada.AsActor(), "kim@example.com", "Kim", Role.Manager, Stop);
        foreach (var page in Outside) await Open(visit, page);

        await new SignInScreen(visit.Page).SignIn("ada@example.com");
        foreach (var page in Inside) await Open(visit, page);
    }

    /// <summary>The second step of joining, and what is shown when something is wrong: no address leads there by itself.</summary>
    [Fact]
    public async Task Every_page_without_an_address_is_clean()
    {
        const string failing = "/fails";
        var sessionFails = false;
        var portal = await Serve(PortalUnderTest.Start(adjust: builder => builder.Services
            .AddSingleton<IStartupFilter>(new InnerRoute(failing, _ => throw new InvalidOperationException("planted")))
            .AddSingleton<IClaimsTransformation>(new Faltering(() => sessionFails))));
        var ada = await portal.FirstAdmin();
        var invitation = (await portal.Services.GetRequiredService<Invitations>().Invite(ada.AsActor(), "kim@example.com", "Kim", Role.Manager, Stop)).Value;
        var visit = await Visit(portal);
        visit.Allow("500");

        await visit.Page.GotoAsync(Urls.JoinWith(invitation.Token.Reveal()));
        await Look(visit, "Hello Kim");
        await new SignInScreen(visit.Page).SignIn("ada@example.com");
        await visit.Page.GotoAsync(failing);
        await Look(visit, "Something went wrong");
        Assert.Equal(1, await visit.Page.Locator(".reference").CountAsync());
        sessionFails = true;
        await visit.Page.GotoAsync(Urls.Home);
        await Look(visit, "Something went wrong");
        Assert.Equal(1, await visit.Page.Locator("main .card").CountAsync());

        var behindProxy = await Serve(PortalUnderTest.Start(settings: ["--Portal:PublicUrl=https://portal.example.com"]));
        var elsewhere = await Serve(PortalUnderTest.Start(adjust: builder => builder.Services.AddSingleton<IStartupFilter>(new FromElsewhere())));
        foreach (var (served, heading) in new[] { (behindProxy, "Sign in over HTTPS"), (elsewhere, "Signing in is off over plain HTTP") })
        {
            var refused = await Visit(served);
            refused.Allow("403");
            await refused.Page.GotoAsync(Urls.SignIn);
            await Look(refused, heading);
        }
    }

    /// <summary>With a run under way in one stream, a failed one in another, and what can be done unfolded.</summary>
    [Fact]
    public async Task Every_page_of_a_source_is_clean()
    {
        var portal = await Serve(PortalUnderTest.Start(settings: ConnectedPortal.Settings));
        await portal.FirstAdmin();
        var connected = await ConnectedPortal.With(portal);
        await connected.Fail("Invoices");
        var visit = await Visit(portal);
        await new SignInScreen(visit.Page).SignIn("ada@example.com");
        foreach (var (_, _, address) in ConnectedPortal.Pages) await Open(visit, address(connected));
        await Open(visit, connected.Records("Contacts", "?key=no-such-key"));
        await Open(visit, connected.Records("Contacts", "?deleted=true"));
        foreach (var address in new[] { Urls.Home, "/?span=days", "/freshness?by=Source", "/freshness?by=Workflow", "/freshness?text=nothing-fits" }) await Open(visit, address);

        var mapping = new MappingScreen(visit.Page);
        await mapping.Open(Urls.Mapping(connected.Source.Id, connected.Feed("Companies")));
        await mapping.AddStep("City", "Read a date");
        await Assertions.Expect(mapping.Field("City")).ToContainTextAsync("rows are refused");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "New field", Exact = true }).ClickAsync();
        await visit.Page.GetByText("These rows are something else than").ClickAsync();
        await Check(visit.Page);
        await mapping.From("City", "hq.country");
        await mapping.Save();
        await Assertions.Expect(mapping.Dialog).ToBeVisibleAsync();
        await Check(visit.Page);
        await visit.Page.Keyboard.PressAsync("Escape");

        await connected.Begin("Contacts");
        await Open(visit, Urls.Source(connected.Source.Id));
        var source = new SourceScreen(visit.Page);
        await Assertions.Expect(source.Live("Contacts")).ToBeVisibleAsync();
        await source.Stream("Deals").GetByRole(AriaRole.Button, new() { Name = "More for" }).ClickAsync();
        await Check(visit.Page);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Pause…" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("dialog[open]")).ToBeVisibleAsync();
        await Check(visit.Page);
        await visit.Page.Keyboard.PressAsync("Escape");
        await source.OpenPromise("Deals");
        await Check(visit.Page);
        await visit.Page.Keyboard.PressAsync("Escape");
        await source.OpenSchedule("Deals");
        await Assertions.Expect(source.NextRuns).ToHaveCountAsync(5);
        await Check(visit.Page);
        await visit.Page.Keyboard.PressAsync("Escape");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Remove", Exact = true }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("dialog[open]")).ToBeVisibleAsync();
        await Check(visit.Page);
    }

    /// <summary>With one workflow that waits and one that runs, and an agent whose key was just exchanged.</summary>
    [Fact]
    public async Task Every_page_of_workflows_and_agents_is_clean()
    {
        var portal = await Serve(PortalUnderTest.Start(settings: ConnectedPortal.Settings));
        var ada = await portal.FirstAdmin();
        await ConnectedPortal.With(portal);
        var pages = await DeskPages.With(portal, ada);
        var visit = await Visit(portal);
        await new SignInScreen(visit.Page).SignIn("ada@example.com");
        foreach (var (_, _, address) in DeskPages.All) await Open(visit, address(pages));
        foreach (var (url, opener) in new[] { (pages.Workflow, "Override…"), (pages.Workflow, "Add an address"), (pages.Agent, "Make a new key…"), (pages.Agent, "Disable…") })
        {
            await visit.Page.GotoAsync(url);
            await Assertions.Expect(new ShellScreen(visit.Page).Live).ToBeVisibleAsync();
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = opener }).ClickAsync();
            await Assertions.Expect(visit.Page.Locator("dialog[open]")).ToBeVisibleAsync();
            await Check(visit.Page);
        }
    }

    /// <summary>With two sources that disagree, something sensitive, filters, and questions that are refused.</summary>
    [Fact]
    public async Task Every_page_of_the_data_is_clean()
    {
        var portal = await Serve(PortalUnderTest.Start(settings: ConnectedPortal.Settings));
        await portal.FirstAdmin();
        var data = await DataPages.With(portal);
        var visit = await Visit(portal);
        await new SignInScreen(visit.Page).SignIn("ada@example.com");
        foreach (var (_, _, address) in DataPages.All) await Open(visit, address(data));
        var then = Uri.EscapeDataString($"{data.Before:O}");
        foreach (var query in new[] { "person?ages=compact&sort=-name", "person?where=name:begins:A&where=email:not:a", "person?where=name:is:Nobody", "person?where=city:is:Bern", "login", "invoice" }) await Open(visit, $"{Urls.Data}/{query}");
        foreach (var moment in new[] { then, "2020-01-01" }) await Open(visit, $"{data.Person}?at={moment}");

        await Open(visit, Urls.DataOf("person"));
        await visit.Page.Locator(".picker summary").ClickAsync();
        await Check(visit.Page);
        await visit.Page.GotoAsync(data.Person);
        await Assertions.Expect(new ShellScreen(visit.Page).Live).ToBeVisibleAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Show sensitive values" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("Sensitive values are shown")).ToBeVisibleAsync();
        await Check(visit.Page);
    }

    [Fact]
    public async Task Every_dialog_is_clean()
    {
        var portal = await Serve(PortalUnderTest.Start());
        var ada = await portal.FirstAdmin();
        await portal.Joined(ada, "sam@example.com", Role.Staff);
        var visit = await Visit(portal);
        await new SignInScreen(visit.Page).SignIn("ada@example.com", Urls.People);

        foreach (var opener in new[] { "Invite somebody", "Staff: change the role of sam", "Reset link for sam", "Disable sam" })
        {
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = opener }).ClickAsync();
            await Assertions.Expect(visit.Page.Locator("dialog[open]")).ToBeVisibleAsync();
            await Check(visit.Page);
            if (opener.StartsWith("Reset link", StringComparison.Ordinal))
            {
                await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Make a link" }).ClickAsync();
                await Assertions.Expect(visit.Page.GetByLabel("Link", new() { Exact = true })).ToBeVisibleAsync();
                await Assertions.Expect(visit.Page.Locator("dialog[open]")).ToHaveCountAsync(1);
                await Check(visit.Page);
            }

            await visit.Page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(visit.Page.Locator("dialog[open]")).ToHaveCountAsync(0);
        }

        await visit.Page.GotoAsync(Urls.Calendars);
        await Assertions.Expect(new ShellScreen(visit.Page).Live).ToBeVisibleAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Add a calendar" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("dialog[open]")).ToBeVisibleAsync();
        await Check(visit.Page);
        await visit.Page.Keyboard.PressAsync("Escape");

        await visit.Page.Keyboard.PressAsync("?");
        await Assertions.Expect(new ShellScreen(visit.Page).Help).ToBeVisibleAsync();
        await Check(visit.Page);
    }

    /// <summary>A page that is added must be looked at here too.</summary>
    [Fact]
    public void Every_page_of_the_door_table_is_looked_at()
    {
        string[] seen = [Urls.Setup, .. Outside, .. Inside, .. ConnectedPortal.Pages.Select(page => page.Route), .. DeskPages.All.Select(page => page.Route), .. DataPages.All.Select(page => page.Route)];
        // "/error" is looked at with an error in it, beside the other pages without an address.
        Assert.Empty(Doors.Pages.Except(seen));
    }

    internal static async Task Open(Visit visit, string url)
    {
        await visit.Page.GotoAsync(url, new() { WaitUntil = WaitUntilState.NetworkIdle });
        await Check(visit.Page);
    }

    /// <summary>At the page with this heading, once it is there.</summary>
    static async Task Look(Visit visit, string heading)
    {
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = heading })).ToBeVisibleAsync();
        await Check(visit.Page);
    }

    /// <summary>As it is now, narrow and then wide: it is the same page, and need not be loaded for each.</summary>
    internal static async Task Check(IPage page)
    {
        foreach (var width in new[] { VisitOptions.Phone, VisitOptions.Desk })
        {
            await page.SetViewportSizeAsync(width, new VisitOptions().Height);
            await Axe.CheckBoth(page);
            Assert.False(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"), $"{page.Url} is wider than its window of {width}.");
        }
    }

    /// <summary>Fails, while it is told to, wherever a session is looked at: not even the error page can be made then.</summary>
    sealed class Faltering(Func<bool> fails) : IClaimsTransformation
    {
        public Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal) =>
            fails() ? throw new InvalidOperationException("planted") : Task.FromResult(principal);
    }

    /// <summary>Lets every request come from another machine.</summary>
    sealed class FromElsewhere : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, rest) =>
            {
                http.Connection.RemoteIpAddress = IPAddress.Parse("192.168.1.20");
                return rest(http);
            });
            next(app);
        };
    }
}
