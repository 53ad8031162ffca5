using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Engine.Sources.Schedules;
using Portal.Engine.Sync.Boards;
using Portal.Tests.Browser.Pages;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web;
using Portal.Web.Features.Sources.Sample;

namespace Portal.Tests.Browser;

/// <summary>From signing in to a system that is read, promised and scheduled, by somebody who has no mouse.</summary>
public sealed class KeyboardStoryTests(BrowserFixture browser, ITestOutputHelper output) : BrowserTest(browser)
{
    static readonly LocatorAssertionsToBeVisibleOptions Patiently = new() { Timeout = 60_000 };

    [Fact]
    public async Task A_system_is_connected_promised_and_scheduled_by_the_keyboard_alone()
    {
        var portal = await Serve(PortalUnderTest.Start(settings: ConnectedPortal.Settings));
        await portal.FirstAdmin();
        var address = (await portal.Services.GetRequiredService<SampleAddress>().Find(Stop))!;
        var page = (await Visit(portal)).Page;
        await page.AddInitScriptAsync("addEventListener('pointerdown', event => { sessionStorage.mouse = 'used'; }, true);");
        var keys = new KeyboardScreen(page);

        await page.GotoAsync(Urls.SignIn);
        await keys.Type(page.GetByLabel("Email"), "ada@example.com");
        await keys.Type(page.GetByLabel("Password", new() { Exact = true }), TestPeople.Password);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync(Patiently);
        await keys.GoOn(() => keys.Press(page.GetByRole(AriaRole.Region, new() { Name = "How to begin" }).GetByRole(AriaRole.Link, new() { Name = "Connect a system" })));

        await keys.Type(page.GetByLabel("Name", new() { Exact = true }), "Our CRM");
        await keys.Type(page.GetByLabel("Address", new() { Exact = true }), $"{address}");
        await keys.GoOn(() => page.Keyboard.PressAsync("Enter"));
        await Heading(page, "What is to be read from it?");
        await keys.Type(page.GetByLabel("Path", new() { Exact = true }), "cursor/contacts");
        await keys.GoOn(() => page.Keyboard.PressAsync("Enter"));
        await Heading(page, "Which field is the key, and which says when a row changed?");
        await keys.GoOn(() => keys.Press(Button(page, "Try pages and changes")));
        await Heading(page, "What was found by trying");
        await keys.GoOn(() => keys.Press(Button(page, "Map its rows")));
        await keys.Press(Button(page, "Choose Customer"));
        await Assertions.Expect(page.Locator(".mapping")).ToBeVisibleAsync(Patiently);
        await keys.GoOn(() => keys.Press(Button(page, "Choose how often it is read")));
        await keys.GoOn(() => keys.Press(Button(page, "Start")));
        await page.WaitForURLAsync(new Regex(@"/sources/[0-9]+\?text="));
        await Assertions.Expect(page.GetByRole(AriaRole.Article)).ToContainTextAsync("Succeeded", new() { Timeout = 60_000 });

        var source = new SourceScreen(page);
        var name = (await Read(portal)).Stream.Name;
        await keys.Press(source.Settings(name));
        await keys.Press(Button(page, "Freshness promise…"));
        await Assertions.Expect(source.Tolerance).ToBeFocusedAsync();
        await keys.Type(source.Tolerance, "4h");
        await keys.Choose(source.Promise.GetByLabel("Field to add"), "Name");
        await keys.Press(source.Promise.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }));
        await keys.Type(source.Promise.GetByLabel("Tolerance of Name"), "2h");
        await keys.Press(source.Promise.GetByRole(AriaRole.Button, new() { Name = "Save the promise" }));
        await Assertions.Expect(source.Promise).ToHaveCountAsync(0);
        await Assertions.Expect(source.Settings(name)).ToBeFocusedAsync();

        var opener = source.Stream(name).GetByRole(AriaRole.Button, new() { NameRegex = new("schedule of") });
        await keys.Press(opener);
        var runs = source.Schedule.GetByLabel("Runs", new() { Exact = true });
        await Assertions.Expect(runs).ToBeFocusedAsync();
        await keys.Choose(runs, "Daily at times");
        await keys.Type(source.Schedule.GetByLabel("Times", new() { Exact = true }), "06:00, 18:30");
        await keys.Press(source.Schedule.GetByRole(AriaRole.Button, new() { Name = "Save the schedule" }));
        await Assertions.Expect(source.Schedule).ToHaveCountAsync(0);
        await Assertions.Expect(opener).ToBeFocusedAsync();

        var stream = await Read(portal);
        Assert.Equal((TimeSpan.FromHours(4), TimeSpan.FromHours(2)), (stream.Stream.Tolerance, Assert.Single(stream.Stream.FieldPromises).Value.Tolerance));
        Assert.Equal(ScheduleKind.Daily, stream.Feeds[0].Feed.Schedule.Kind);
        Assert.True(stream.Records > 0);
        Assert.False(await page.EvaluateAsync<bool>("() => 'mouse' in sessionStorage"));
        output.WriteLine($"keyboard.tabs={keys.Tabs}");
    }

    static async Task<StreamOnBoard> Read(PortalUnderTest portal) => Assert.Single((await portal.Services.GetRequiredService<SourceBoard>().Of([1], Stop))[1]);

    static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    static Task Heading(IPage page, string name) => Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = name })).ToBeVisibleAsync(Patiently);
}
