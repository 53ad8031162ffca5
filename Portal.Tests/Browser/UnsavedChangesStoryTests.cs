using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Engine.Agents;
using Portal.Engine.Agents.Scopes;
using Portal.Engine.Audit;
using Portal.Engine.Entities;
using Portal.Engine.People;
using Portal.Engine.Sources;
using Portal.Engine.Workflows;
using Portal.Tests.Browser.Pages;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web;

namespace Portal.Tests.Browser;

/// <summary>Nobody loses what they changed by following a link or closing a tab, without having been asked.</summary>
public sealed class UnsavedChangesStoryTests(BrowserFixture browser) : BrowserTest(browser)
{
    static readonly string[] Small = ["--Portal:SampleCompany:Enabled=true", "--Portal:SampleCompany:Contacts=50", "--Portal:SampleCompany:Deals=50", "--Portal:SampleCompany:LoginDays=1"];

    [Fact]
    public async Task By_keyboard_somebody_changes_follows_a_link_stays_follows_it_again_and_leaves_and_after_saving_nobody_asks()
    {
        var (portal, page, _) = await SignedIn();
        await Workflow(portal);
        var workflows = portal.Services.GetRequiredService<WorkflowRegistry>();
        await Open(page, Urls.WorkflowEdit("churn-watch"));
        var (label, cancel, question) = (page.GetByLabel("Label", new() { Exact = true }), page.GetByRole(AriaRole.Link, new() { Name = "Cancel" }), Question(page));

        // Nothing is changed, so nothing asks.
        await cancel.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(At(Urls.Workflow("churn-watch")));
        await Open(page, Urls.WorkflowEdit("churn-watch"));

        await Type(page, label, "Letters");
        await cancel.PressAsync("Enter");
        await Assertions.Expect(question).ToContainTextAsync("Leave without saving?");
        await Assertions.Expect(question).ToContainTextAsync("Your changes to this workflow are not saved, and are lost if you leave now.");
        await Axe.CheckBoth(page);
        await Assertions.Expect(question.GetByRole(AriaRole.Button, new() { Name = "Stay" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(question).ToHaveCountAsync(0);
        await Assertions.Expect(page).ToHaveURLAsync(At(Urls.WorkflowEdit("churn-watch")));
        await Assertions.Expect(label).ToHaveValueAsync("Letters");
        await Assertions.Expect(cancel).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(question.GetByRole(AriaRole.Button, new() { Name = "Stay" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(At(Urls.Workflow("churn-watch")));
        Assert.Equal("Churn watch", (await workflows.Find("churn-watch", Stop))!.Label);

        // What is saved is left without a question.
        await Open(page, Urls.WorkflowEdit("churn-watch"));
        await Type(page, label, "Letters");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(At(Urls.Workflow("churn-watch")));
        await Assertions.Expect(question).ToHaveCountAsync(0);
        Assert.Equal("Letters", (await workflows.Find("churn-watch", Stop))!.Label);
    }

    [Fact]
    public async Task Settings_an_agent_a_mapping_and_how_a_list_is_read_ask_too()
    {
        var (portal, page, ada) = await SignedIn();
        var connected = await ConnectedPortal.With(portal);
        var source = connected.Source.Id;
        Assert.Null((await portal.Services.GetRequiredService<FeedRegistry>().Pause(Actor.Portal, connected.Feed("Deals"), "A test looks at it.", Stop)).Refusal);
        var agent = (await portal.Services.GetRequiredService<AgentDesk>().Create(Actor.Portal, new AgentDraft("Writer", "Writes letters.", ada.Id, Scope.Nothing), stop: Stop)).Value.Agent;

        await Asks(page, Urls.SourceSettings(source), "these settings", () => Type(page, page.GetByLabel("Name", new() { Exact = true }), "Another"));
        await Asks(page, Urls.AgentEdit(agent.Id), "this agent", () => page.GetByLabel("Entities that are added later too").CheckAsync());
        await Asks(page, Urls.Mapping(source, connected.Feed("Deals")), "the mapping of Deals", () => new MappingScreen(page).From("Stage", "title"));
        await Asks(page, Urls.Reading(source, connected.Feed("Deals")), "how Deals is read", () => page.GetByLabel("created is the key, or a part of it", new() { Exact = true }).CheckAsync());
    }

    [Fact]
    public async Task The_browser_asks_whoever_closes_the_tab_while_something_is_not_saved()
    {
        var (portal, page, _) = await SignedIn();
        await Workflow(portal);
        await Open(page, Urls.WorkflowEdit("churn-watch"));
        await Type(page, page.GetByLabel("Label", new() { Exact = true }), "Letters");
        await page.WaitForFunctionAsync("() => { const leaving = new Event('beforeunload', { cancelable: true }); window.dispatchEvent(leaving); return leaving.defaultPrevented; }");

        await Type(page, page.GetByLabel("Label", new() { Exact = true }), "Churn watch");
        await page.WaitForFunctionAsync("() => { const leaving = new Event('beforeunload', { cancelable: true }); window.dispatchEvent(leaving); return !leaving.defaultPrevented; }");
    }

    /// <summary>Changes something, is asked, stays, and leaves then.</summary>
    static async Task Asks(IPage page, string url, string what, Func<Task> change)
    {
        await Open(page, url);
        await change();
        var (home, question) = (page.Locator("#sidebar").GetByRole(AriaRole.Link, new() { Name = "Agents" }), Question(page));
        // The portal has heard of the change when it answers the click, because it hears of both in their order.
        await home.PressAsync("Enter");
        await Assertions.Expect(question).ToContainTextAsync($"Your changes to {what} are not saved");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(question).ToHaveCountAsync(0);
        await Assertions.Expect(page).ToHaveURLAsync(At(url));

        await home.PressAsync("Enter");
        await question.GetByRole(AriaRole.Button, new() { Name = "Leave", Exact = true }).PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(At(Urls.Agents));
    }

    static ILocator Question(IPage page) => page.Locator("dialog#unsaved-changes[open]");

    /// <summary>And goes on to the next field, as whoever types does.</summary>
    static async Task Type(IPage page, ILocator field, string text)
    {
        await field.FocusAsync();
        await page.Keyboard.PressAsync("ControlOrMeta+A");
        await page.Keyboard.TypeAsync(text);
        await page.Keyboard.PressAsync("Tab");
    }

    static Regex At(string url) => new($"{Regex.Escape(url)}$");

    static async Task Open(IPage page, string url)
    {
        await page.GotoAsync(url);
        await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync();
    }

    static async Task Workflow(PortalUnderTest portal)
    {
        var entity = (await portal.Services.GetRequiredService<EntityModel>().Add(Actor.Portal, new EntityDraft("customer", "Customer", EntityKind.Keyed, [new("name", FieldType.Text)]), Stop)).Value;
        Assert.Null((await portal.Services.GetRequiredService<WorkflowRegistry>().Add(Actor.Portal, new WorkflowDraft { Name = "churn-watch", Label = "Churn watch", Needs = [new Need(entity.Id, "name")] }, Stop)).Refusal);
    }

    async Task<(PortalUnderTest Portal, IPage Page, Person Ada)> SignedIn()
    {
        var portal = await Serve(PortalUnderTest.Start(settings: Small));
        var ada = await portal.FirstAdmin();
        var page = (await Visit(portal)).Page;
        await new SignInScreen(page).SignIn("ada@example.com");
        return (portal, page, ada);
    }
}
