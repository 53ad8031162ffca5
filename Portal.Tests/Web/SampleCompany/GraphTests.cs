using System.Text.Json.Nodes;

namespace Portal.Tests.Web.SampleCompany;

public sealed class GraphTests
{
    [Theory]
    [InlineData("contacts", "query Page($first: Int, $after: String) { contacts(first: $first, after: $after) { edges { cursor node { id } } } }")]
    [InlineData("companies", "{companies{edges{node{id}}}}")]
    [InlineData("logins", "\n query {\n  logins {\n edges { node { id } } } }")]
    public async Task Every_node_comes_once_and_what_changed_alone(string kind, string query)
    {
        await using var sample = await SampleStage.Start();
        Assert.Equal(sample.Truth(kind), Texts(await Walk(sample, kind, query, [])));

        var since = sample.Clock.GetUtcNow().AddSeconds(1);
        sample.Clock.Advance(TimeSpan.FromDays(1));
        foreach (var value in new JsonNode[] { $"{since:yyyy-MM-ddTHH:mm:ssK}", since.ToUnixTimeMilliseconds() })
        {
            var changed = await Walk(sample, kind, query, new JsonObject { ["since"] = value, ["includeDeleted"] = true });
            Assert.NotEmpty(changed);
            Assert.Equal(sample.Truth(kind, since, withDeleted: true), Texts(changed));
        }
    }

    [Fact]
    public async Task Each_edge_has_a_cursor_to_go_on_after_and_the_last_page_one_to_come_back_to()
    {
        await using var sample = await SampleStage.Start();
        var whole = (await Page(sample, "{contacts}", new JsonObject { ["first"] = 1000 }))["data"]!["contacts"]!;
        var middle = (string)whole["edges"]![249]!["cursor"]!;
        var rest = (await Page(sample, "{contacts}", new JsonObject { ["first"] = 1000, ["after"] = middle }))["data"]!["contacts"]!;
        Assert.Equal(whole["edges"]!.AsArray().Skip(250).Select(edge => edge!.ToJsonString()), rest["edges"]!.AsArray().Select(edge => edge!.ToJsonString()));

        var end = (string)rest["pageInfo"]!["endCursor"]!;
        Assert.Equal((string)rest["edges"]![249]!["cursor"]!, end);
        var beyond = await Page(sample, "{contacts}", new JsonObject { ["after"] = end });
        Assert.Equal("{\"data\":{\"contacts\":{\"edges\":[],\"pageInfo\":{\"hasNextPage\":false,\"endCursor\":null}}}}", beyond.ToJsonString());
    }

    [Theory]
    [InlineData("{ horses { edges { node { id } } } }", "{}", "Cannot query field \"horses\" on type \"Query\".")]
    [InlineData("mutation { contacts }", "{}", "Syntax error: that is not a query with a field.")]
    [InlineData("contacts", "{}", "Syntax error: that is not a query with a field.")]
    [InlineData("{contacts}", "{\"first\":0}", "Variable \"$first\" is not a number from 1 to 1000.")]
    [InlineData("{contacts}", "{\"since\":\"soon\"}", "Variable \"$since\" is neither an ISO date nor a number of seconds or milliseconds.")]
    [InlineData("{contacts}", "{\"after\":\"later\"}", "Variable \"$after\" is not a cursor of ours.")]
    public async Task What_is_wrong_with_a_query_is_told_in_a_200(string query, string variables, string why)
    {
        await using var sample = await SampleStage.Start();
        var (status, body) = await sample.Ask("/graphql", new JsonObject { ["query"] = query, ["variables"] = JsonNode.Parse(variables) }.ToJsonString());

        Assert.Equal(200, status);
        Assert.Equal(why, (string)Assert.Single(body["errors"]!.AsArray())!["message"]!);
        Assert.Null(body["data"]);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not JSON")]
    [InlineData("{\"query\":null}")]
    [InlineData("{\"query\":\"{contacts}\",\"variables\":{\"first\":\"10\"}}")]
    [InlineData("{\"query\":\"{contacts}\",\"variables\":{\"last\":10}}")]
    public async Task A_body_that_cannot_be_read_is_refused(string body)
    {
        await using var sample = await SampleStage.Start();
        var (status, answer) = await sample.Ask("/graphql", body);

        Assert.Equal(400, status);
        Assert.StartsWith("The body is not JSON of the right shape at $", (string)answer["errors"]![0]!["message"]!, StringComparison.Ordinal);
    }

    static IEnumerable<string> Texts(IEnumerable<JsonNode> nodes) => nodes.Select(node => node.ToJsonString()).Order();

    static async Task<JsonNode> Page(SampleStage sample, string query, JsonObject variables)
    {
        var (status, body) = await sample.Ask("/graphql", new JsonObject { ["query"] = query, ["variables"] = variables.DeepClone(), ["operationName"] = null }.ToJsonString());
        Assert.Equal(200, status);
        return body;
    }

    static async Task<List<JsonNode>> Walk(SampleStage sample, string kind, string query, JsonObject variables)
    {
        var all = new List<JsonNode>();
        variables["first"] = 70;
        for (var goesOn = true; goesOn;)
        {
            var page = (await Page(sample, query, variables))["data"]![kind]!;
            all.AddRange(page["edges"]!.AsArray().Select(edge => edge!["node"]!));
            variables["after"] = page["pageInfo"]!["endCursor"]?.DeepClone();
            goesOn = (bool)page["pageInfo"]!["hasNextPage"]!;
        }

        return all;
    }
}
