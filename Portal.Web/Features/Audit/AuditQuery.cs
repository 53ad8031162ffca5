using System.Globalization;
using Portal.Engine.Audit;
using Portal.Web.Platform;

namespace Portal.Web.Features.Audit;

/// <summary>The audit log's filters as the address has them, for the page and its export alike. Days are the reader's days.</summary>
public sealed record AuditQuery(string? Text, string? Action, string? Who, string? Target, string? From, string? Until)
{
    public static AuditQuery Of(IQueryCollection query) =>
        new(query["text"], query["action"], query["who"], query["target"], query["from"], query["until"]);

    public AuditFilter Filter(Visitor? visitor)
    {
        var zone = visitor?.Zone() ?? TimeZoneInfo.Utc;
        var target = Target?.Split(':', 2);
        return new()
        {
            Text = Text,
            Action = Action,
            PersonId = Guid.TryParse(Who, out var person) ? person : null,
            TargetKind = target?[0],
            TargetId = target is { Length: 2 } ? target[1] : null,
            From = Midnight(From, zone),
            Until = Midnight(Until, zone, daysLater: 1),
        };
    }

    static DateTimeOffset? Midnight(string? day, TimeZoneInfo zone, int daysLater = 0)
    {
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) || date == DateOnly.MaxValue) return null;
        var local = date.AddDays(daysLater).ToDateTime(TimeOnly.MinValue);
        // Where the clock skips midnight, the day begins with the first moment there is.
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(15);
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }
}
