using Microsoft.Playwright;
using Portal.Tests.Browser.Pages;
using Portal.Tests.Running;

namespace Portal.Tests.Browser;

/// <summary>The browser fixture itself: a fault in a page must not go unseen.</summary>
public sealed class BrowserTestTests(BrowserFixture browser) : BrowserTest(browser)
{
    const string Policy = "default-src 'self'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:";

    [Theory]
    [InlineData(VisitOptions.Desk, false)]
    [InlineData(VisitOptions.Phone, true)]
    public async Task The_home_page_comes_up_without_a_fault(int width, bool dark)
    {
        var portal = await Serve(PortalUnderTest.Start());
        var visit = await Visit(portal, new VisitOptions { Width = width, Dark = dark });
        var home = new HomeScreen(visit.Page);

        await home.Open();

        await Assertions.Expect(home.Heading).ToBeVisibleAsync();
        await Axe.Check(visit.Page);
    }

    [Theory]
    [InlineData("<script>document.title = 'inline'</script>", "Content Security Policy")]
    [InlineData("<img alt='' src='http://example.com/picture.png'>", "external: http://example.com/picture.png")]
    [InlineData("<img alt='' src='/gone.png'>", "404: GET")]
    [InlineData("<script src='/broken.js'></script>", "uncaught: ")]
    public async Task A_fault_in_a_page_is_noted(string fault, string expected)
    {
        var visit = await Show($"<p>A page with a fault</p>{fault}");

        Assert.Contains(visit.Faults, noted => noted.Contains(expected, StringComparison.Ordinal));
        visit.Allow("");
    }

    [Fact]
    public async Task Axe_finds_what_is_wrong_while_the_policy_stays_in_force()
    {
        var visit = await Show("<main><h1>Form</h1><input name='unnamed'></main>");

        var violations = await Axe.Violations(visit.Page);

        Assert.Equal("label", Assert.Single(violations).Rule);
        Assert.Empty(visit.Faults);
        await visit.Page.EvaluateAsync("() => { const s = document.createElement('script'); s.textContent = 'document.title = 1'; document.head.append(s); }");
        Assert.Contains(visit.Faults, fault => fault.Contains("Content Security Policy", StringComparison.Ordinal));
        visit.Allow("Content Security Policy");
    }

    [Fact]
    public async Task What_a_visit_was_like_is_kept_for_a_person_to_look_at()
    {
        using var folder = new TempFolder();
        var visit = await Show("<h1>To be kept</h1>");

        await visit.Keep(folder.Path);

        Assert.True(new FileInfo(folder.At("page.png")).Length > 1000);
        Assert.Contains("<h1>To be kept</h1>", await File.ReadAllTextAsync(folder.At("page.html"), Stop));
        Assert.True(File.Exists(folder.At("console.log")));
    }

    [Fact]
    public void Every_exception_says_which_rule_which_element_why_and_what_was_done() =>
        Assert.All(Axe.ReadExceptions(), exception => Assert.All(
            [exception.Rule, exception.Element, exception.Why, exception.Done], text => Assert.False(string.IsNullOrWhiteSpace(text))));

    /// <summary>A page of the test's own, in the portal's place and under a strict policy.</summary>
    async Task<Visit> Show(string body)
    {
        var visit = await Visit(await Serve(PortalUnderTest.Start()));
        await visit.Page.RouteAsync("**/broken.js", route => route.FulfillAsync(new() { ContentType = "text/javascript", Body = "nothing.here()" }));
        await visit.Page.RouteAsync("**/gone.png", route => route.FulfillAsync(new() { Status = 404 }));
        await visit.Page.RouteAsync("**/made-up", route => route.FulfillAsync(new()
        {
            ContentType = "text/html",
            Headers = new Dictionary<string, string> { ["Content-Security-Policy"] = Policy, ["Content-Type"] = "text/html; charset=utf-8" },
            Body = $"<!DOCTYPE html><html lang='en'><head><title>Made up</title><link rel='icon' href='data:,'></head><body>{body}</body></html>",
        }));
        await visit.Page.GotoAsync("/made-up", new() { WaitUntil = WaitUntilState.NetworkIdle });
        return visit;
    }
}
