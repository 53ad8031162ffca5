using System.Security.Claims;
using Portal.Engine.Audit;
using Portal.Engine.People;

namespace Portal.Web.Platform.SignIn;

/// <summary>What the session cookie says about somebody, and how it is read.</summary>
public static class PortalClaims
{
    public const string Scheme = "Portal";
    const string Stamp = "portal:stamp";

    public static ClaimsPrincipal Of(Person person) => new(new ClaimsIdentity(
    [
        new(ClaimTypes.NameIdentifier, person.Id.ToString()),
        new(ClaimTypes.Name, person.Name),
        new(ClaimTypes.Email, person.Email),
        new(ClaimTypes.Role, person.Role.ToString()),
        new(Stamp, person.Stamp),
    ], Scheme));

    public static Guid? PersonId(this ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    public static Actor AsActor(this ClaimsPrincipal user, string? address) =>
        new(user.PersonId(), user.FindFirstValue(ClaimTypes.Name) ?? "", address);

    /// <returns>The claims as they should be now, or nothing if the session is over.</returns>
    public static async Task<ClaimsPrincipal?> Current(this Sessions sessions, ClaimsPrincipal user, CancellationToken stop)
    {
        if (user.PersonId() is not { } id || user.FindFirstValue(Stamp) is not { } stamp) return null;
        return await sessions.Current(id, stamp, stop) is { } person ? Of(person) : null;
    }

    public static bool SaysTheSameAs(this ClaimsPrincipal one, ClaimsPrincipal other) =>
        one.Claims.Select(claim => (claim.Type, claim.Value)).SequenceEqual(other.Claims.Select(claim => (claim.Type, claim.Value)));
}
