using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Engine.People;
using Portal.Tests.Browser.Pages;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web;

namespace Portal.Tests.Browser;

/// <summary>From the first start to a portal with people in it, on the screens alone.</summary>
public sealed class PeopleStoryTests(BrowserFixture browser) : BrowserTest(browser)
{
    [Theory]
    [InlineData(VisitOptions.Desk)]
    [InlineData(VisitOptions.Phone)]
    public async Task From_the_first_start_to_a_colleague_who_is_let_in_and_put_out_again(int width)
    {
        var portal = await Serve(PortalUnderTest.Start());
        var admin = await Visit(portal, new VisitOptions { Width = width });
        await admin.Page.GotoAsync("/");
        await new SignInScreen(admin.Page).SetUp(portal.PrintedCode(), "Ada Stone", "ada@example.com");
        await Assertions.Expect(admin.Page.GetByRole(AriaRole.Heading, new() { Name = "Get your portal ready" })).ToBeVisibleAsync();

        await Open(admin, Urls.People);
        var people = new PeopleScreen(admin.Page);
        var link = await people.Invite("Sam Reed", "sam@example.com", Role.Staff);
        await Assertions.Expect(people.Row("Sam Reed")).ToContainTextAsync("Invited");

        var staff = await Visit(portal);
        await new SignInScreen(staff.Page).Join(link);
        Assert.Equal(Urls.Join + "|" + Urls.Home, $"{new Uri(link).AbsolutePath}|{new Uri(staff.Page.Url).AbsolutePath}");
        await Assertions.Expect(new ShellScreen(staff.Page).Link("People")).ToHaveCountAsync(0);

        await people.Disable("Sam Reed");
        await Assertions.Expect(staff.Page).ToHaveURLAsync(new Regex(Urls.SignIn));

        await Open(admin, Urls.Audit);
        foreach (var what in new[] { "Person: first admin", "Person: invited", "Person: joined", "Person: disabled" })
            await Assertions.Expect(admin.Page.GetByRole(AriaRole.Rowheader, new() { Name = what })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_reset_link_signs_a_locked_person_in_with_a_new_password()
    {
        var portal = await Serve(PortalUnderTest.Start(settings: ["--Portal:SignIn:LockAfter=3"]));
        var ada = await portal.FirstAdmin();
        await portal.Joined(ada, "sam@example.com", Role.Staff);
        using (var guesser = new Guest(portal))
        {
            for (var i = 0; i < 3; i++) await guesser.SignIn("sam@example.com", "not the password");
        }

        var admin = await Visit(portal);
        await new SignInScreen(admin.Page).SignIn("ada@example.com", Urls.People);
        var people = new PeopleScreen(admin.Page);
        await Assertions.Expect(people.Row("sam")).ToContainTextAsync("Locked");
        var link = await people.ResetLink("sam");

        var staff = await Visit(portal);
        await new SignInScreen(staff.Page).JoinByPasting(link);
        await Assertions.Expect(new ShellScreen(staff.Page).Live).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Filters_live_in_the_address_and_a_colleague_sees_the_same_by_it()
    {
        var portal = await Serve(PortalUnderTest.Start());
        var ada = await portal.FirstAdmin();
        await portal.Joined(ada, "kim@example.com", Role.Manager);
        await portal.Joined(ada, "sam@example.com", Role.Staff);
        var admin = await Visit(portal);
        await new SignInScreen(admin.Page).SignIn("ada@example.com", Urls.People);

        await admin.Page.GetByLabel("Role", new() { Exact = true }).SelectOptionAsync("Manager");
        await Assertions.Expect(admin.Page).ToHaveURLAsync(new Regex("role=Manager"));
        await Assertions.Expect(new PeopleScreen(admin.Page).Row("sam@example.com")).ToHaveCountAsync(0);

        var other = await Visit(portal);
        await new SignInScreen(other.Page).SignIn("ada@example.com", new Uri(admin.Page.Url).PathAndQuery);
        await Assertions.Expect(new PeopleScreen(other.Page).Row("kim@example.com")).ToBeVisibleAsync();
        await Assertions.Expect(new PeopleScreen(other.Page).Row("sam@example.com")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_role_is_changed_only_after_a_question_and_counts_on_the_page_that_is_open()
    {
        var portal = await Serve(PortalUnderTest.Start());
        var ada = await portal.FirstAdmin();
        await portal.Joined(ada, "sam@example.com", Role.Staff);
        var (admin, sam) = (await Visit(portal), await Visit(portal));
        await new SignInScreen(sam.Page).SignIn("sam@example.com");
        await Assertions.Expect(new ShellScreen(sam.Page).Live).ToBeVisibleAsync();
        await Assertions.Expect(sam.Page.GetByRole(AriaRole.Link, new() { Name = "Freshness", Exact = true })).ToHaveCountAsync(0);
        await new SignInScreen(admin.Page).SignIn("ada@example.com", Urls.People);
        await Assertions.Expect(new ShellScreen(admin.Page).Live).ToBeVisibleAsync();
        var dialog = admin.Page.GetByRole(AriaRole.Dialog, new() { Name = "What sam may do" });

        await Choose();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Assertions.Expect(dialog).ToBeHiddenAsync();
        Assert.Equal(Role.Staff, (await portal.Services.GetRequiredService<PeopleDirectory>().List(new PeopleFilter { Text = "sam" }, TestContext.Current.CancellationToken)).Single().Role);

        await Choose();
        await admin.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(admin.Page.GetByRole(AriaRole.Button, new() { Name = "Manager: change the role of sam" })).ToBeVisibleAsync();
        await Assertions.Expect(sam.Page.GetByRole(AriaRole.Link, new() { Name = "Freshness", Exact = true })).ToBeVisibleAsync();

        // By keyboard, from the role that is had to the next.
        async Task Choose()
        {
            await admin.Page.GetByRole(AriaRole.Button, new() { Name = "Staff: change the role of sam" }).PressAsync("Enter");
            await Assertions.Expect(dialog.GetByRole(AriaRole.Radio, new() { Name = "Staff", Exact = true })).ToBeFocusedAsync();
            await Assertions.Expect(dialog.GetByRole(AriaRole.Radio, new() { Name = "Staff", Exact = true })).ToBeCheckedAsync();
            await admin.Page.Keyboard.PressAsync("ArrowDown");
            var manager = dialog.GetByRole(AriaRole.Radio, new() { Name = "Manager", Exact = true });
            await Assertions.Expect(manager).ToBeCheckedAsync();
            await Assertions.Expect(manager).ToHaveAccessibleDescriptionAsync("Managers see the data and how fresh it is, and change nothing of what is connected.");
        }
    }

    static async Task Open(Visit visit, string url)
    {
        await visit.Page.GotoAsync(url);
        await Assertions.Expect(new ShellScreen(visit.Page).Live).ToBeVisibleAsync();
    }
}
