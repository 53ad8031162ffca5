using System.Security.Claims;
using Portal.Engine.Audit;
using Portal.Engine.People;

namespace Portal.Web.Platform.SignIn;

/// <summary>What the session cookie says about somebody, and how it is read.</summary>
public static class PortalClaims
{
    public const string Scheme = "Portal";
    const string Stamp = "portal:stamp", SessionId = "portal:session";

    public static ClaimsPrincipal Of(Person person, Guid sessionId) => new(new ClaimsIdentity(
    [
        new(ClaimTypes.NameIdentifier, person.Id.ToString()),
        new(ClaimTypes.Name, person.Name),
        new(ClaimTypes.Email, person.Email),
        new(ClaimTypes.Role, person.Role.ToString()),
        new(Stamp, person.Stamp),
        new(SessionId, sessionId.ToString()),
    ], Scheme));

    public static Guid? PersonId(this ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    public static Actor AsActor(this ClaimsPrincipal user, string? address) =>
        new(user.PersonId(), user.FindFirstValue(ClaimTypes.Name) ?? "", address);

    /// <summary>Which session it is; null for somebody who has none.</summary>
    public static SessionMark? Mark(this ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(SessionId), out var session) && user.PersonId() is { } person && user.FindFirstValue(Stamp) is { } stamp
            ? new SessionMark(session, person, stamp)
            : null;

    /// <returns>The claims as they should be now, or nothing if the session is over.</returns>
    public static async Task<ClaimsPrincipal?> Current(this Sessions sessions, ClaimsPrincipal user, CancellationToken stop) =>
        user.Mark() is { } mark && await sessions.Current(mark, stop) is { } person ? Of(person, mark.SessionId) : null;

    /// <summary>The same for somebody who is at work, whose session goes on by it.</summary>
    public static async Task<ClaimsPrincipal?> CameBack(this Sessions sessions, ClaimsPrincipal user, CancellationToken stop) =>
        user.Mark() is { } mark && await sessions.CameBack(mark, stop) is { } person ? Of(person, mark.SessionId) : null;

    public static bool SaysTheSameAs(this ClaimsPrincipal one, ClaimsPrincipal other) =>
        one.Claims.Select(claim => (claim.Type, claim.Value)).SequenceEqual(other.Claims.Select(claim => (claim.Type, claim.Value)));
}
