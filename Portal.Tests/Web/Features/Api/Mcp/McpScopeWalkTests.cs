using System.Text.Json;
using Portal.Tests.Engine.Agents;
using AgentScope = Portal.Engine.Agents.Scopes.Scope;

namespace Portal.Tests.Web.Features.Api.Mcp;

/// <summary>Walks every tool and resource as agents that may see nothing, one entity, one field: what is hidden is as if it were not there.</summary>
public sealed class McpScopeWalkTests
{
    const string Entity = "ENTITY", Field = "FIELD", Workflow = "WORKFLOW";

    /// <summary>Calls that name something. Each is made with what is hidden and with what was made up.</summary>
    static readonly Dictionary<string, string[]> Walks = new(StringComparer.Ordinal)
    {
        ["list_entities"] = [],
        ["describe_entity"] = [$$"""{"entity":"{{Entity}}"}"""],
        ["query"] =
        [
            $$"""{"entity":"{{Entity}}"}""",
            $$"""{"entity":"{{Entity}}","limit":1,"cursor":"x","maxAgeSeconds":1}""",
            $$"""{"entity":"customer","fields":["{{Field}}"]}""",
            $$"""{"entity":"customer","sortBy":"{{Field}}"}""",
            $$"""{"entity":"customer","where":[{"field":"{{Field}}","op":"is","value":"Bern"}]}""",
            $$"""{"entity":"customer","where":[{"field":"{{Field}}","op":"isNull"}],"disagreements":true}""",
        ],
        ["get"] =
        [
            $$"""{"entity":"{{Entity}}","id":1}""",
            $$"""{"entity":"{{Entity}}","match":"INV-1"}""",
            $$"""{"entity":"{{Entity}}","source":"Ledger","stream":"Ledger invoice","key":"i1"}""",
            $$"""{"entity":"{{Entity}}","id":1,"asOf":"2026-03-02T09:00:00Z"}""",
            $$"""{"entity":"customer","id":1,"fields":["{{Field}}"]}""",
        ],
        ["changes"] = [$$"""{"entity":"{{Entity}}"}""", $$"""{"entity":"{{Entity}}","fromNow":true}""", $$"""{"entity":"customer","fields":["{{Field}}"]}"""],
        ["summarize"] =
        [
            $$"""{"entity":"{{Entity}}"}""",
            $$"""{"entity":"{{Entity}}","window":"day"}""",
            $$"""{"entity":"customer","by":"{{Field}}"}""",
            $$"""{"entity":"customer","of":"{{Field}}"}""",
            $$"""{"entity":"customer","distinct":"{{Field}}"}""",
            $$"""{"entity":"customer","where":[{"field":"{{Field}}","op":"is","value":"Bern"}]}""",
        ],
        ["check_freshness"] = [$$"""{"entity":"{{Entity}}"}""", $$"""{"entity":"customer","field":"{{Field}}"}"""],
        ["list_workflows"] = [],
        ["check_gate"] = [$$"""{"workflow":"{{Workflow}}"}"""],
    };

    [Theory]
    [InlineData("nothing", "customer invoice login", "name city email", "name-watch bill-watch", "Sample CRM|Ledger|Gatehouse|Ada|Basel")]
    [InlineData("field", "invoice login", "city revenue notes email", "bill-watch", "Ledger|Gatehouse|Bern|Basel|12.5|ada@example|INV-1|990|Cleo")]
    [InlineData("entity", "invoice login", "email", "bill-watch", "Ledger|Gatehouse|ada@example|INV-1|990|Cleo")]
    [InlineData("invoices", "customer login", "name", "name-watch", "Sample CRM|Gatehouse|Ada|Bern|Cleo")]
    public async Task What_an_agent_may_not_see_does_not_exist_for_it(string kind, string entities, string fields, string workflows, string hidden)
    {
        var counted = (CountingDatabase?)null;
        await using var house = await McpHouse.Open(around: inner => counted = new CountingDatabase(inner));
        using var agent = await house.Agent(ScopeOf(house, kind));
        var (told, differing) = (new List<string>(), new List<string>());

        var tools = (await agent.Ask("tools/list")).GetProperty("result").GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("name").GetString()!).ToArray();
        Assert.Equal(Walks.Keys.Order(StringComparer.Ordinal), tools);
        var lists = new[] { "tools/list", "resources/list", "resources/templates/list" };
        foreach (var list in lists) told.Add($"{await agent.Ask(list)}");
        foreach (var (tool, proper) in McpCalls.All) told.Add(Anonymous($"{await agent.Call(tool, proper)}", proper));

        foreach (var tool in tools)
        {
            foreach (var template in Walks[tool])
            {
                var (place, names, madeUp) = template.Contains(Entity, StringComparison.Ordinal) ? (Entity, entities, "unicorn") : template.Contains(Field, StringComparison.Ordinal) ? (Field, fields, "horn") : (Workflow, workflows, "made-up-watch");
                foreach (var name in names.Split(' ')) await Compare($"{tool} {template}", name, madeUp, one => agent.Ask("tools/call", new { name = tool, arguments = JsonSerializer.Deserialize<JsonElement>(template.Replace(place, one, StringComparison.Ordinal)) }));
            }
        }

