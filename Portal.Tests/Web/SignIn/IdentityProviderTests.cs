using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Portal.Engine.People;
using Portal.Tests.Running;
using Portal.Web;
using Portal.Web.Platform.SignIn;

namespace Portal.Tests.Web.SignIn;

/// <summary>The seam for identity providers: a scheme with a name for people is all that a provider has to be.</summary>
public sealed class IdentityProviderTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_scheme_with_a_name_is_offered_and_signs_an_invited_person_in()
    {
        await using var portal = await Portal(new("s-17", "sam@example.com", Verified: true));
        var ada = await portal.FirstAdmin();
        await portal.Services.GetRequiredService<Invitations>().Invite(ada.AsActor(), "sam@example.com", "Sam Reed", Role.Manager, Stop);
        using var sam = new Guest(portal);

        Assert.Contains("Continue with Corporate account", await sam.Read(Urls.SignIn), StringComparison.Ordinal);
        var done = await sam.Get($"{Urls.SignInWith("corp")}?returnUrl=/audit");
        var home = await sam.Get(done.Headers.Location!.OriginalString);

        Assert.Equal(Urls.Audit, home.Headers.Location!.OriginalString);
        Assert.True(await sam.IsIn());
        Assert.Contains("Sam Reed", await sam.Read(Urls.Audit), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kim@example.com", true)]
    [InlineData("sam@example.com", false)]
    public async Task Whoever_is_not_invited_or_not_verified_is_told_whom_to_ask(string email, bool verified)
    {
        await using var portal = await Portal(new("s-18", email, verified));
        var ada = await portal.FirstAdmin();
        await portal.Services.GetRequiredService<Invitations>().Invite(ada.AsActor(), "sam@example.com", "Sam Reed", Role.Staff, Stop);
        using var guest = new Guest(portal);

        var done = await guest.Get(Urls.SignInWith("corp"));
        var back = await guest.Get(done.Headers.Location!.OriginalString);

        Assert.Contains("Ask an admin to invite you", await guest.Read(back.Headers.Location!.OriginalString), StringComparison.Ordinal);
        Assert.False(await guest.IsIn());
    }

    [Fact]
    public async Task What_is_no_provider_is_not_found()
    {
        await using var portal = await Portal(new("s-19", "sam@example.com", Verified: true));
        await portal.FirstAdmin();
        using var guest = new Guest(portal);
        foreach (var scheme in new[] { PortalClaims.Scheme, SignInPlatform.External, "nobody" })
            Assert.Equal(System.Net.HttpStatusCode.NotFound, (await guest.Get(Urls.SignInWith(scheme))).StatusCode);
        Assert.Contains("did not finish", await guest.Read((await guest.Get(Urls.SignInDone)).Headers.Location!.OriginalString), StringComparison.Ordinal);
    }

    static Task<PortalUnderTest> Portal(Provided person) => PortalUnderTest.Start(adjust: builder =>
    {
        builder.Services.AddSingleton(person);
        builder.Services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, Provider>("corp", "Corporate account", null);
    });

    sealed record Provided(string Subject, string Email, bool Verified);

    /// <summary>A provider that needs no redirect: it is asked, and it has signed its person in.</summary>
    sealed class Provider(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, Provided person)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(AuthenticateResult.NoResult());

        protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
        {
            var claims = new Claim[] { new("sub", person.Subject), new("email", person.Email), new("email_verified", person.Verified ? "true" : "false") };
            properties.Items[".AuthScheme"] = Scheme.Name;
            await Context.SignInAsync(SignInPlatform.External, new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme.Name)), properties);
            Response.Redirect(properties.RedirectUri!);
        }
    }
}
