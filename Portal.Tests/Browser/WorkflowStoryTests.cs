using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Engine.Entities;
using Portal.Tests.Browser.Pages;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web;

namespace Portal.Tests.Browser;

/// <summary>A workflow on the screens: registered, paused by what goes stale, overridden, and paused again.</summary>
public sealed class WorkflowStoryTests(BrowserFixture browser) : BrowserTest(browser)
{
    static readonly LocatorAssertionsToHaveTextOptions Patiently = new() { Timeout = 45_000 };

    [Theory]
    [InlineData(VisitOptions.Desk)]
    [InlineData(VisitOptions.Phone)]
    public async Task A_workflow_waits_for_what_goes_stale_unless_somebody_lets_it_run(int width)
    {
        var portal = await Serve(PortalUnderTest.Start(settings: ConnectedPortal.Settings));
        await portal.FirstAdmin();
        await ConnectedPortal.With(portal);
        var entity = (await portal.Services.GetRequiredService<EntityModel>().List(Stop)).Single(one => one.Name == "company");
        var page = (await Visit(portal, new VisitOptions { Width = width })).Page;
        await new SignInScreen(page).SignIn("ada@example.com", Urls.WorkflowNew);
        var workflow = new WorkflowScreen(page);

        // Companies are read less often than that, so it goes stale while the page is open: nothing is loaded again.
        await workflow.Register("Churn watch", "churn-watch", entity.Label, entity.Fields[0].Name, "20s", cannot: true);
        await page.EvaluateAsync("() => window.stillHere = true");
        await Assertions.Expect(workflow.Says).ToHaveTextAsync("Paused", Patiently);
        await Assertions.Expect(workflow.Gate).ToContainTextAsync("It is older than is accepted. The workflow waits for it.");
        await Assertions.Expect(workflow.Gate).ToContainTextAsync("Tried next");

        await workflow.Override("The letters go out today.");
        await Assertions.Expect(workflow.Says).ToHaveTextAsync("Runs, overridden");
        await Assertions.Expect(workflow.Gate).ToContainTextAsync("The letters go out today.");
        await Assertions.Expect(workflow.History.First).ToContainTextAsync("lets it run until");

        await workflow.EndOverride();
        await Assertions.Expect(workflow.Says).ToHaveTextAsync("Paused", Patiently);
        Assert.True(await page.EvaluateAsync<bool>("() => window.stillHere === true"));
        await page.GotoAsync(Urls.Workflows);
        await Assertions.Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Churn watch" })).ToContainTextAsync("Paused");
    }
}
