using Portal.Engine.Calendars;
using Portal.Web.Ui;

namespace Portal.Web.Features.Calendars;

/// <summary>The filters of the calendars as the address has them, for the page and its export alike.</summary>
public sealed record CalendarQuery(string? Text, string? Sort)
{
    const string ByName = "name", ByZone = "zone", AgainstName = $"-{ByName}", AgainstZone = $"-{ByZone}";

    public bool IsNarrowed => !string.IsNullOrEmpty(Text);

    /// <summary>As the table is to show it.</summary>
    public string Order => Sort is AgainstName or ByZone or AgainstZone ? Sort : ByName;

    public static CalendarQuery Of(IQueryCollection query) => new(query["text"], query["sort"]);

    public CalendarFilter Filter() => new() { Text = QueryText.Plain(Text), ByZone = Sort is ByZone or AgainstZone, Descending = Sort is AgainstName or AgainstZone };
}
