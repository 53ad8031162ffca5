using System.Security.Claims;
using Portal.Engine.People;

namespace Portal.Web.Shell;

/// <summary>What a reader is told of an error: where it is in the log, and what can be done, if that is known and theirs to do.</summary>
public sealed record Failure(string Reference, string? Advice)
{
    /// <summary>Advice names servers, files and settings: it is for admins, who can act on it. Everybody else gets the reference.</summary>
    public static Failure For(ClaimsPrincipal? reader, string reference, string? advice) =>
        new(reference, reader?.IsInRole(nameof(Role.Admin)) is true ? advice : null);
}
