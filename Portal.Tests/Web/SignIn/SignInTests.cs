using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.People;
using Portal.Tests.Running;
using Portal.Web;

namespace Portal.Tests.Web.SignIn;

public sealed class SignInTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_portal_leads_to_the_setup_page_and_its_code_makes_the_first_admin()
    {
        await using var portal = await PortalUnderTest.Start();
        using var guest = new Guest(portal);

        Assert.Equal($"{Urls.SignIn}?returnUrl=%2F", PathOf(await guest.Get("/")));
        Assert.Equal(Urls.Setup, PathOf(await guest.Get(Urls.SignIn)));
        var refused = await guest.Submit(Urls.Setup, "setup", Setup("WRNG-CODE"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("This is not the code", await refused.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.DoesNotContain(TestPeople.Password, await refused.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);

        var made = await guest.Submit(Urls.Setup, "setup", Setup(portal.PrintedCode()));

        Assert.Equal(Urls.Home, PathOf(made));
        Assert.True(await guest.IsIn());
        Assert.Equal(Urls.SignIn, PathOf(await guest.Get(Urls.Setup)));
        Assert.DoesNotContain(portal.PrintedCode(), portal.Logs.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_setup_page_prints_a_new_code_but_not_without_end()
    {
        await using var portal = await PortalUnderTest.Start();
        using var guest = new Guest(portal);
        var first = portal.PrintedCode();

        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.OK, (await guest.Submit(Urls.Setup, "setup-code")).StatusCode);
        var newest = portal.PrintedCode();
        Assert.NotEqual(first, newest);
        await guest.Submit(Urls.Setup, "setup-code");
        Assert.Equal(newest, portal.PrintedCode());
        Assert.Equal(Urls.Home, PathOf(await guest.Submit(Urls.Setup, "setup", Setup(newest))));
    }

    [Theory]
    [InlineData("/people?role=Staff", "/people?role=Staff")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("javascript:alert(1)", "/")]
    public async Task Signing_in_leads_back_but_never_out_of_the_portal(string returnUrl, string expected)
    {
        await using var portal = await PortalUnderTest.Start();
        await portal.FirstAdmin();
        using var guest = new Guest(portal);

        var answer = await guest.SignIn("ada@example.com", path: Urls.SignInThen(returnUrl));

        Assert.Equal(expected, PathOf(answer));
        Assert.True(await guest.IsIn());
    }

    [Fact]
    public async Task The_session_cookie_is_hardened()
    {
        await using var portal = await PortalUnderTest.Start();
        await portal.FirstAdmin();
        using var guest = new Guest(portal);

        var cookie = Assert.Single((await guest.SignIn("ada@example.com")).Headers.GetValues("Set-Cookie"), c => c.StartsWith("portal=", StringComparison.Ordinal));

        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Behind_https_the_cookie_is_bound_to_this_very_host()
    {
        await using var portal = await PortalUnderTest.Start(settings: ["--Portal:PublicUrl=https://portal.example.com", "--Portal:Network:TrustedProxies=127.0.0.1"]);
        await portal.FirstAdmin();
        using var guest = new Guest(portal) { Forwarded = true };

        var answer = await guest.SignIn("ada@example.com");

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("__Host-portal=", StringComparison.Ordinal));
        Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Wrong_tries_end_in_a_wait_that_programs_understand_too()
    {
        await using var portal = await PortalUnderTest.Start(clock: new TestClock(), settings: ["--Portal:SignIn:LockAfter=3"]);
        await portal.FirstAdmin();
        using var guest = new Guest(portal);
        for (var i = 0; i < 3; i++)
        {
            var wrong = await guest.SignIn("ada@example.com", "not it at all");
            Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
            Assert.Contains("The email or the password is not right.", await wrong.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        }

        var answer = await guest.SignIn("ada@example.com");

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal("900", Assert.Single(answer.Headers.GetValues("Retry-After")));
        Assert.Contains("Wait 15 minutes", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_from_elsewhere_signs_nobody_in_or_out()
    {
        await using var portal = await PortalUnderTest.Start();
        await portal.FirstAdmin();
        using var guest = new Guest(portal);

        var forged = await guest.Post(Urls.SignIn, ("_handler", "sign-in"), ("Form.Email", "ada@example.com"), ("Form.Password", TestPeople.Password));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.False(await guest.IsIn());

        await guest.SignIn("ada@example.com");
        Assert.Equal(HttpStatusCode.BadRequest, (await guest.Post(Urls.SignOut)).StatusCode);
        Assert.True(await guest.IsIn());
        using var copied = guest.MovesTo(portal);
        Assert.True(await copied.IsIn());
        Assert.Equal(Urls.SignIn, PathOf(await guest.SignOut()));
        Assert.False(await guest.IsIn());
        Assert.False(await copied.IsIn());
    }

    [Fact]
    public async Task A_session_ends_with_its_time_with_a_new_password_and_with_the_account()
    {
        var clock = new TestClock();
        await using var portal = await PortalUnderTest.Start(clock: clock);
        var ada = await portal.FirstAdmin();
        var sam = await portal.Joined(ada, "sam@example.com", Role.Staff);
        using var here = new Guest(portal);
        using var there = new Guest(portal);
        await here.SignIn("sam@example.com");
        await there.SignIn("sam@example.com");

        const string next = "another quiet sentence here";
        var changed = await here.Submit(Urls.Account, "password", ("Current", TestPeople.Password), ("Next", next));
        Assert.Contains("Your password is changed", await changed.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.True(await here.IsIn());
        Assert.False(await there.IsIn());

        await there.SignIn("sam@example.com", next);
        clock.Advance(TimeSpan.FromHours(13));
        Assert.False(await there.IsIn());

        await there.SignIn("sam@example.com", next);
        await portal.Services.GetRequiredService<PeopleDirectory>().Disable(ada.AsActor(), sam.Id, Stop);
        Assert.False(await there.IsIn());
    }

    [Fact]
    public async Task A_link_to_join_is_looked_at_without_using_it_up_and_signs_in_once()
    {
        await using var portal = await PortalUnderTest.Start();
        var ada = await portal.FirstAdmin();
        var invitation = (await portal.Services.GetRequiredService<Invitations>().Invite(ada.AsActor(), "sam@example.com", "Sam Reed", Role.Staff, Stop)).Value;
        var token = invitation.Token.Reveal();
        using var sam = new Guest(portal);

        var looked = await sam.Submit(Urls.Join, "look", "Look", ("Token", token));
        Assert.Contains("Hello Sam Reed", await looked.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        var weak = await sam.Submit(Urls.Join, "join", ("Token", token), ("Password", "Sam Reed 2026"));
        Assert.Contains("easy to guess", await weak.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Equal(Urls.Home, PathOf(await sam.Submit(Urls.Join, "join", ("Token", token), ("Password", TestPeople.Password))));
        Assert.True(await sam.IsIn());

        using var late = new Guest(portal);
        foreach (var form in new[] { ("look", "Look"), ("join", "Form") })
        {
            var gone = await late.Submit(Urls.Join, form.Item1, form.Item2, ("Token", token), ("Password", TestPeople.Password));
            Assert.Contains("This link is not good any more", await late.Read(PathOf(gone)), StringComparison.Ordinal);
        }

        Assert.False(await late.IsIn());
        Assert.DoesNotContain(invitation.Token.Reveal(), portal.Logs.ToString(), StringComparison.Ordinal);
    }

    static string PathOf(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var location = answer.Headers.Location!;
        return location.IsAbsoluteUri ? location.PathAndQuery : location.OriginalString;
    }

    static (string, string)[] Setup(string code) =>
        [("Code", code), ("Name", "Ada Stone"), ("Email", "ada@example.com"), ("Password", TestPeople.Password)];
}
