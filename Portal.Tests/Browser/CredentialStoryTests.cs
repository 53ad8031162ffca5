using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Engine.Audit;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Tests.Browser.Pages;
using Portal.Tests.Engine.Resilience.Egress;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web;
using Portal.Web.Features.Sources.Connecting;

namespace Portal.Tests.Browser;

/// <summary>A system that asks for a token, whose token is typed, kept and replaced on the screens, and shown on none.</summary>
public sealed class CredentialStoryTests(BrowserFixture browser) : BrowserTest(browser)
{
    string _token = "sk-first";

    [Fact]
    public async Task A_token_is_typed_once_kept_and_replaced_and_not_given_to_another_system()
    {
        await using var api = await LoopbackServer.Start(Answer);
        var portal = await Serve(PortalUnderTest.Start(settings: [$"--Portal:Egress:AllowedOrigins={api.Address.GetLeftPart(UriPartial.Authority)}"]));
        var ada = await portal.FirstAdmin();
        var bo = await portal.Joined(ada, "bo@example.com", Role.Manager);
        var page = (await Visit(portal)).Page;
        await new SignInScreen(page).SignIn("ada@example.com", Urls.Connect);
        await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Our CRM");
        await page.GetByLabel("Address", new() { Exact = true }).FillAsync($"{api.Address}");
        await page.GetByLabel("What it asks for").SelectOptionAsync($"{AuthKind.Bearer}");
        await Token(page).FillAsync(_token);
        await page.GetByRole(AriaRole.Button, new() { Name = "Connect and test" }).ClickAsync();
        await SignedIn(page);

        // Kept, and the rest changed.
        await Settings(page);
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("CRM of sales");
        await page.GetByLabel("Looked after by").SelectOptionAsync($"{bo.Id}");
        await Axe.Check(page);
        await Save(page);
        await SignedIn(page);
        var sources = portal.Services.GetRequiredService<SourceRegistry>();
        Assert.Equal(("CRM of sales", bo.Id), ((await sources.Find(1, Stop))!.Name, (await sources.Find(1, Stop))!.OwnerId));

        // Replaced.
        _token = "sk-second";
        await Settings(page);
        await Token(page).FillAsync(_token);
        await Save(page);
        await SignedIn(page);
        // The test of the connection asks without the token too.
        lock (api.Requests) Assert.Contains(api.Requests, asked => asked.Headers.GetValueOrDefault("Authorization") == "Bearer sk-second");

        // Not sent elsewhere unless it is typed again.
        await Settings(page);
        await page.GetByLabel("Address", new() { Exact = true }).FillAsync("https://elsewhere.example.com/v1");
        await Save(page);
        await Assertions.Expect(page.GetByText("The address is that of another system. Type it again")).ToBeVisibleAsync();
        Assert.Equal(api.Address, (await sources.Find(1, Stop))!.Address);

        await page.GotoAsync(Urls.Source(1));
        await Assertions.Expect(page.GetByText($"Looked after by {bo.Name}")).ToBeVisibleAsync();
        await page.GotoAsync(Urls.Audit);
        await Assertions.Expect(page.Locator("table")).ToContainTextAsync("Source: changed");
        Assert.DoesNotContain("sk-", await page.ContentAsync(), StringComparison.Ordinal);
        await using var db = portal.Services.GetRequiredService<IDatabase>().Read();
        Assert.Contains(await db.Set<AuditEntry>().Where(entry => entry.Action == "source.changed").ToListAsync(Stop), entry => entry.Who == ada.Name && entry.After!.Contains($"{bo.Id}", StringComparison.Ordinal));
        // However talkative the log is set, what was typed into the page is not in it.
        Assert.DoesNotContain("sk-", $"{portal.Logs}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_that_another_changed_meanwhile_are_not_undone_and_what_becomes_of_the_credential_is_said_before()
    {
        var portal = await Serve(PortalUnderTest.Start());
        var ada = await portal.FirstAdmin();
        var sources = portal.Services.GetRequiredService<SourceRegistry>();
        var source = (await portal.Services.GetRequiredService<SystemDesk>().Add(ada.AsActor(), new SourceDraft { Name = "Ledger", Address = new("https://ledger.example.com/v1"), Auth = new SourceAuth { Kind = AuthKind.Bearer } }, _token, Stop)).Value;
        var page = (await Visit(portal)).Page;
        await new SignInScreen(page).SignIn("ada@example.com");
        await Settings(page);
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Our ledger");
        await page.GetByLabel("What it asks for").SelectOptionAsync($"{AuthKind.None}");
        await Assertions.Expect(page.GetByText("Its credential is taken out of the vault when this is saved")).ToBeVisibleAsync();
        await Axe.CheckBoth(page);

        var theirs = SourceDraft.Of(source) with { Requests = 10 };
        Assert.Null((await sources.Change(new Actor(null, "Bo Berg", null), source.Id, theirs, Stop)).Refusal);
        await Save(page);

        await Assertions.Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Bo Berg changed these settings since you opened them" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("Our ledger");
        Assert.Equal(theirs, SourceDraft.Of((await sources.Find(source.Id, Stop))!));

        // Somebody who shows it too keeps it, and that is said.
        Assert.Null((await sources.Add(ada.AsActor(), theirs with { Name = "Ledger of the branch" }, Stop)).Refusal);
        await page.GotoAsync(Urls.Sources);
        await Settings(page);
        await Assertions.Expect(page.GetByLabel("Requests", new() { Exact = false })).ToHaveValueAsync("10");
        await page.GetByLabel("What it asks for").SelectOptionAsync($"{AuthKind.None}");
        await Assertions.Expect(page.GetByText("That stays in the vault, because another source uses it too")).ToBeVisibleAsync();
    }

    static ILocator Token(IPage page) => page.GetByLabel("Token", new() { Exact = true });

    static Task Save(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Save and test" }).ClickAsync();

    /// <summary>What is asked only of a system that took the token.</summary>
    static Task SignedIn(IPage page) => Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "What is to be read from it?" })).ToBeVisibleAsync(new() { Timeout = 60_000 });

    static async Task Settings(IPage page)
    {
        await page.GotoAsync(Urls.SourceSettings(1));
        await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("One is stored. Leave this empty to keep it.")).ToBeVisibleAsync();
        await Assertions.Expect(Token(page)).ToHaveValueAsync("");
        Assert.DoesNotContain("sk-", await page.ContentAsync(), StringComparison.Ordinal);
    }

    Task Answer(HttpContext http)
    {
        if (http.Request.Headers.Authorization == $"Bearer {_token}") return http.Response.WriteAsJsonAsync(new[] { new { id = 1, name = "Ada" } });
        http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }
}
