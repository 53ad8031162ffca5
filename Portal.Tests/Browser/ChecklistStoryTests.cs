using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Engine.People;
using Portal.Engine.Sources;
using Portal.Tests.Browser.Pages;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;

namespace Portal.Tests.Browser;

/// <summary>What an admin does until the portal is ready, and that its list goes away then.</summary>
public sealed class ChecklistStoryTests(BrowserFixture browser) : BrowserTest(browser)
{
    [Theory]
    [InlineData(VisitOptions.Desk)]
    [InlineData(VisitOptions.Phone)]
    public async Task What_is_not_needed_is_said_by_keyboard_and_the_list_goes_away_by_itself(int width)
    {
        var portal = await Serve(PortalUnderTest.Start());
        var ada = await portal.FirstAdmin();
        var page = (await Visit(portal, new VisitOptions { Width = width })).Page;
        await new SignInScreen(page).SignIn("ada@example.com");
        var list = page.GetByRole(AriaRole.Region, new() { Name = "Get your portal ready" });

        await Assertions.Expect(list).ToContainTextAsync("0 of 3 done");
        await list.GetByRole(AriaRole.Button, new() { Name = "Not needed here (Tell the portal its public address)" }).PressAsync("Enter");
        await Assertions.Expect(list).ToContainTextAsync("1 of 3 done");
        await Assertions.Expect(list).ToContainTextAsync("Ada Stone said that it is not needed here");
        await Assertions.Expect(page.Locator("h1:focus, h2:focus, h3:focus")).ToHaveCountAsync(1);
        await Axe.Check(page);

        Assert.Null((await portal.Services.GetRequiredService<SourceRegistry>().Add(ada.AsActor(), new SourceDraft { Name = "CRM", Address = new("https://crm.example.com") }, Stop)).Refusal);
        await portal.Joined(ada, "ben@example.com", Role.Admin);
        await page.ReloadAsync();
        await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync();
        await Assertions.Expect(list).ToHaveCountAsync(0);
    }
}
