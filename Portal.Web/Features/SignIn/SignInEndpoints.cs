using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Portal.Engine.People;
using Portal.Web.Platform.SignIn;

namespace Portal.Web.Features.SignIn;

/// <summary>What signing in and out needs beside its pages.</summary>
public static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Urls.SignOut, SignOut).AllowAnonymous();
        routes.MapGet(Urls.SignInWith("{scheme}"), Challenge).AllowAnonymous();
        routes.MapGet(Urls.SignInDone, Done).AllowAnonymous();
    }

    static async Task<IResult> SignOut(HttpContext http, IAntiforgery antiforgery, Sessions sessions)
    {
        // A session that has run out took its form with it, and is what was wanted.
        if (http.User.Identity?.IsAuthenticated is not true) return Results.LocalRedirect(Urls.SignIn);
        // Otherwise any page on the web could sign people out.
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
        if (http.User.Mark() is { } mark) await sessions.End(http.User.AsActor(http.Connection.RemoteIpAddress?.ToString()), mark, http.RequestAborted);
        await http.SignOutAsync(PortalClaims.Scheme);
        return Results.LocalRedirect(Urls.SignIn);
    }

    static async Task<IResult> Challenge(string scheme, string? returnUrl, IdentityProviders providers) =>
        await providers.Find(scheme) is { } provider
            ? Results.Challenge(new AuthenticationProperties { RedirectUri = Urls.SignInDoneWith(ReturnUrl.Local(returnUrl)) }, [provider.Name])
            : Results.NotFound();

    static async Task<IResult> Done(HttpContext http, string? returnUrl, ExternalSignIn signIn, IdentityProviders providers)
    {
        var result = await http.AuthenticateAsync(SignInPlatform.External);
        await http.SignOutAsync(SignInPlatform.External);
        if (await Identity(result, providers) is not { } identity) return Results.LocalRedirect(Urls.SignInBecause(SignInProblem.ProviderFailed));

        var outcome = await signIn.Check(identity, http.Connection.RemoteIpAddress?.ToString(), http.RequestAborted);
        if (!outcome.Succeeded(out var person, out _)) return Results.LocalRedirect(Urls.SignInBecause(SignInProblem.NotInvited));
        await http.LetIn(person);
        return Results.LocalRedirect(ReturnUrl.Local(returnUrl));
    }

    static async Task<ExternalIdentity?> Identity(AuthenticateResult result, IdentityProviders providers)
    {
        if (result is not { Succeeded: true, Principal: { } user, Properties: { } properties }) return null;
        if (!properties.Items.TryGetValue(".AuthScheme", out var scheme) || scheme is null || await providers.Find(scheme) is null) return null;
        var subject = user.FindFirstValue("sub") ?? user.FindFirstValue(ClaimTypes.NameIdentifier);
        var email = user.FindFirstValue("email") ?? user.FindFirstValue(ClaimTypes.Email);
        var verified = string.Equals(user.FindFirstValue("email_verified"), "true", StringComparison.OrdinalIgnoreCase);
        return subject is null ? null : new ExternalIdentity(scheme, subject, email, verified);
    }
}
