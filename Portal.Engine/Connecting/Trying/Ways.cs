using System.Globalization;
using Portal.Engine.Connectors.Rest.Settings;

namespace Portal.Engine.Connecting.Trying;

/// <summary>The words for what was tried.</summary>
static class Ways
{
    public static string Of(PagingSettings paging) => paging.By switch
    {
        PagingKind.Cursor => $"cursor in {paging.Next}, asked for with {paging.Parameter}",
        PagingKind.NextUrl => $"the address of the next page in {paging.Next}",
        PagingKind.LinkHeader => "the address of the next page in the header Link",
        PagingKind.Page => string.Create(CultureInfo.InvariantCulture, $"numbered from {paging.First}, asked for with {paging.Parameter}"),
        PagingKind.Offset => $"by how many rows come before, asked for with {paging.Parameter}",
        PagingKind.LastId => $"after the last row's key, asked for with {paging.Parameter}",
        PagingKind.GraphQl => $"endCursor in {paging.PageInfo}, asked for with {paging.Parameter}",
        _ => "none",
    };

    public static string Proved(PagingSettings paging, TriedPage second) => $"Pages: {Of(paging)}. Page 2 starts after page 1: {Rows(second.Count, "other ")}, none twice.";

    public static string Against(PagingSettings paging, Verdict verdict) => verdict switch
    {
        Verdict.Ignored => $"{Of(paging)} brings the same page again, so it is not known",
        Verdict.Overlaps => $"{Of(paging)} brings rows that stood on the first page already",
        _ => $"{Of(paging)} brings no second page",
    };

    public static string Rows(int count, string which = "") => count == 1 ? $"1 {which}row" : string.Create(CultureInfo.InvariantCulture, $"{count} {which}rows");

    public static string Deleted(int count, string flag, string which = "") => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "row" : "rows")} {which}{(count == 1 ? "says" : "say")} by {flag} that {(count == 1 ? "it is" : "they are")} deleted");

    public static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
