using System.Text;
using System.Text.Json;
using Portal.Engine.Agents;
using Portal.Engine.Agents.Use;
using Portal.Engine.Freshness;
using AgentScope = Portal.Engine.Agents.Scopes.Scope;

namespace Portal.Tests.Web.Features.Api.Mcp;

/// <summary>What tools answer, refuse, and are accounted for.</summary>
public sealed class McpToolTests
{
    const int MostBytes = 64 * 1024;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("query", "records")]
    [InlineData("changes", "changes")]
    public async Task An_answer_that_would_be_too_long_is_cut_after_a_whole_record_and_goes_on_rightly(string tool, string list)
    {
        await using var house = await McpHouse.Open();
        await house.Bring("customer", [.. Enumerable.Range(0, 150).Select(at => ($"k{at}", Row($"Person {at}", new string('x', 1500))))]);
        using var agent = await house.Agent(AgentScope.All);

        var (ids, next, pages) = (new List<long>(), (string?)null, 0);
        do
        {
            var place = next is null ? "" : $""","{(tool == "query" ? "cursor" : "after")}":"{next}" """;
            var answer = await agent.Call(tool, $$"""{"entity":"customer","limit":200{{place}}}""");
            var told = answer.GetProperty("structuredContent");
            Assert.InRange(Encoding.UTF8.GetByteCount(answer.GetProperty("content")[0].GetProperty("text").GetString()!), 1, MostBytes);
            ids.AddRange(told.GetProperty(list).EnumerateArray().Select(one => one.GetProperty("id").GetInt64()));
            next = tool == "query" ? (told.TryGetProperty("next", out var token) ? token.GetString() : null) : told.GetProperty("isMore").GetBoolean() ? told.GetProperty("next").GetString() : null;
            if (next is not null) Assert.Contains("fit into one answer", told.GetProperty("note").GetString(), StringComparison.Ordinal);
            pages++;
        }
        while (next is not null);

        Assert.InRange(pages, 4, 6);
        Assert.Equal(152, ids.Count);
        Assert.Equal(152, ids.Distinct().Count());
    }

    [Fact]
    public async Task One_record_that_is_too_long_is_answered_field_by_field()
    {
        await using var house = await McpHouse.Open();
        await house.Bring("customer", ("long", Row("Longest", new string('x', 70_000))));
        using var agent = await house.Agent(AgentScope.All);
        const string Where = """ "entity":"customer","where":[{"field":"name","op":"is","value":"Longest"}]""";

        Refused("answer-too-large", await agent.Call("query", $$"""{{{Where}}}"""));
        Refused("answer-too-large", await agent.Call("get", """{"entity":"customer","match":"Longest"}"""));
        Assert.Single(Told(await agent.Call("query", $$"""{{{Where}},"fields":["name"]}""")).GetProperty("records").EnumerateArray());
    }

    [Theory]
    [InlineData("""{"entity":"customer","colour":"red"}""", "argument-unknown", "colour")]
    [InlineData("""{"entity":7}""", "argument-unfit", "entity")]
    [InlineData("""{}""", "argument-missing", "entity")]
    [InlineData("""{"entity":"customer","limit":201}""", "argument-unfit", "from 1 to 200")]
    [InlineData("""{"entity":"customer","limit":"ten"}""", "argument-unfit", "limit")]
    [InlineData("""{"entity":"customer","fields":"name"}""", "argument-unfit", "a list of texts")]
    [InlineData("""{"entity":"customer","where":{"name":"Ada"}}""", "argument-unfit", "a list of conditions")]
    [InlineData("""{"entity":"customer","where":[{"field":"name","op":"like","value":"A"}]}""", "argument-unfit", "where[0].op")]
    [InlineData("""{"entity":"customer","where":[{"field":"name","op":"is","value":"A","not":true}]}""", "argument-unknown", "where[0].not")]
    [InlineData("""{"entity":"customer","where":[{"field":"name","op":"is","value":{}}]}""", "argument-unfit", "where[0].value")]
    [InlineData("""{"entity":"customer","where":[{"field":"revenue","op":"more","value":"much"}]}""", "value-unreadable", "revenue")]
    [InlineData("""{"entity":"customer","where":[{"field":"notes","op":"is","value":"x"}]}""", "field-not-searchable", "searched by city, name, revenue")]
    [InlineData("""{"entity":"customer","cursor":"made up"}""", "token-unknown", "cursor")]
    [InlineData("""{"entity":"login"}""", "only-counted", "summarize")]
    public async Task What_is_refused_is_an_answer_that_a_model_can_act_on(string arguments, string code, string says)
    {
        await using var house = await McpHouse.Open();
        using var agent = await house.Agent(AgentScope.All);

        Assert.Contains(says, Refused(code, await agent.Call("query", arguments)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_are_found_by_all_that_they_are_called_and_as_they_were()
    {
        await using var house = await McpHouse.Open();
        using var agent = await house.Agent(AgentScope.All);
        var then = house.Clock.GetUtcNow();
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.Bring("customer", ("a", """{"name":"Ada","city":"Chur","revenue":12.5,"notes":""}"""));
        await house.Settle();

        var found = Told(await agent.Call("query", """{"entity":"customer","where":[{"field":"revenue","op":"more","value":10},{"field":"city","op":"in","values":["Chur","Bern"]}],"sortBy":"revenue","descending":true}"""));
        var record = Assert.Single(found.GetProperty("records").EnumerateArray());
        Assert.Equal(("Chur", "fresh"), (record.GetProperty("values").GetProperty("city").GetString(), record.GetProperty("freshness").GetProperty("verdict").GetString()));
        var id = record.GetProperty("id").GetInt64();
        foreach (var call in new[] { $"\"id\":{id}", "\"match\":\" Ada \"", "\"source\":\"Sample CRM\",\"stream\":\"Sample CRM customer\",\"key\":\"a\"" })
            Assert.Equal(id, Told(await agent.Call("get", $$"""{"entity":"customer",{{call}}}""")).GetProperty("record").GetProperty("id").GetInt64());
        var full = Told(await agent.Call("get", $$"""{"entity":"customer","id":{{id}},"disagreements":true}"""));
        Assert.Equal("Sample CRM", full.GetProperty("record").GetProperty("fields").GetProperty("city").GetProperty("source").GetString());
        var past = Told(await agent.Call("get", $$"""{"entity":"customer","id":{{id}},"asOf":"{{then:yyyy-MM-ddTHH:mm:ssZ}}"}"""));
        Assert.Equal("Bern", past.GetProperty("record").GetProperty("values").GetProperty("city").GetString());
        Refused("question-malformed", await agent.Call("get", """{"entity":"customer","id":1,"match":"Ada"}"""));
        Refused("argument-unfit", await agent.Call("get", $$"""{"entity":"customer","id":{{id}},"asOf":"2026-03-02T09:00:00"}"""));
    }

    [Fact]
    public async Task What_is_older_than_accepted_is_said_or_refused()
    {
        await using var house = await McpHouse.Open();
        using var agent = await house.Agent(AgentScope.All);
        house.Clock.Advance(TimeSpan.FromHours(3));

        Refused("too-old", await agent.Call("query", """{"entity":"customer","maxAgeSeconds":600}"""));
        foreach (var (tool, call) in McpCalls.All) Assert.True(Told(await agent.Call(tool, call)).GetProperty("freshness").GetProperty("verdict").GetString() == "stale", tool);
        Assert.Equal("stale", Told(await agent.Call("query", """{"entity":"customer","where":[{"field":"name","op":"is","value":"Nobody"}]}""")).GetProperty("freshness").GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task Who_waits_for_changes_is_told_as_soon_as_there_are_any()
    {
        await using var house = await McpHouse.Open();
        using var agent = await house.Agent(AgentScope.All);
        var from = Told(await agent.Call("changes", """{"entity":"customer","fromNow":true}""")).GetProperty("next").GetString();

        var waiting = agent.Call("changes", $$"""{"entity":"customer","after":"{{from}}","waitSeconds":20}""");
        await house.Clock.SomebodyWaits(TimeSpan.FromSeconds(1), stop: Stop);
        await house.Bring("customer", ("c", Row("Cara", "")));

        Assert.Equal("Cara", Assert.Single(Told(await waiting).GetProperty("changes").EnumerateArray()).GetProperty("record").GetProperty("values").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Happenings_are_counted_in_windows()
    {
        await using var house = await McpHouse.Open();
        using var agent = await house.Agent(AgentScope.All);

        var told = Told(await agent.Call("summarize", """{"entity":"login","by":"page","distinct":"person","window":"day","zone":"Europe/Zurich"}"""));

        Assert.Equal((2, 2), (told.GetProperty("count").GetInt32(), told.GetProperty("groups").GetArrayLength()));
        Refused("argument-unfit", await agent.Call("summarize", """{"entity":"login","window":"month"}"""));
    }

    [Fact]
    public async Task When_the_records_of_the_day_are_used_up_what_reads_none_is_still_answered()
    {
        await using var house = await McpHouse.Open();
        using var agent = await house.Agent(AgentScope.All, draft => draft with { RecordsPerDay = 2 });

        Told(await agent.Call("query", """{"entity":"customer"}"""));

        foreach (var (tool, call) in McpCalls.All)
        {
            var answer = await agent.Call(tool, call);
            if (tool is "query" or "get" or "changes" or "summarize") Assert.Contains("2 records a day", Refused("too-many-records", answer), StringComparison.Ordinal);
            else Told(answer);
        }
    }

    [Theory]
    [InlineData("query", "records")]
    [InlineData("changes", "changes")]
    public async Task No_more_is_answered_than_is_left_of_the_day(string tool, string list)
    {
        await using var house = await McpHouse.Open();
        await house.Bring("customer", [.. Enumerable.Range(0, 10).Select(at => ($"k{at}", Row($"Person {at}", "")))]);
        using var agent = await house.Agent(AgentScope.All, draft => draft with { RecordsPerDay = 3 });

        Assert.Equal(3, Told(await agent.Call(tool, """{"entity":"customer","limit":200}""")).GetProperty(list).GetArrayLength());
        Refused("too-many-records", await agent.Call(tool, """{"entity":"customer","limit":1}"""));
    }

    [Fact]
    public async Task A_value_as_deep_as_mapping_lets_it_is_told_whole()
    {
        const int Deep = 62;
        var value = $"{new string('[', Deep)}1{new string(']', Deep)}";
        await using var house = await McpHouse.Open();
        await house.Bring("customer", ("deep", $$"""{"name":"Deep","city":"Bern","revenue":1,"notes":{{value}}}"""));
        using var agent = await house.Agent(AgentScope.All);
        var then = house.Clock.GetUtcNow();

        foreach (var (tool, call) in new[]
        {
            ("query", """{"entity":"customer"}"""), ("query", """{"entity":"customer","full":true}"""), ("changes", """{"entity":"customer"}"""), ("get", """{"entity":"customer","match":"Deep"}"""),
            ("get", $$"""{"entity":"customer","match":"Deep","asOf":"{{then:yyyy-MM-ddTHH:mm:ssZ}}"}"""),
        })
        {
            Assert.Contains(value, $"{Told(await agent.Call(tool, call))}", StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("query", """{"entity":"customer","fields":["name"],"where":[{"field":"city","op":"is","value":"Bern"}],"sortBy":"revenue"}""", "city,name,revenue")]
    [InlineData("query", """{"entity":"customer","fields":["name"],"where":[{"field":"city","op":"is","value":"Nowhere"}]}""", "city")]
    [InlineData("summarize", """{"entity":"customer","where":[{"field":"city","op":"is","value":"Bern"}]}""", "city")]
    public async Task A_field_that_is_only_looked_for_is_accounted_for(string tool, string call, string fields)
    {
        await using var house = await McpHouse.Open();
        using var agent = await house.Agent(AgentScope.All);

        Told(await agent.Call(tool, call));
        await house.Get<AgentUse>().Flush(Stop);

        Assert.Equal(fields, string.Join(',', Assert.Single(await house.Get<AgentBook>().Reads(1, 20, Stop)).Fields.Split(',').Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task How_many_there_are_is_told_of_an_entity_by_counting_them_alone()
    {
        await using var house = await McpHouse.Open();
        using var agent = await house.Agent(AgentScope.All);

        Assert.Equal((2, 2), (await Count("customer"), await Count("login")));
        await house.Bring("customer", ("c", Row("Cara", "")));
        await house.Bring("login", ("l3", """{"person":"Cleo","page":"end"}"""));
        Assert.Equal((3, 3), (await Count("customer"), await Count("login")));

        async Task<int> Count(string entity) => Told(await agent.Call("describe_entity", $$"""{"entity":"{{entity}}"}""")).GetProperty("records").GetInt32();
    }

    [Fact]
    public async Task Each_call_is_accounted_for()
    {
        await using var house = await McpHouse.Open();
        using var agent = await house.Agent(AgentScope.All);
        house.Clock.Advance(TimeSpan.FromHours(3));
        string[] calls = ["""{"entity":"customer","fields":["name","city"]}""", """{"entity":"made-up"}""", """{"entity":"customer","fields":["made_up"]}"""];

        await agent.Ask("tools/list");
        foreach (var call in calls) await agent.Call("query", call);
        await agent.Call("summarize", """{"entity":"customer","by":"city"}""");
        await agent.Ask("resources/read", new { uri = "portal://entities/customer" });
        await agent.Ask("resources/read", new { uri = "portal://entities/made-up" });
        await agent.Ask("tools/call", new { name = "made_up" });
        await house.Get<AgentUse>().Flush(Stop);

        var reads = await house.Get<AgentBook>().Reads(1, 20, Stop);
        Assert.Equal(
        [
            "mcp   0 0  Answered", "mcp   0 0  Refused", "mcp.query   0 0  Refused", "mcp.query customer  0 0  Refused",
            $"mcp.query customer city,name 2 {(byte)Verdict.Stale} 10800 Answered", "mcp.resource   0 0  Refused",
            $"mcp.resource customer name,city,revenue,notes 0 {(byte)Verdict.Stale} 10800 Answered", $"mcp.summarize customer city 2 {(byte)Verdict.Stale} 10800 Answered",
        ], reads.Select(read => $"{read.Kind} {read.Entity} {read.Fields} {read.Records} {read.Worst} {read.OldestAgeSeconds} {read.Answer}").Order(StringComparer.Ordinal));
        Assert.All(reads, read => Assert.Equal("127.0.0.1", read.Address));
    }

    static string Row(string name, string notes) => JsonSerializer.Serialize(new { name, city = "Bern", revenue = 1, notes });

    static JsonElement Told(JsonElement answer)
    {
        Assert.False(answer.TryGetProperty("isError", out var isError) && isError.GetBoolean(), $"{answer}");
        return answer.GetProperty("structuredContent");
    }

    /// <returns>What it says.</returns>
    static string Refused(string code, JsonElement answer)
    {
        Assert.True(answer.TryGetProperty("isError", out var isError) && isError.GetBoolean(), $"{answer}");
        var text = answer.GetProperty("content")[0].GetProperty("text").GetString()!;
        Assert.EndsWith($"({code})", text, StringComparison.Ordinal);
        Assert.Equal(code, answer.GetProperty("_meta").GetProperty("code").GetString());
        return text;
    }
}
