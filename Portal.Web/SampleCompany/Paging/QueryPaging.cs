using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Portal.Web.SampleCompany.Api;

namespace Portal.Web.SampleCompany.Paging;

/// <summary>
/// A query in a language, of which this one form is known. The address of the next page holds the whole query and where it
/// stopped. Each record says whether it <c>isDeleted</c>; those that are come with ALL ROWS only.
/// </summary>
sealed partial class QueryPaging : IPaging
{
    const string Next = "/query/next/";

    public string Name => "query";

    public string Method => HttpMethods.Get;

    public IReadOnlyList<string> Routes => ["/query", $"{Next}{{cursor}}"];

    public string Example => "/query?q=SELECT+FIELDS(ALL)+FROM+contacts";

    public string About => "[WHERE updatedAt >= time] [ORDER BY updatedAt] [ALL ROWS]; {totalSize, done, nextRecordsUrl, records}";

    public Task<Reading> Read(HttpRequest request, Company company) => Task.FromResult(Asked(request) is var (query, after)
        ? Understand(query, after, company)
        : Answer.Problem(400, "That is not a cursor of ours."));

    public Answer Write(Slice page, IReadOnlyList<JsonObject> items, Wish wish, HttpRequest request)
    {
        foreach (var (row, item) in page.Rows.Zip(items)) item["isDeleted"] = row.DeletedAt is not null;
        return Answer.Of(new JsonObject
        {
            ["totalSize"] = page.Total,
            ["done"] = page.Next is null,
            ["nextRecordsUrl"] = page.Next is { } next ? $"{Next}{Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{next} {Asked(request)!.Value.Query}"))}" : null,
            ["records"] = new JsonArray([.. items]),
        });
    }

    static Reading Understand(string query, Place? after, Company company)
    {
        if (Form().Match(query) is not { Success: true } match) return Answer.Problem(400, "The query is not of the form SELECT FIELDS(ALL) FROM kind [WHERE field >= time] [ORDER BY field] [ALL ROWS].");
        if (company.Find(match.Groups["kind"].Value) is not { } kind) return Answer.Problem(400, $"There are no {match.Groups["kind"].Value} to select from.");
        var (where, order) = (match.Groups["where"], match.Groups["order"]);
        if ((where.Success && where.Value != kind.Updated) || (order.Success && order.Value != kind.Updated))
            return Answer.Problem(400, $"Of {kind.Name}, WHERE and ORDER BY know the field {kind.Updated} only.");
        DateTimeOffset? since = null;
        if (where.Success && (since = Search.Moment(match.Groups["since"].Value)) is null) return Answer.Problem(400, "The time is neither an ISO date nor a number of seconds or milliseconds.");
        return new Wish(kind, new Search(since, null, match.Groups["all"].Success, order.Success), new Ask(Ask.Usual, After: after));
    }

    /// <summary>The query, and where it stopped; null when an address of a next page is none of ours.</summary>
    static (string Query, Place? After)? Asked(HttpRequest request)
    {
        if ((string?)request.RouteValues["cursor"] is not { } cursor) return (Ask.TextIn(request.Query, "q") ?? "", null);
        if (!Base64Url.IsValid(cursor)) return null;
        return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split(' ', 2) is [var place, var query] && Place.Read(place) is { } after ? (query, after) : null;
    }

    [GeneratedRegex(@"^\s*SELECT\s+FIELDS\(ALL\)\s+FROM\s+(?<kind>\w+)(\s+WHERE\s+(?<where>\w+)\s*>=\s*(?<since>\S+))?(\s+ORDER\s+BY\s+(?<order>\w+))?(?<all>\s+ALL\s+ROWS)?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
