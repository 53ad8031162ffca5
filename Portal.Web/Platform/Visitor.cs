namespace Portal.Web.Platform;

/// <summary>
/// What the first request told about the reader's browser, handed on to the live page, which has no request of its own.
/// Cascades to every component.
/// </summary>
/// <param name="Address">Where the request came from, for the audit log.</param>
/// <param name="TimeZone">The browser's time zone (IANA), UTC until it has said.</param>
/// <param name="Theme">light, dark or system.</param>
public sealed record Visitor(string? Address, string TimeZone, string Theme)
{
    public const string ThemeCookie = "portal.theme";
    public const string TimeZoneCookie = "portal.tz";

    const int LongestTimeZone = 64;

    /// <summary>Cookies are the browser's word: what is not a theme or a time zone is passed over.</summary>
    public static Visitor Of(HttpContext http) => new(
        http.Connection.RemoteIpAddress?.ToString(),
        KnownZone(http.Request.Cookies[TimeZoneCookie]) ?? TimeZoneInfo.Utc.Id,
        http.Request.Cookies[ThemeCookie] is "light" or "dark" ? http.Request.Cookies[ThemeCookie]! : "system");

    public TimeZoneInfo Zone() => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    static string? KnownZone(string? id) =>
        id is { Length: > 0 and <= LongestTimeZone } && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) && zone.HasIanaId ? zone.Id : null;
}
