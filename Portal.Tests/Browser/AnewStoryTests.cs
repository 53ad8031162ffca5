using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Engine.Audit;
using Portal.Engine.Entities;
using Portal.Engine.Persistence;
using Portal.Engine.Workflows;
using Portal.Tests.Browser.Pages;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web;

namespace Portal.Tests.Browser;

/// <summary>The portal is stopped and started anew under a page that is open: the page says so, comes back by itself, and has what was typed.</summary>
public sealed class AnewStoryTests(BrowserFixture browser) : BrowserTest(browser)
{
    const string Inner = "http://10.11.12.13:8080/api";

    const string Again = "() => { document.dispatchEvent(new Event('portal-anew')); location.reload(); }";

    /// <summary>What is kept is gone as soon as it is back, so it is looked at when it is written.</summary>
    const string Recorder = """
        const write = Storage.prototype.setItem;
        Storage.prototype.setItem = function (key, value) {
          write.call(this, key, value);
          if (key === 'portal-kept') write.call(this, 'kept-in-all', (this.getItem('kept-in-all') ?? '') + value);
        };
        """;

    static readonly LocatorAssertionsToBeVisibleOptions Patiently = new() { Timeout = 60_000 };

    [Theory]
    [InlineData(VisitOptions.Desk)]
    [InlineData(VisitOptions.Phone)]
    public async Task What_was_typed_stands_there_again_but_for_what_is_secret(int width)
    {
        var storage = await TestStorage.New(DatabaseKind.Sqlite);
        await using var first = await PortalUnderTest.StartOn(storage);
        await first.FirstAdmin();
        var listen = first.Address.GetLeftPart(UriPartial.Authority);
        var visit = await Visit(first, new VisitOptions { Width = width });
        foreach (var provoked in (string[])["ERR_CONNECTION_REFUSED", "ERR_EMPTY_RESPONSE", "ERR_CONNECTION_RESET", "/_blazor", "Failed to fetch", "WebSocket", "Connection disconnected", "if the connection is not in the 'Connected' State"]) visit.Allow(provoked);
        var page = visit.Page;
        await page.AddInitScriptAsync(Recorder);
        await new SignInScreen(page).SignIn("ada@example.com");
        await page.GotoAsync(Urls.Connect);
        await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("ERP");
        await page.GetByLabel("Address", new() { Exact = true }).FillAsync(Inner);
        await page.GetByLabel("What it asks for").SelectOptionAsync("Header");
        await page.GetByLabel("Header", new() { Exact = true }).FillAsync("X-Erp-Key");
        await page.GetByLabel("Before the key").FillAsync("Token");
        var key = page.GetByLabel("Key", new() { Exact = true });
        await key.FillAsync("sesame-open");
        // Shown while it is typed, it is as secret as before.
        await page.GetByRole(AriaRole.Button, new() { Name = "Show what is typed" }).ClickAsync();
        await page.GetByText("Limit, version and environment").ClickAsync();
        await page.GetByLabel("Requests").FillAsync("120");
        await page.GetByRole(AriaRole.Button, new() { Name = "Connect and test" }).ClickAsync();
        await Assertions.Expect(page.GetByText("an operator can add http://10.11.12.13:8080 to Portal:Egress:AllowedOrigins and start the portal again")).ToBeVisibleAsync();

        await first.DisposeAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "The connection is lost" })).ToBeVisibleAsync(Patiently);
        await Serve(PortalUnderTest.StartOn(storage, settings: [$"--Portal:Listen={listen}", "--Portal:Egress:AllowedOrigins:0=http://10.11.12.13:8080"], ownsStorage: true));

        await Assertions.Expect(Note(page).GetByText("What you had typed stands here again")).ToBeVisibleAsync(Patiently);
        await Assertions.Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("ERP");
        await Assertions.Expect(page.GetByLabel("Address", new() { Exact = true })).ToHaveValueAsync(Inner);
        await Assertions.Expect(page.GetByLabel("Header", new() { Exact = true })).ToHaveValueAsync("X-Erp-Key");
        await Assertions.Expect(page.GetByLabel("Before the key")).ToHaveValueAsync("Token");
        await Assertions.Expect(key).ToHaveValueAsync("");
        Assert.Equal("120", await page.GetByLabel("Requests").InputValueAsync());
        Assert.Equal(0, await Note(page).GetByRole(AriaRole.Listitem).CountAsync());
        Assert.Null(await page.EvaluateAsync<string?>("() => sessionStorage.getItem('portal-kept')"));
        var kept = await Kept(page);
        Assert.Contains("X-Erp-Key", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame-open", kept, StringComparison.Ordinal);
        await Axe.CheckBoth(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Dismiss" }).ClickAsync();
        await Assertions.Expect(Note(page)).ToBeHiddenAsync();

        // It is the server's too: it asks for the key alone.
        await page.GetByRole(AriaRole.Button, new() { Name = "Connect and test" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Paste the key.").First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("an operator can add")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_another_changed_meanwhile_stays_as_it_is_and_what_has_no_place_any_more_is_told()
    {
        var (page, change) = await Workflow();
        var (label, purpose) = (page.GetByLabel("Label", new() { Exact = true }), page.GetByLabel("Purpose"));

        // Nobody touched anything.
        await change(draft => draft with { Label = "Letters" });
        await label.FocusAsync();
        await Anew(page);
        await Assertions.Expect(label).ToHaveValueAsync("Letters");
        Assert.Equal("", await Kept(page));

        await label.FillAsync("Mine");
        await purpose.FillAsync("Writes letters.");
        await page.Locator("#need-0-stale").SelectOptionAsync("Flag");
        await page.GetByLabel("It does without").CheckAsync();
        await Assertions.Expect(page.Locator("#need-0-stale")).ToBeDisabledAsync();
        var add = page.GetByRole(AriaRole.Button, new() { Name = "Add a dependency" });
        await add.ClickAsync();
        await Assertions.Expect(page.Locator("#need-1-tolerance")).ToBeVisibleAsync();
        await add.ClickAsync();
        await page.Locator("#need-2-tolerance").FillAsync("2h");
        await change(draft => draft with { Label = "Theirs" });
        await Anew(page);

        await Assertions.Expect(Note(page)).ToBeVisibleAsync(Patiently);
        Assert.Equal(["Label: Mine", "Dependency 3, Accepted age: 2h"], await Note(page).GetByRole(AriaRole.Listitem).AllTextContentsAsync());
        await Assertions.Expect(Note(page).GetByText("This was changed meanwhile and is left as it is now.")).ToBeVisibleAsync();
        await Assertions.Expect(Note(page).GetByText("Not all of it came back.")).ToBeVisibleAsync();
        await Assertions.Expect(label).ToHaveValueAsync("Theirs");
        await Assertions.Expect(purpose).ToHaveValueAsync("Writes letters.");
        await Assertions.Expect(page.Locator("#need-0-stale")).ToHaveValueAsync("Flag");
        await Assertions.Expect(page.Locator("#need-0-stale")).ToBeDisabledAsync();
        await Assertions.Expect(page.Locator("#need-0-tolerance")).ToHaveValueAsync("");
        await Axe.CheckBoth(page);
        // What has to be typed again stays in sight until it is.
        await label.FillAsync("Mine");
        await Assertions.Expect(Note(page)).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Dismiss" }).ClickAsync();
        await Assertions.Expect(Note(page)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Whoever_has_to_sign_in_first_has_it_after_that_and_whoever_signs_out_leaves_nothing()
    {
        var (page, _) = await Workflow();
        var purpose = page.GetByLabel("Purpose");
        await purpose.FillAsync("Writes letters.");
        await page.Context.ClearCookiesAsync();
        await page.EvaluateAsync(Again);
        await page.GetByLabel("Email").FillAsync("ada@example.com");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(TestPeople.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(purpose).ToHaveValueAsync("Writes letters.");
        await Assertions.Expect(Note(page)).ToBeVisibleAsync();

        await page.EvaluateAsync("() => document.dispatchEvent(new Event('portal-anew'))");
        Assert.NotNull(await page.EvaluateAsync<string?>("() => sessionStorage.getItem('portal-kept')"));
        await page.Locator("button.me").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Email")).ToBeVisibleAsync();
        Assert.Null(await page.EvaluateAsync<string?>("() => sessionStorage.getItem('portal-kept')"));
    }

    static ILocator Note(IPage page) => page.Locator("#kept-note");

    /// <returns>All that was ever kept in this tab.</returns>
    static Task<string> Kept(IPage page) => page.EvaluateAsync<string>("() => sessionStorage.getItem('kept-in-all') ?? ''");

    /// <summary>As where the portal does not know the page any more.</summary>
    static async Task Anew(IPage page)
    {
        await page.EvaluateAsync("() => { window.before = true; }");
        await page.EvaluateAsync(Again);
        await page.WaitForFunctionAsync("() => window.before === undefined");
        await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync();
    }

    /// <summary>A page where a workflow is changed, and what changes it elsewhere.</summary>
    async Task<(IPage Page, Func<Func<WorkflowDraft, WorkflowDraft>, Task> Change)> Workflow()
    {
        var portal = await Serve(PortalUnderTest.Start());
        await portal.FirstAdmin();
        var entity = (await portal.Services.GetRequiredService<EntityModel>().Add(Actor.Portal, new EntityDraft("customer", "Customer", EntityKind.Keyed, [new("name", FieldType.Text)]), Stop)).Value;
        var workflows = portal.Services.GetRequiredService<WorkflowRegistry>();
        var workflow = (await workflows.Add(Actor.Portal, new WorkflowDraft { Name = "churn-watch", Label = "Churn watch", Needs = [new Need(entity.Id, "name")] }, Stop)).Value;
        var page = (await Visit(portal)).Page;
        await page.AddInitScriptAsync(Recorder);
        await new SignInScreen(page).SignIn("ada@example.com", Urls.WorkflowEdit("churn-watch"));
        return (page, async draft => Assert.Null((await workflows.Change(Actor.Portal, workflow.Id, draft(WorkflowDraft.Of(workflow)), Stop)).Refusal));
    }
}