        foreach (var name in entities.Split(' ')) await Compare("resource", name, "unicorn", one => agent.Ask("resources/read", new { uri = $"portal://entities/{one}" }));
        foreach (var name in workflows.Split(' ')) await Compare("resource", name, "made-up-watch", one => agent.Ask("resources/read", new { uri = $"portal://workflows/{one}/gate" }));

        Assert.Empty(differing);
        var text = string.Join('\n', told);
        var words = new[] { entities, fields, workflows }.SelectMany(list => list.Split(' ')).Where(word => word != "name").Select(word => $"\"{word}").Concat(hidden.Split('|'));
        Assert.All(words, word => Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase));

        async Task Compare(string what, string name, string madeUp, Func<string, Task<JsonElement>> ask)
        {
            // Once beforehand, so that what is kept in memory is there for both.
            var (_, first) = (await ask(name), counted!.Reads);
            var (secret, second) = (Said(await ask(name)), counted.Reads);
            var (invented, third) = (Said(await ask(madeUp)), counted.Reads);
            if (secret.Replace(name, madeUp, StringComparison.Ordinal) != invented) differing.Add($"{what} of {name}: {secret} is not {invented}");
            if (second - first != third - second) differing.Add($"{what} of {name}: {second - first} questions to the database, and {third - second} for {madeUp}");
            Assert.True(secret.Contains("isError\":true", StringComparison.Ordinal) || secret.Contains("\"error\"", StringComparison.Ordinal), $"{what} of {name}: {secret}");
            told.Add(secret.Replace(name, madeUp, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task What_is_of_another_entity_is_not_found_under_one_that_may_be_seen()
    {
        await using var house = await McpHouse.Open();
        using var all = await house.Agent(AgentScope.All);
        using var agent = await house.Agent(house.Only("customer"));
        var invoice = (await all.Call("query", """{"entity":"invoice"}""")).GetProperty("structuredContent").GetProperty("records")[0].GetProperty("id").GetInt64();

        Assert.Equal($"{await agent.Call("get", """{"entity":"customer","id":999999}""")}", $"{await agent.Call("get", $$"""{"entity":"customer","id":{{invoice}}}""")}");
        Assert.Equal(
            $"{await agent.Call("get", """{"entity":"customer","source":"Nobody","stream":"Nothing","key":"i1"}""")}",
            $"{await agent.Call("get", """{"entity":"customer","source":"Ledger","stream":"Ledger invoice","key":"i1"}""")}".Replace("Ledger invoice", "Nothing", StringComparison.Ordinal).Replace("Ledger", "Nobody", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_change_of_hidden_fields_is_none()
    {
        await using var house = await McpHouse.Open();
        using var narrow = await house.Agent(house.Only("customer", "name"));
        using var wide = await house.Agent(house.Only("customer"));
        var (from, wideFrom) = (await Now(narrow), await Now(wide));

        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.Bring("customer", ("a", """{"name":"Ada","city":"Chur","revenue":12.5,"notes":"","email":"ada@example.com"}"""));

        Assert.Equal(0, Changes(await narrow.Call("changes", $$"""{"entity":"customer","after":"{{from}}"}""")));
        Assert.Equal(1, Changes(await wide.Call("changes", $$"""{"entity":"customer","after":"{{wideFrom}}"}""")));

        static async Task<string> Now(McpCaller agent) => (await agent.Call("changes", """{"entity":"customer","fromNow":true}""")).GetProperty("structuredContent").GetProperty("next").GetString()!;

        static int Changes(JsonElement answer) => answer.GetProperty("structuredContent").GetProperty("changes").GetArrayLength();
    }

    static AgentScope ScopeOf(McpHouse house, string kind) => kind switch
    {
        "nothing" => AgentScope.Nothing,
        "field" => house.Only("customer", "name"),
        "invoices" => house.Only("invoice"),
        _ => house.Only("customer"),
    };

    /// <summary>All of a message but its number.</summary>
    static string Said(JsonElement message) => string.Join('\n', message.EnumerateObject().Where(part => part.Name != "id").Select(part => $"\"{part.Name}\":{part.Value}"));

    /// <summary>Without the names that were asked for, which a refusal says again.</summary>
    static string Anonymous(string answer, string call) => answer.Contains("\"isError\":true", StringComparison.Ordinal)
        ? JsonDocument.Parse(call).RootElement.EnumerateObject().Where(part => part.Value.ValueKind == JsonValueKind.String).Aggregate(answer, (text, part) => text.Replace(part.Value.GetString()!, "…", StringComparison.Ordinal))
        : answer;
}
