using System.Globalization;
using System.Text.Json.Nodes;

namespace Portal.Tests.Web.SampleCompany;

/// <summary>How a program asks for contacts by one habit.</summary>
/// <param name="Ask">The address and the body, for those changed since some second and after some place.</param>
/// <param name="Records">What is on a page.</param>
/// <param name="Next">Where the next page begins.</param>
sealed record Way(Func<long?, string?, (string Address, string? Body)> Ask, Func<JsonNode, IEnumerable<JsonNode>> Records, Func<JsonNode, string> Next)
{
    public static readonly IReadOnlyDictionary<string, Way> Known = new Dictionary<string, Way>
    {
        ["cursor"] = new(
            (since, after) => ($"/cursor/contacts?limit=50&updated_since={since}&after={after}", null),
            body => List(body["data"]), body => Text(body["paging"]!["next"]!["after"])),
        ["last-id"] = new(
            (since, after) => ($"/last-id/contacts?limit=50&updated_since={since}&after_id={after}", null),
            body => List(body["records"]), body => Text(body["records"]![49]!["id"])),
        ["capped"] = new(
            (since, after) => ($"/capped/contacts?page_size=50&updated_from={since}&page={after}", null),
            body => List(body["items"]), _ => "2"),
        ["search"] = new(
            (since, after) => ("/search/contacts", new JsonObject
            {
                ["limit"] = 50,
                ["after"] = after,
                ["filters"] = since is null ? null : new JsonArray(new JsonObject { ["field"] = "updated", ["operator"] = "gte", ["value"] = since }),
            }.ToJsonString()),
            body => List(body["results"]), body => Text(body["paging"]!["next"]!["after"])),
        ["graphql"] = new(
            (since, after) => ("/graphql", new JsonObject { ["query"] = "{contacts}", ["variables"] = new JsonObject { ["first"] = 50, ["after"] = after, ["since"] = since } }.ToJsonString()),
            body => List(body["data"]!["contacts"]!["edges"]).Select(edge => edge["node"]!), body => Text(body["data"]!["contacts"]!["pageInfo"]!["endCursor"])),
        ["query"] = new(
            (since, after) => (after ?? $"/query?q=SELECT+FIELDS(ALL)+FROM+contacts{(since is null ? "" : string.Create(CultureInfo.InvariantCulture, $"+WHERE+updatedAt>={since}"))}", null),
            body => List(body["records"]), body => Text(body["nextRecordsUrl"])),
    };

    static IEnumerable<JsonNode> List(JsonNode? node) => node!.AsArray().Select(item => item!);

    static string Text(JsonNode? node) => node!.ToString();
}
