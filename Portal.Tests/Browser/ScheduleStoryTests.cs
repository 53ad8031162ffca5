using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Engine.Audit;
using Portal.Engine.Calendars;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Tests.Browser.Pages;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web;

namespace Portal.Tests.Browser;

/// <summary>A feed is given a schedule on the screens alone.</summary>
public sealed class ScheduleStoryTests(BrowserFixture browser) : BrowserTest(browser)
{
    [Theory]
    [InlineData(VisitOptions.Desk)]
    [InlineData(VisitOptions.Phone)]
    public async Task Working_hours_are_set_the_next_five_runs_are_seen_and_the_audit_says_from_what_to_what(int width)
    {
        var portal = await Serve(PortalUnderTest.Start(settings: ConnectedPortal.Settings));
        await portal.FirstAdmin();
        var connected = await ConnectedPortal.With(portal);
        await Office(portal);
        await Limit(portal, connected.Source);
        var visit = await Visit(portal, new VisitOptions { Width = width, TimeZone = "America/New_York" });
        var page = visit.Page;
        await new SignInScreen(page).SignIn("ada@example.com");
        await page.GotoAsync(Urls.Source(connected.Source.Id));
        await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync();
        var source = new SourceScreen(page);
        await Assertions.Expect(source.Stream("Deals").Locator("[data-schedule]")).ToHaveTextAsync("every 2 minutes");

        await source.OpenSchedule("Deals");
        await Assertions.Expect(source.NextRuns).ToHaveCountAsync(5);
        await source.Schedule.GetByLabel("Runs", new() { Exact = true }).SelectOptionAsync("WorkingHours");
        await source.Schedule.GetByLabel("Calendar", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Zürich office" });
        await source.Schedule.GetByLabel("Every", new() { Exact = true }).FillAsync("15m");
        await source.Schedule.GetByLabel("Otherwise every").FillAsync("4h");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(source.Schedule.Locator("[data-sentence]")).ToHaveTextAsync("Every 15 minutes in working hours of Zürich office, every 4 hours otherwise.");
        await Assertions.Expect(source.NextRuns).ToHaveCountAsync(5);
        await Assertions.Expect(source.NextRuns.Last).ToContainTextAsync("in Europe/Zurich");
        await Assertions.Expect(source.Schedule.Locator("[data-cost]")).ToContainTextAsync(new Regex("about [0-9,]+ requests an hour of 3,600"));
        // Ten minutes are promised of deals, and nights are longer.
        await Assertions.Expect(source.Schedule.Locator(".notice").Filter(new() { HasText = "The freshness promise cannot be kept by it" })).ToContainTextAsync("will be stale from");
        await Axe.Check(page);
        await source.Schedule.GetByRole(AriaRole.Button, new() { Name = "Save the schedule" }).ClickAsync();

        await Assertions.Expect(source.Stream("Deals").Locator("[data-schedule]")).ToHaveTextAsync("every 15 minutes in working hours of Zürich office, every 4 hours otherwise");
        await page.GotoAsync(Urls.Audit);
        await Assertions.Expect(page.Locator("table")).ToContainTextAsync("Feed: changed");
        var (before, after) = await Changed(portal);
        Assert.Contains("Interval", before, StringComparison.Ordinal);
        Assert.Contains("WorkingHours", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cron_expression_that_says_nothing_is_refused_with_the_nearest_fix_and_too_many_requests_are_said_plainly()
    {
        var portal = await Serve(PortalUnderTest.Start(settings: ConnectedPortal.Settings));
        await portal.FirstAdmin();
        var connected = await ConnectedPortal.With(portal);
        await Limit(portal, connected.Source);
        var visit = await Visit(portal, new VisitOptions());
        var page = visit.Page;
        await new SignInScreen(page).SignIn("ada@example.com");
        await page.GotoAsync(Urls.Source(connected.Source.Id));
        await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync();
        var source = new SourceScreen(page);

        await source.OpenSchedule("Deals");
        await source.Schedule.GetByLabel("Runs", new() { Exact = true }).SelectOptionAsync("Cron");
        await source.Schedule.GetByLabel("Cron expression").FillAsync("60 9 * * *");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(source.Schedule).ToContainTextAsync("60 is no minute: it goes from 0 to 59. Did you mean: 0 9 * * *");
        await source.Schedule.GetByLabel("Runs", new() { Exact = true }).SelectOptionAsync("Interval");
        await source.Schedule.GetByLabel("Every", new() { Exact = true }).FillAsync("1s");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(source.Schedule).ToContainTextAsync(new Regex(@"It would not keep up: [0-9,]+ requests an hour of 3,600\."));
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(source.Schedule).ToHaveCountAsync(0);
    }

    static async Task Office(PortalUnderTest portal)
    {
        var hours = Enum.GetValues<DayOfWeek>()[1..6].ToDictionary(day => day, IReadOnlyList<WorkSpan> (_) => [new(TimeSpan.FromHours(8), TimeSpan.FromHours(18))]);
        Assert.Null((await portal.Services.GetRequiredService<CalendarRegistry>().Add(Actor.Portal, new CalendarDraft { Name = "Zürich office", Zone = "Europe/Zurich", Hours = hours })).Refusal);
    }

    static async Task Limit(PortalUnderTest portal, Source source) => Assert.Null(
        (await portal.Services.GetRequiredService<SourceRegistry>().Change(Actor.Portal, source.Id, SourceDraft.Of(source) with { Requests = 3_600, Per = TimeSpan.FromHours(1) })).Refusal);

    /// <summary>What the newest change of a feed was, as the log keeps it.</summary>
    static async Task<(string? Before, string? After)> Changed(PortalUnderTest portal)
    {
        await using var db = portal.Services.GetRequiredService<IDatabase>().Read();
        var entry = await db.Set<AuditEntry>().Where(entry => entry.Action == "feed.changed").OrderByDescending(entry => entry.Id).FirstAsync();
        return (entry.Before, entry.After);
    }
}
