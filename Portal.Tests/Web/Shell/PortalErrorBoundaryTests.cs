using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Engine.People;
using Portal.Web.Shell;

namespace Portal.Tests.Web.Shell;

public sealed class PortalErrorBoundaryTests : Stage
{
    bool _broken = true;

    public PortalErrorBoundaryTests() => SetRendererInfo(new RendererInfo("Server", isInteractive: true));

    [Fact]
    public void The_reader_gets_the_reference_that_is_in_the_log_beside_the_exception()
    {
        var page = Page();

        var reference = page.Find(".reference").TextContent;
        Assert.Matches("^[2-9A-HJ-NP-TV-Z]{4}-[2-9A-HJ-NP-TV-Z]{4}$", reference);
        var line = Assert.Single(Logs.Lines, line => line.Level == LogLevel.Error);
        Assert.Contains(reference, line.Message, StringComparison.Ordinal);
        Assert.Contains("the page broke", line.Exception, StringComparison.Ordinal);
        Assert.DoesNotContain("the page broke", page.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Admin, true)]
    [InlineData(Role.Manager, false)]
    [InlineData(Role.Staff, false)]
    [InlineData(null, false)]
    public void What_the_database_says_can_be_done_is_told_to_admins_and_to_the_log(Role? role, bool isTold)
    {
        if (role is { } known) SignIn(known);
        Database.Advice = "The disk is full. Make room on the disk of the data folder.";

        var page = Page();

        Assert.Equal(isTold, page.Markup.Contains("Make room on the disk", StringComparison.Ordinal));
        Assert.NotEmpty(page.FindAll(".reference"));
        Assert.Contains("Make room on the disk", Assert.Single(Logs.Lines, line => line.Level == LogLevel.Error).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trying_again_brings_the_page_back()
    {
        var page = Page();
        _broken = false;

        await page.Find("button").ClickAsync(new());

        Assert.Equal("All is well", page.Markup);
    }

    [Fact]
    public async Task A_page_that_fails_again_gets_another_reference()
    {
        var page = Page();
        var first = page.Find(".reference").TextContent;

        await page.Find("button").ClickAsync(new());

        Assert.NotEqual(first, page.Find(".reference").TextContent);
    }

    [Fact]
    public void Going_to_another_page_is_another_chance()
    {
        var page = Page();
        page.Render();
        Assert.NotEmpty(page.FindAll(".reference"));
        _broken = false;

        Services.GetRequiredService<NavigationManager>().NavigateTo("/people");
        page.Render();

        Assert.Equal("All is well", page.Markup);
    }

    [Fact]
    public void Without_a_live_connection_trying_again_is_a_link()
    {
        SetRendererInfo(new RendererInfo("Static", isInteractive: false));

        Assert.Equal("http://localhost/", Page().Find(".button-primary").GetAttribute("href"));
    }

    IRenderedComponent<PortalErrorBoundary> Page() => Render<PortalErrorBoundary>(set => set
        .AddChildContent<Faulty>(faulty => faulty.Add(it => it.Fails, () => _broken)));
}
