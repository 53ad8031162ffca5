using Microsoft.AspNetCore.Authentication;
using Portal.Engine.People;

namespace Portal.Web.Platform.SignIn;

public static class LettingIn
{
    /// <summary>Gives this browser a session of its own; an earlier one is replaced.</summary>
    public static async Task LetIn(this HttpContext http, Person person)
    {
        var sessions = http.RequestServices.GetRequiredService<Sessions>();
        var session = await sessions.Start(person, http.RequestAborted);
        await http.SignInAsync(PortalClaims.Scheme, PortalClaims.Of(person, session.Id), new AuthenticationProperties { IsPersistent = true });
    }
}
