using System.Globalization;
using Portal.Engine.Audit;
using Portal.Web.Platform;
using Portal.Web.Ui;

namespace Portal.Web.Features.Audit;

/// <summary>
/// The audit log's filters as the address has them, for the page and its export alike. Days are the reader's days. A filter
/// that cannot be read lets no entry pass: passed over, it would export what nobody asked for.
/// </summary>
public sealed record AuditQuery(string? Text, string? Action, string? Who, string? Target, string? From, string? Until)
{
    /// <summary>Stands for the portal itself where a person's id would stand.</summary>
    public const string ThePortal = "portal";

    public static AuditQuery Of(IQueryCollection query) =>
        new(query["text"], query["action"], query["who"], query["target"], query["from"], query["until"]);

    /// <returns>What the filter calls whoever made the entry; nothing for somebody who was never let in.</returns>
    public static string? WhoMade(AuditEntry entry) => entry.PersonId?.ToString() ?? (entry.Who == Actor.Portal.Name ? ThePortal : null);

    public AuditFilter Filter(Visitor? visitor)
    {
        var zone = visitor?.Zone() ?? TimeZoneInfo.Utc;
        var target = QueryText.Plain(Target)?.Split(':', 2);
        var person = Guid.TryParse(Who, out var id) ? id : (Guid?)null;
        var (from, until) = (Day(From), Day(Until));
        return new()
        {
            Nothing = (IsAsked(Text) && !IsAsked(QueryText.Plain(Text)))
                || (IsAsked(Action) && !IsAsked(QueryText.Plain(Action)))
                || (IsAsked(Who) && person is null && Who != ThePortal)
                || (IsAsked(Target) && target is not [{ Length: > 0 }, ..])
                || (IsAsked(From) && from is null)
                || (IsAsked(Until) && until is null),
            Text = QueryText.Plain(Text),
            Action = QueryText.Plain(Action),
            PersonId = person,
            ByPortal = Who == ThePortal,
            TargetKind = target?[0],
            TargetId = target is { Length: 2 } ? target[1] : null,
            From = Midnight(from, zone),
            // The last day there is has no next one, and nothing comes after it.
            Until = until == DateOnly.MaxValue ? null : Midnight(until?.AddDays(1), zone),
        };
    }

    static bool IsAsked(string? value) => !string.IsNullOrEmpty(value);

    static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    static DateTimeOffset? Midnight(DateOnly? day, TimeZoneInfo zone)
    {
        if (day is not { } date) return null;
        var local = date.ToDateTime(TimeOnly.MinValue);
        // Where the clock skips midnight, the day begins with the first moment there is.
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(15);
        // Where it comes twice, with the first of the two.
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        // East of UTC the first day there is begins before the first moment there is.
        return local - DateTime.MinValue < offset ? DateTimeOffset.MinValue : new DateTimeOffset(local, offset);
    }
}
