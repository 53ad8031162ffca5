using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Engine.Sources;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Drifting;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Browser.Pages;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web;
using Portal.Web.SampleCompany.Faults;

namespace Portal.Tests.Browser;

/// <summary>A system renames a field under its readers, and an admin sees it and mends it.</summary>
public sealed class DriftStoryTests(BrowserFixture browser) : BrowserTest(browser)
{
    [Theory]
    [InlineData(VisitOptions.Desk, false)]
    [InlineData(VisitOptions.Phone, true)]
    public async Task A_renamed_field_is_told_with_its_diff_and_one_press_maps_it_and_the_data_goes_on(int width, bool dark)
    {
        var portal = await Serve(PortalUnderTest.Start(settings: ConnectedPortal.Settings));
        await portal.FirstAdmin();
        var connected = await ConnectedPortal.With(portal);
        await portal.Rest();
        var deals = connected.Feed("Deals");
        portal.Services.GetRequiredService<Switches>().Set("schema", "rename");
        await Read(portal, deals);

        var page = (await Visit(portal, new VisitOptions { Width = width, Dark = dark })).Page;
        await new SignInScreen(page).SignIn("ada@example.com");
        await page.GotoAsync(Urls.Source(connected.Source.Id));
        await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync();
        var notice = new SourceScreen(page).Stream("Deals").Locator(".notice").Filter(new() { HasText = "its rows are not what they were" });
        await Assertions.Expect(notice).ToContainTextAsync("amount is missing: it was a number, in none of 100 rows. It fills Amount");
        await Assertions.Expect(notice).ToContainTextAsync("amount_v2 is new: a number, in 100 of 100 rows");
        await Assertions.Expect(notice).ToContainTextAsync("Proposed: Amount from amount_v2. It says what amount said");
        await Axe.Check(page);

        await page.GetByRole(AriaRole.Link, new() { Name = "Schema of Deals", Exact = true }).Last.PressAsync("Enter");
        await Assertions.Expect(new SourceScreen(page).Heading).ToHaveTextAsync("Schema of Deals");
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "What changed", Exact = true }).First).ToContainTextAsync("Open");
        await Axe.Check(page);
        await page.GoBackAsync();
        // Whoever comes to a page is put on its heading, and goes on from there. The page that was left has one too, and may still be there.
        await Assertions.Expect(new SourceScreen(page).Heading).ToHaveTextAsync("Sample company");
        await Assertions.Expect(new SourceScreen(page).Heading).ToBeFocusedAsync();

        await notice.GetByRole(AriaRole.Button, new() { Name = "Apply the proposal" }).PressAsync("Enter");
        await Fleeting.Says(page, "Everything is read by it now.");
        await Assertions.Expect(notice).ToHaveCountAsync(0, new() { Timeout = 30_000 });

        Assert.Contains("amount_v2", (await portal.Services.GetRequiredService<FeedRegistry>().Find(deals, Stop))!.Mapping, StringComparison.Ordinal);
        var ended = Assert.Single(await portal.Services.GetRequiredService<DriftBook>().History(connected.Stream("Deals").Stream.Id, new DriftFilter(), null, 50, Stop));
        Assert.Equal(DriftEnd.Applied, ended.End);
        var last = await Read(portal, deals);
        Assert.Equal((RunState.Succeeded, 0), (last.State, (int)last.Quarantined));
        await page.GotoAsync(connected.Records("Deals"));
        await Assertions.Expect(page.Locator("td[data-label=Amount]").First).ToHaveTextAsync(new Regex("[0-9]"));
    }

    /// <summary>Reads everything; a run that is under way ends first.</summary>
    static async Task<Run> Read(PortalUnderTest portal, long feed)
    {
        var run = await portal.Services.GetRequiredService<SyncEngine>().InTurn(feed, new RunRequest(RunTrigger.Person, "Ada", Everything: true), Stop);
        await run.Ended.WaitAsync(Stop);
        return (await portal.Services.GetRequiredService<RunBook>().Find(run.Run, Stop))!;
    }
}
