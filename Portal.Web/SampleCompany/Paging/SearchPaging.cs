using System.Text.Json.Nodes;
using Portal.Web.SampleCompany.Api;
using Portal.Web.SampleCompany.Bodies;

namespace Portal.Web.SampleCompany.Paging;

/// <summary>A search that is posted, with the cursor in its body.</summary>
sealed class SearchPaging : IPaging
{
    public string Name => "search";

    public string Method => HttpMethods.Post;

    public IReadOnlyList<string> Routes => ["/search/{kind}"];

    public string Example => "/search/contacts";

    public string About => "{limit, after, filters: [{field: updated, operator: gte or lt, value}], include_deleted, properties, order}; {results, paging.next.after, total}";

    public async Task<Reading> Read(HttpRequest request, Company company)
    {
        if (company.Find((string?)request.RouteValues["kind"] ?? "") is not { } kind) return Answer.Nothing();
        var (sent, problem) = await Body.Read<SearchBody>(request);
        if (sent is null) return Answer.Problem(400, problem);
        if (sent.Limit is < 1 or > Ask.Most) return Answer.Problem(400, $"limit is not a number from 1 to {Ask.Most}.");
        if (sent.Order is not (null or "key" or "updated")) return Answer.Problem(400, "order is neither key nor updated.");
        Place? after = null;
        if (sent.After is { Length: > 0 } cursor && (after = Place.Read(cursor)) is null) return Answer.Problem(400, "after is not a cursor of ours.");
        var search = new Search(null, null, sent.IncludeDeleted, sent.Order == "updated");
        foreach (var filter in sent.Filters ?? [])
        {
            if (filter?.Field != "updated") return Answer.Problem(400, $"Nothing can be filtered by \"{filter?.Field}\". The one field for filters is updated.");
            if (Search.Moment(filter.Value) is not { } moment) return Answer.Problem(400, $"\"{filter.Value}\" is neither an ISO date nor a number of seconds or milliseconds.");
            if (filter.Operator == "gte" && search.Since is null) search = search with { Since = moment };
            else if (filter.Operator == "lt" && search.Until is null) search = search with { Until = moment };
            else return Answer.Problem(400, $"The operator \"{filter.Operator}\" is not known or stands there twice. The operators are gte and lt.");
        }

        return new Wish(kind, search, new Ask(sent.Limit ?? Ask.Usual, After: after), sent.Properties);
    }

    public Answer Write(Slice page, IReadOnlyList<JsonObject> items, Wish wish, HttpRequest request) => Answer.Of(new JsonObject
    {
        ["results"] = new JsonArray([.. items]),
        ["paging"] = page.Next is { } next ? new JsonObject { ["next"] = new JsonObject { ["after"] = next } } : null,
        ["total"] = page.Total,
    });
}
