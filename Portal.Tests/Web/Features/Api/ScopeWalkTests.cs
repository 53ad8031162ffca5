using System.Net;
using System.Text.RegularExpressions;
using Portal.Web;
using AgentScope = Portal.Engine.Agents.Scopes.Scope;

namespace Portal.Tests.Web.Features.Api;

/// <summary>Walks every endpoint of this feature as agents that may see nothing, one entity, one field, and all: what is hidden is as if it were not there.</summary>
public sealed class ScopeWalkTests
{
    static readonly string[] Workflows = ["name-watch", "city-watch", "mail-watch", "all-watch", "bill-watch", "mixed-watch"];

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("nothing", "", "customer|invoice|Sample CRM|Ledger")]
    [InlineData("field", "name-watch", "invoice|Ledger|city|email")]
    [InlineData("entity", "name-watch,city-watch", "invoice|Ledger|email")]
    [InlineData("sensitive", "name-watch,city-watch,mail-watch,all-watch", "invoice|Ledger")]
    [InlineData("invoices", "bill-watch", "customer|Sample CRM|email")]
    [InlineData("all", "name-watch,city-watch,mail-watch,all-watch,bill-watch,mixed-watch", "nothing of it")]
    public async Task What_an_agent_may_not_see_does_not_exist_for_it(string kind, string seen, string hidden)
    {
        await using var house = await ApiHouse.Open();
        await house.Register("name-watch", null, "customer.name");
        await house.Register("city-watch", null, "customer.name", "customer.city");
        await house.Register("mail-watch", null, "customer.email");
        await house.Register("all-watch", null, "customer");
        await house.Register("bill-watch", null, "invoice.total");
        await house.Register("mixed-watch", null, "customer.name", "invoice");
        using var agent = await house.Agent(ScopeOf(house, kind));

        var visible = seen.Split(',', StringSplitOptions.RemoveEmptyEntries);
        var told = new List<string> { await Told(agent, HttpMethod.Get, Urls.ApiFreshness) };
        var list = await Told(agent, HttpMethod.Get, Urls.ApiWorkflows);
        told.Add(list);
        Assert.Equal(visible.Order(), Workflows.Where(name => list.Contains($"\"{name}\"", StringComparison.Ordinal)).Order());
        foreach (var (method, path) in Endpoints())
        {
            var madeUp = await Told(agent, method, path("made-up-watch"));
            foreach (var name in Workflows)
            {
                var answer = await Told(agent, method, path(name));
                if (visible.Contains(name)) Assert.NotEqual(madeUp, Anonymous(answer, name));
                else Assert.Equal(madeUp, Anonymous(answer, name));
                told.Add(Anonymous(answer, name));
            }
        }

        var text = string.Join('\n', told);
        Assert.All(hidden.Split('|'), word => Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Freshness_of_an_entity_that_is_hidden_is_answered_like_that_of_one_that_was_made_up()
    {
        await using var house = await ApiHouse.Open();
        using var agent = await house.Agent(house.Only("customer"));

        var hidden = await Told(agent, HttpMethod.Get, $"{Urls.ApiFreshness}?entity=invoice");
        var madeUp = await Told(agent, HttpMethod.Get, $"{Urls.ApiFreshness}?entity=unicorn");

        Assert.Equal(madeUp.Replace("unicorn", "invoice", StringComparison.Ordinal), hidden);
        Assert.Contains("entity-unknown", hidden, StringComparison.Ordinal);
        var own = await Told(agent, HttpMethod.Get, $"{Urls.ApiFreshness}?entity=customer");
        Assert.Contains("\"field\":\"name\",\"verdict\":\"unknown\",\"reason\":\"neverVerified\",\"streams\":[{\"source\":\"Sample CRM\"", own, StringComparison.Ordinal);
    }

    static IEnumerable<(HttpMethod Method, Func<string, string> Path)> Endpoints() =>
    [
        (HttpMethod.Get, Urls.ApiGate),
        (HttpMethod.Get, name => $"{Urls.ApiGate(name)}?wait=0"),
        (HttpMethod.Get, Urls.ApiTriggers),
        (HttpMethod.Post, Urls.ApiTriggers),
    ];

    static AgentScope ScopeOf(ApiHouse house, string kind) => kind switch
    {
        "nothing" => AgentScope.Nothing,
        "field" => house.Only("customer", "name"),
        "entity" => house.Only("customer"),
        "invoices" => house.Only("invoice"),
        "sensitive" => house.Only("customer", "name", "city", "email") with { Sensitive = true },
        _ => AgentScope.All with { Sensitive = true, Entities = house.Only("customer", "name", "city", "email").Entities },
    };

    static string Anonymous(string answer, string name) => answer.Replace(name, "made-up-watch", StringComparison.Ordinal);

    /// <summary>All that an answer tells but when it was given and what is left of the limit.</summary>
    static async Task<string> Told(HttpClient agent, HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        using var answer = await agent.SendAsync(request, Stop);
        Assert.NotEqual(HttpStatusCode.Unauthorized, answer.StatusCode);
        string[] besides = ["Date", "RateLimit", "Content-Length", "X-Correlation-Id", "X-Request-Id", "traceparent"];
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => !besides.Contains(header.Key, StringComparer.OrdinalIgnoreCase)).OrderBy(header => header.Key, StringComparer.Ordinal);
        var body = Regex.Replace(await answer.Content.ReadAsStringAsync(Stop), "\"traceId\":\"[^\"]*\"", "");
        return $"{(int)answer.StatusCode}\n{string.Join('\n', headers.Select(header => $"{header.Key}: {string.Join(',', header.Value)}"))}\n{body}";
    }
}
