using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Engine.People;
using Portal.Web.Platform.SignIn;

namespace Portal.Tests.Web;

/// <summary>Who looks at the page in a component test; nobody until told.</summary>
public sealed class Reader : AuthenticationStateProvider
{
    ClaimsPrincipal _person = new(new ClaimsIdentity());

    public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(_person));

    public void Is(Role role, string name) => _person = new ClaimsPrincipal(new ClaimsIdentity(
        [new Claim(ClaimTypes.Name, name), new Claim(ClaimTypes.Role, role.ToString())], "Test"));

    /// <summary>Somebody whom the portal knows.</summary>
    public void Is(Person person) => _person = PortalClaims.Of(person, Guid.CreateVersion7(DateTimeOffset.UnixEpoch));
}
