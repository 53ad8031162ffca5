using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Engine.Audit;
using Portal.Engine.Blueprints;
using Portal.Engine.Calendars;
using Portal.Tests.Browser.Pages;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web;

namespace Portal.Tests.Browser;

/// <summary>A file is brought in on the screen: its problems, its plan, what is lost, and what came of it.</summary>
public sealed class ConfigurationStoryTests(BrowserFixture browser) : BrowserTest(browser)
{
    const string File = """
        version: 1

        entities:
          customer:
            label: Customer
            kind: keyed
            fields:
              - name: email
                type: text

        sources:
          CRM:
            address: https://crm.example.com
            auth:
              kind: bearer
              secret: vault:crm
            streams:
              Contacts:
                entity: customer

        """;

    public static TheoryData<int, bool> Screens => new() { { VisitOptions.Desk, false }, { VisitOptions.Desk, true }, { VisitOptions.Phone, false }, { VisitOptions.Phone, true } };

    [Theory, MemberData(nameof(Screens))]
    public async Task A_file_is_looked_at_applied_and_taken_away_again(int width, bool dark)
    {
        var portal = await Serve(PortalUnderTest.Start());
        await portal.FirstAdmin();
        var hours = new Dictionary<DayOfWeek, IReadOnlyList<WorkSpan>> { [DayOfWeek.Monday] = [new(TimeSpan.FromHours(9), TimeSpan.FromHours(17))] };
        Assert.Null((await portal.Services.GetRequiredService<CalendarRegistry>().Add(Actor.Portal, new CalendarDraft { Name = "Office", Zone = "UTC", Hours = hours }, Stop)).Refusal);
        var page = (await Visit(portal, new VisitOptions { Width = width, Dark = dark })).Page;
        await new SignInScreen(page).SignIn("ada@example.com", Urls.Blueprints);

        await Bring(page, File.Replace("type: text", "type: txt", StringComparison.Ordinal));
        await Sees(page, "Line 9, column 15");
        await Sees(page, "Did you mean text?");
        await Clean(page);
        await Press(page, "Back to the file");

        await Bring(page, File);
        await Sees(page, "3 to add, 0 to change, 0 to remove, 0 unchanged");
        await Sees(page, "This portal does not have vault:crm, for CRM");
        await Clean(page);
        await Press(page, "Apply 3 changes");
        await Sees(page, "3 changes were made");
        await Clean(page);
        Assert.Contains("Office", await Export(portal), StringComparison.Ordinal);
        await Press(page, "Bring in another file");

        // By the keyboard alone, as a file that is chosen, once the framework listens to the field: that is some milliseconds after it is seen.
        await page.WaitForFunctionAsync("() => document.getElementById('blueprint-file')?._blazorInputFileNextFileId !== undefined");
        await page.GetByLabel("File").SetInputFilesAsync(new FilePayload { Name = "portal.yaml", MimeType = "text/yaml", Buffer = System.Text.Encoding.UTF8.GetBytes(File.Replace("label: Customer", "label: Client", StringComparison.Ordinal)) });
        await Sees(page, "label");
        await Press(page, "Plan to remove them");
        await Sees(page, "0 to add, 1 to change, 1 to remove");
        var apply = page.GetByRole(AriaRole.Button, new() { Name = "Apply 2 changes" });
        await apply.PressAsync("Enter");
        await Sees(page, "Remove what the file does not have?");
        await Sees(page, "calendar Office.");
        await Clean(page);
        await Press(page, "Apply and remove");
        await Sees(page, "2 changes were made");

        Assert.Equal(File.Replace("label: Customer", "label: Client", StringComparison.Ordinal), await Export(portal));
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Download it" }).ClickAsync());
        using var reader = new StreamReader(await download.CreateReadStreamAsync());
        Assert.Equal(await Export(portal), await reader.ReadToEndAsync(Stop));
    }

    [Fact]
    public async Task As_much_is_pasted_as_is_said_and_what_was_cut_off_is_not_taken_for_all()
    {
        var portal = await Serve(PortalUnderTest.Start());
        await portal.FirstAdmin();
        var page = (await Visit(portal)).Page;
        await new SignInScreen(page).SignIn("ada@example.com", Urls.Blueprints);
        await Assertions.Expect(new ShellScreen(page).Live).ToBeVisibleAsync();

        // Quotes are written as two letters on the way, and these letters as three bytes.
        const int Most = 20_000;
        var remark = $"# {string.Concat(Enumerable.Repeat("\"表", (Most - File.Length - 2) / 2))}";
        var full = (File + remark).PadRight(Most, '.');
        Assert.Equal(Most, full.Length);
        await Bring(page, full);
        await Sees(page, "3 to add, 0 to change, 0 to remove, 0 unchanged");
        await Press(page, "Cancel");

        await Bring(page, File + full);
        await Sees(page, "This is longer than what can be pasted");
        await Bring(page, File);
        await Sees(page, "3 to add, 0 to change, 0 to remove, 0 unchanged");
    }

    [Theory]
    [InlineData(VisitOptions.Desk)]
    [InlineData(VisitOptions.Phone)]
    public async Task Comments_of_a_file_that_was_brought_in_or_is_chosen_are_in_what_is_downloaded(int width)
    {
        var portal = await Serve(PortalUnderTest.Start());
        await portal.FirstAdmin();
        var page = (await Visit(portal, new VisitOptions { Width = width })).Page;
        await new SignInScreen(page).SignIn("ada@example.com", Urls.Blueprints);
        var commented = File.Replace("  CRM:\n", "  # Ask Kim before it is touched\n  CRM:\n", StringComparison.Ordinal);

        await Bring(page, commented);
        await Press(page, "Apply 3 changes");
        await Sees(page, "3 changes were made");
        await Clean(page);
        Assert.Equal(commented, await Downloaded(page));
        await Press(page, "Bring in another file");
        await page.GetByLabel("Your copy").SetInputFilesAsync(new FilePayload { Name = "portal.yaml", MimeType = "text/yaml", Buffer = System.Text.Encoding.UTF8.GetBytes(commented.Replace("Kim", "Müller", StringComparison.Ordinal)) });
        await Clean(page);
        Assert.Equal(commented.Replace("Kim", "Müller", StringComparison.Ordinal), await Downloaded(page));
        // The page is alive as before.
        await Bring(page, commented);
        await Sees(page, "Everything is as the file says");
        Assert.Equal(commented, await Downloaded(page));
    }

    static async Task<string> Downloaded(IPage page)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => Press(page, "Download it with its comments"));
        using var reader = new StreamReader(await download.CreateReadStreamAsync());
        return await reader.ReadToEndAsync(Stop);
    }

    static Task<string> Export(PortalUnderTest portal) => portal.Services.GetRequiredService<BlueprintDesk>().Export(stop: Stop);

    static async Task Bring(IPage page, string file)
    {
        await page.GetByLabel("Or paste it").FillAsync(file);
        await Press(page, "Show what it changes");
    }

    static Task Press(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    static Task Sees(IPage page, string text) => Assertions.Expect(page.Locator("body")).ToContainTextAsync(text);

    static async Task Clean(IPage page)
    {
        await Axe.Check(page);
        Assert.False(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"), "It is wider than its window.");
    }
}
