using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.People;
using Portal.Web;
using Portal.Web.Shell;

namespace Portal.Tests.Web.Shell;

public sealed class SidebarTests : Stage
{
    [Theory]
    [InlineData(Role.Staff, new[] { "Home" })]
    [InlineData(Role.Manager, new[] { "Home", "Sources", "Data", "Freshness", "Workflows", "Calendars", "Audit" })]
    [InlineData(Role.Admin, new[] { "Home", "Sources", "Data", "Freshness", "Workflows", "Agents", "Calendars", "People", "Configuration", "Audit" })]
    public void Everybody_is_offered_what_their_role_may_open(Role role, string[] offered)
    {
        SignIn(role);

        Assert.Equal(offered, Render<Sidebar>().FindAll("nav a").Select(link => link.TextContent.Trim()));
    }

    [Fact]
    public void Whoever_is_not_signed_in_is_offered_nothing()
    {
        var sidebar = Render<Sidebar>();

        Assert.Empty(sidebar.FindAll("nav a"));
        Assert.Empty(sidebar.FindAll("#me-menu"));
    }

    [Fact]
    public void The_page_one_is_on_is_marked_and_the_mark_moves_along()
    {
        SignIn(Role.Admin);
        var sidebar = Render<Sidebar>();
        Assert.Equal("Home", Current());

        Services.GetRequiredService<NavigationManager>().NavigateTo("/people/0198?tab=roles");
        sidebar.WaitForAssertion(() => Assert.Equal("People", Current()));

        Services.GetRequiredService<NavigationManager>().NavigateTo("/peoples");
        sidebar.WaitForAssertion(() => Assert.Empty(sidebar.FindAll("[aria-current]")));

        string Current() => Assert.Single(sidebar.FindAll("[aria-current=page]")).TextContent.Trim();
    }

    [Fact]
    public void The_menu_names_the_person_and_leads_to_account_and_way_out()
    {
        SignIn(Role.Manager, "Jonas Lindqvist");
        var sidebar = Render<Sidebar>();

        Assert.Contains("Jonas Lindqvist", sidebar.Find(".me").TextContent, StringComparison.Ordinal);
        Assert.Contains("Manager", sidebar.Find(".me").TextContent, StringComparison.Ordinal);
        Assert.Equal(Urls.Account, sidebar.Find("a.menu-item").GetAttribute("href"));
        Assert.Equal(("post", Urls.SignOut), (sidebar.Find("form").GetAttribute("method"), sidebar.Find("form").GetAttribute("action")));
    }

    [Fact]
    public void The_theme_in_force_is_the_one_that_is_chosen()
    {
        SignIn(Role.Staff);

        Assert.Equal("dark", Assert.Single(Render<Sidebar>().FindAll("input[name=theme][checked]")).GetAttribute("value"));
    }
}
