using System.Net;
using Portal.Tests.Running;
using Portal.Web;

namespace Portal.Tests.Web.SignIn;

/// <summary>A form that has lain open while its reader signed in or out elsewhere.</summary>
public sealed class StaleFormTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Signing_in_through_a_second_tab_answers_with_a_page_that_leads_back()
    {
        await using var portal = await PortalUnderTest.Start();
        await portal.FirstAdmin();
        using var guest = new Guest(portal);
        const string address = "/sign-in?returnUrl=%2Fpeople";
        var secondTab = Guest.TokenOf(await guest.Read(address));
        await guest.SignIn("ada@example.com");

        using var answer = await guest.Post(address, ("_handler", "sign-in"), ("__RequestVerificationToken", secondTab), ("Form.Email", "ada@example.com"), ("Form.Password", TestPeople.Password));

        var page = await answer.Content.ReadAsStringAsync(Stop);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("The page had lain open too long", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"{address}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain(TestPeople.Password, page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await guest.Get(address)).StatusCode);
    }

    [Fact]
    public async Task Signing_out_once_the_session_is_over_leads_to_the_sign_in()
    {
        var clock = new TestClock();
        await using var portal = await PortalUnderTest.Start(clock: clock);
        await portal.FirstAdmin();
        using var guest = new Guest(portal);
        await guest.SignIn("ada@example.com");
        var token = Guest.TokenOf(await guest.Read(Urls.Home));
        clock.Advance(TimeSpan.FromHours(13));

        using var answer = await guest.Post(Urls.SignOut, ("__RequestVerificationToken", token));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(Urls.SignIn, answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_sign_out_that_cannot_be_believed_says_so_and_leads_home()
    {
        await using var portal = await PortalUnderTest.Start();
        await portal.FirstAdmin();
        using var guest = new Guest(portal);
        await guest.SignIn("ada@example.com");

        using var answer = await guest.Post(Urls.SignOut);

        var page = await answer.Content.ReadAsStringAsync(Stop);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("The page had lain open too long", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"href=\"{Urls.SignOut}\"", page, StringComparison.Ordinal);
    }
}
