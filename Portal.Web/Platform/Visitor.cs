namespace Portal.Web.Platform;

/// <summary>
/// What the first request told about the reader's browser, handed on to the live page, which has no request of its own.
/// Cascades to every component.
/// </summary>
/// <param name="Address">Where the request came from, for the audit log.</param>
/// <param name="TimeZone">The browser's time zone (IANA), UTC until it has said.</param>
/// <param name="Theme">light, dark or system.</param>
public sealed record Visitor(string? Address, string TimeZone, string Theme);
