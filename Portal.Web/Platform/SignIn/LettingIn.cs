using Microsoft.AspNetCore.Authentication;
using Portal.Engine.People;

namespace Portal.Web.Platform.SignIn;

public static class LettingIn
{
    /// <summary>Gives this browser a session of its own; an earlier one is replaced.</summary>
    public static Task LetIn(this HttpContext http, Person person) =>
        http.SignInAsync(PortalClaims.Scheme, PortalClaims.Of(person), new AuthenticationProperties { IsPersistent = true });
}
