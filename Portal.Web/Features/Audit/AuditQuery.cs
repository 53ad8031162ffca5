using Portal.Engine.Audit;
using Portal.Web.Platform;
using Portal.Web.Ui;
using Portal.Web.Ui.Times;

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
        var (from, until) = (Days.Read(From), Days.Read(Until));
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
            From = from is { } first ? Days.Begin(first, zone) : null,
            Until = until is { } last ? Days.End(last, zone) : null,
        };
    }

    static bool IsAsked(string? value) => !string.IsNullOrEmpty(value);
}
