using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Portal.Web.SampleCompany.Api;
using Portal.Web.SampleCompany.Bodies;

namespace Portal.Web.SampleCompany.Paging;

/// <summary>
/// As much of GraphQL as a reader of lists meets: the query's first field names the kind, the variables say which page, and
/// what is wrong with them is told in a 200. Nodes are whole, whatever the query selects.
/// </summary>
sealed partial class GraphPaging : IPaging
{
    public string Name => "graphql";

    public string Method => HttpMethods.Post;

    public IReadOnlyList<string> Routes => ["/graphql"];

    public string Example => "/graphql";

    public string About => "{query: \"{ contacts { … } }\", variables: {first, after, since, includeDeleted}}; {data.contacts: {edges: [{cursor, node}], pageInfo}}, or {errors} in a 200";

    public async Task<Reading> Read(HttpRequest request, Company company)
    {
        var (sent, problem) = await Body.Read<GraphBody>(request);
        if (sent is null) return Errors(problem, 400);
        if (FirstField().Match(sent.Query) is not { Success: true } match) return Errors("Syntax error: that is not a query with a field.");
        var field = match.Groups["field"].Value;
        if (company.Find(field) is not { } kind) return Errors($"Cannot query field \"{field}\" on type \"Query\".");
        var given = sent.Variables ?? new GraphVariables();
        if (given.First is < 1 or > Ask.Most) return Errors($"Variable \"$first\" is not a number from 1 to {Ask.Most}.");
        DateTimeOffset? since = null;
        if (given.Since is { } time && (since = Search.Moment(time)) is null) return Errors("Variable \"$since\" is neither an ISO date nor a number of seconds or milliseconds.");
        Place? after = null;
        if (given.After is { Length: > 0 } cursor && (after = Place.Read(cursor)) is null) return Errors("Variable \"$after\" is not a cursor of ours.");
        return new Wish(kind, new Search(since, null, given.IncludeDeleted == true, false), new Ask(given.First ?? Ask.Usual, After: after));
    }

    public Answer Write(Slice page, IReadOnlyList<JsonObject> items, Wish wish, HttpRequest request) => Answer.Of(new JsonObject
    {
        ["data"] = new JsonObject
        {
            [wish.Kind.Name] = new JsonObject
            {
                ["edges"] = new JsonArray([.. page.Rows.Zip(items, (row, item) => new JsonObject { ["cursor"] = $"{Place.Of(row)}", ["node"] = item })]),
                ["pageInfo"] = new JsonObject { ["hasNextPage"] = page.Next is not null, ["endCursor"] = page.Rows.Count > 0 ? $"{Place.Of(page.Rows[^1])}" : null },
            },
        },
    });

    static Answer Errors(string message, int status = 200) => Answer.Of(new JsonObject { ["errors"] = new JsonArray(new JsonObject { ["message"] = message }) }, status);

    [GeneratedRegex(@"^\s*(query\b[^{]*)?\{\s*(?<field>\w+)", RegexOptions.ExplicitCapture)]
    private static partial Regex FirstField();
}
