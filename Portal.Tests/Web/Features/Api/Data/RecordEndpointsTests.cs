using System.Net;
using System.Text.Json;
using Portal.Engine.Persistence;
using Portal.Tests.Running;
using Portal.Web;
using AgentScope = Portal.Engine.Agents.Scopes.Scope;

namespace Portal.Tests.Web.Features.Api.Data;

/// <summary>Unified records over HTTP: what is asked in an address is what is answered, with how old it is.</summary>
public sealed class RecordEndpointsTests
{
    const string Customers = $"{Urls.ApiEntities}/customer/records";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Pages_follow_each_other_in_the_order_that_was_asked_for(DatabaseKind kind)
    {
        await using var house = await ApiHouse.Open(kind);
        using var agent = await house.Agent(house.Only("customer", "name", "city"));
        await house.Bring("customer", [.. Enumerable.Range(0, 7).Select(i => ($"k{i}", (string?)$$"""{"city":"{{(i % 2 == 0 ? "Basel" : "Bern")}}","name":"Name {{i}}"}"""))]);

        var (names, next) = (new List<string>(), "");
        do
        {
            var page = await Asked(agent, $"{Customers}?where=city:is:Basel&sort=-name&limit=3{next}");
            names.AddRange(page.GetProperty("records").EnumerateArray().Select(record => record.GetProperty("values").GetProperty("name").GetString()!));
            next = page.TryGetProperty("next", out var token) ? $"&cursor={token.GetString()}" : "";
        }
        while (next.Length > 0);

        Assert.Equal(["Name 6", "Name 4", "Name 2", "Name 0"], names);
        Assert.Equal(["Name 1", "Name 5"], Names(await Asked(agent, $"{Customers}?where=name:in:Name 1, Name 5,nobody&fields=name")));
        Assert.Equal(["Name 3"], Names(await Asked(agent, $"{Customers}?where=name:in:[\"Name 3\"]&where=city:isNot:Basel")));
        Assert.Equal(["Name 0", "Name 1"], Names(await Asked(agent, $"{Customers}?where=name:less:Name 2")));
        Assert.Empty(Names(await Asked(agent, $"{Customers}?where=city:isNull")));
        // Whatever stands behind the second colon is the value.
        Assert.Empty(Names(await Asked(agent, $"{Customers}?where=name:is:a:b&view=full")));
    }

    [Fact]
    public async Task One_is_found_by_its_id_its_key_and_its_match_value_and_full_says_where_each_field_is_from()
    {
        await using var house = await ApiHouse.Open();
        using var agent = await house.Agent(house.Only("customer", "name", "city"));
        await house.Bring("customer", ("k/1", """{"city":"Basel","name":"Ada"}"""));

        var byKey = await Asked(agent, $"{Customers}/by-key?source=Sample CRM&stream=Sample CRM customer&key={Uri.EscapeDataString("k/1")}");
        var id = byKey.GetProperty("id").GetInt64();
        Assert.Equal("""{"city":"Basel","name":"Ada"}""", byKey.GetProperty("values").GetRawText());
        Assert.Equal("fresh", byKey.GetProperty("freshness").GetProperty("verdict").GetString());
        Assert.Equal(byKey.GetRawText(), (await Asked(agent, $"{Customers}/{id}")).GetRawText());
        Assert.Equal(byKey.GetRawText(), (await Asked(agent, $"{Customers}/by-match?value=Ada")).GetRawText());
        var city = (await Asked(agent, $"{Customers}/{id}?view=full&fields=city")).GetProperty("fields").GetProperty("city");
        Assert.Equal("Sample CRM customer", city.GetProperty("stream").GetString());
        Assert.Equal(house.Clock.GetUtcNow().AddMicroseconds(1), city.GetProperty("changedAt").GetDateTimeOffset());
        await Refused(agent, $"{Customers}/by-key?source=Sample CRM&stream=Sample CRM customer&key=k2", HttpStatusCode.NotFound, "nothing-there");
        await Refused(agent, $"{Customers}/by-key?source=Sample CRM&stream=Customers&key=k/1", HttpStatusCode.NotFound, "stream-unknown");
        await Refused(agent, $"{Customers}/{id + 1}", HttpStatusCode.NotFound, "nothing-there");
        await Refused(agent, $"{Customers}/one", HttpStatusCode.BadRequest, "id-unfit");
        await Refused(agent, $"{Customers}/by-match", HttpStatusCode.BadRequest, "parameter-unfit");
    }

    [Fact]
    public async Task Records_of_a_stream_are_told_as_their_source_says_them()
    {
        await using var house = await ApiHouse.Open();
        using var agent = await house.Agent(AgentScope.All);
        await house.Bring("visit", ("1", """{"page":"home"}"""), ("2", """{"page":"prices"}"""));
        const string Visits = $"{Urls.Api}/sources/Website/streams/Website visit/records";

        var last = await Asked(agent, $"{Visits}?limit=1");
        var first = await Asked(agent, $"{Visits}?limit=1&cursor={last.GetProperty("next").GetString()}");

        Assert.Equal(["2", "1"], new[] { last, first }.Select(page => page.GetProperty("records")[0].GetProperty("key").GetString()));
        Assert.Equal("home", (await Asked(agent, $"{Visits}/by-key?key=1")).GetProperty("values").GetProperty("page").GetString());
        Assert.Equal("2", (await Asked(agent, $"{Visits}?where=page:is:prices")).GetProperty("records")[0].GetProperty("key").GetString());
        await Refused(agent, $"{Visits}/by-key?key=3", HttpStatusCode.NotFound, "nothing-there");
        Assert.Contains("stream visit page 1", string.Join('\n', await house.Reads()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_older_than_is_accepted_is_refused_with_when_it_is_expected_back()
    {
        await using var house = await ApiHouse.Open();
        using var agent = await house.Agent(house.Only("customer", "name"));
        await house.Bring("customer", ("k1", """{"name":"Ada"}"""));
        house.Clock.Advance(TimeSpan.FromMinutes(20));

        Assert.Single(Names(await Asked(agent, $"{Customers}?maxAge=30m")));
        var problem = await Refused(agent, $"{Customers}?maxAge=15m", HttpStatusCode.Conflict, "too-old");
        Assert.Contains("name from Sample CRM was last verified at", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        await Refused(agent, $"{Customers}/1?maxAge=899", HttpStatusCode.Conflict, "too-old");
        await Refused(agent, $"{Customers}/1?maxAge=soon", HttpStatusCode.BadRequest, "parameter-unfit");
    }

    [Fact]
    public async Task Whoever_has_an_answer_already_is_told_so_until_it_is_another_one()
    {
        await using var house = await ApiHouse.Open();
        using var agent = await house.Agent(house.Only("customer", "name"));
        await house.Bring("customer", [.. Enumerable.Range(0, 3).Select(i => ($"k{i}", (string?)$$"""{"name":"Name {{i}}"}"""))]);
        foreach (var path in new[] { $"{Customers}?limit=2", $"{Customers}/1", $"{Urls.ApiEntities}/customer", Urls.ApiEntities, $"{Urls.ApiEntities}/customer/summary", $"{Urls.ApiEntities}/customer/changes?limit=2" })
        {
            using var first = await agent.GetAsync(path, Stop);
            Assert.Equal((HttpStatusCode.OK, "private, no-cache"), (first.StatusCode, first.Headers.CacheControl!.ToString().Replace("no-cache, private", "private, no-cache", StringComparison.Ordinal)));
            Assert.Equal(HttpStatusCode.NotModified, await Again(agent, path, first.Headers.ETag!.ToString()));
            Assert.Equal(HttpStatusCode.OK, await Again(agent, path, "W/\"another\""));
        }

        using var before = await agent.GetAsync($"{Customers}/1", Stop);
        await house.Bring("customer", ("k0", """{"name":"Another"}"""));
        Assert.Equal(HttpStatusCode.OK, await Again(agent, $"{Customers}/1", before.Headers.ETag!.ToString()));
    }

    [Fact]
    public async Task That_there_is_another_page_now_makes_it_another_answer()
    {
        await using var house = await ApiHouse.Open();
        using var agent = await house.Agent(house.Only("customer", "name"));
        await house.Bring("customer", ("k1", """{"name":"Ada"}"""), ("k2", """{"name":"Bob"}"""));
        using var first = await agent.GetAsync($"{Customers}?limit=2", Stop);

        await house.Bring("customer", ("k3", """{"name":"Eve"}"""));

        Assert.Equal(HttpStatusCode.OK, await Again(agent, $"{Customers}?limit=2", first.Headers.ETag!.ToString()));
    }

    /// <summary>Otherwise whoever asks "is it still so" would read without an account, and whoever knows nothing (*) all the more.</summary>
    [Fact]
    public async Task Who_is_told_that_nothing_changed_has_read_it_all_the_same()
    {
        await using var house = await ApiHouse.Open();
        using var agent = await house.Agent(house.Only("customer", "name"), draft => draft with { RecordsPerDay = 3 });
        await house.Bring("customer", ("k1", """{"name":"Ada"}"""));
        using var first = await agent.GetAsync(Customers, Stop);
        Assert.Equal(["Authorization", "X-Api-Key"], first.Headers.Vary.Order());

        Assert.Equal(HttpStatusCode.OK, await Again(agent, Customers, "*"));
        Assert.Equal(HttpStatusCode.NotModified, await Again(agent, Customers, first.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.TooManyRequests, await Again(agent, Customers, first.Headers.ETag!.ToString()));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_is_no_text_is_refused_by_either_database(DatabaseKind kind)
    {
        await using var house = await ApiHouse.Open(kind);
        using var agent = await house.Agent(house.Only("customer", "name"));
        await house.Bring("customer", ("k1", """{"name":""}"""));
        foreach (var query in new[] { "?where=name:in:[\"\\ud800\"]", "?where=name:is:%00", "?where=name:beginsWith:%00", "/by-match?value=%00", "/by-key?source=Sample CRM&stream=a&key=%00", "?sort=%00" })
            await Refused(agent, Customers + query, HttpStatusCode.BadRequest, "parameter-unfit");
        Assert.Equal([""], Names(await Asked(agent, $"{Customers}?sort=-name")));
    }

    [Fact]
    public async Task A_portal_without_its_database_says_so_and_when_to_ask_again()
    {
        await using var house = await ApiHouse.Open(DatabaseKind.Postgres);
        using var agent = await house.Agent(house.Only("customer", "name"));
        await Asked(agent, Customers);
        await house.Portal.Storage.LoseDatabase();

        await Refused(agent, Customers, HttpStatusCode.ServiceUnavailable, "database-away");
    }

    [Theory]
    [InlineData("?limti=5", "parameter-unknown", "limti")]
    [InlineData("?limit=0", "parameter-unfit", "from 1 to 1000")]
    [InlineData("?limit=5&limit=6", "parameter-unfit", "once")]
    [InlineData("?where=name", "parameter-unfit", "field:op")]
    [InlineData("?where=name:like:a", "parameter-unfit", "field:op")]
    [InlineData("?where=name:in:[1", "parameter-unfit", "field:op")]
    [InlineData("?where=name:isNull:a", "parameter-unfit", "field:op")]
    [InlineData("?where=name:like:a", "parameter-unfit", "beginsWith")]
    [InlineData("?sort=name desc", "parameter-unfit", "-amount")]
    [InlineData("?view=everything", "parameter-unfit", "compact or full")]
    [InlineData("?fields=", "parameter-unfit", "names")]
    [InlineData("?cursor=abc", "token-unknown", "cursor")]
    [InlineData("?disagreements=yes", "parameter-unfit", "true or false")]
    [InlineData("?where=email:beginsWith:a", "field-unknown", "email")]
    public async Task A_question_that_is_not_proper_is_refused_and_told_why(string query, string code, string word)
    {
        await using var house = await ApiHouse.Open();
        using var agent = await house.Agent(house.Only("customer", "name"));

        var problem = await Refused(agent, Customers + query, null, code);

        Assert.Contains(word, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agent_reads_no_more_records_than_are_left_of_its_day()
    {
        await using var house = await ApiHouse.Open();
        using var agent = await house.Agent(house.Only("customer", "name"), draft => draft with { RecordsPerDay = 3 });
        await house.Bring("customer", [.. Enumerable.Range(0, 9).Select(i => ($"k{i}", (string?)$$"""{"name":"Name {{i}}"}"""))]);

        Assert.Equal(2, Names(await Asked(agent, $"{Customers}?limit=2")).Count);
        var rest = await Asked(agent, $"{Customers}?limit=2");
        Assert.Single(Names(rest));
        Assert.True(rest.TryGetProperty("next", out _));
        Assert.Contains("today", rest.GetProperty("note").GetString(), StringComparison.Ordinal);
        await Refused(agent, $"{Customers}?limit=2", HttpStatusCode.TooManyRequests, "too-many-records");
        await Refused(agent, $"{Urls.Api}/sources/Sample CRM/streams/Sample CRM customer/records", HttpStatusCode.TooManyRequests, "too-many-records");
        await Asked(agent, Urls.ApiEntities);
    }

    [Theory]
    [InlineData($"{Urls.Api}/sources/Sample CRM/streams/Sample CRM customer/records", "records")]
    [InlineData($"{Urls.ApiEntities}/customer/changes", "changes")]
    public async Task Whatever_is_read_is_cut_to_what_is_left_of_the_day(string path, string list)
    {
        await using var house = await ApiHouse.Open();
        using var agent = await house.Agent(house.Only("customer", "name"), draft => draft with { RecordsPerDay = 3 });
        await house.Bring("customer", [.. Enumerable.Range(0, 9).Select(i => ($"k{i}", (string?)$$"""{"name":"Name {{i}}"}"""))]);

        Assert.Equal(3, (await Asked(agent, path)).GetProperty(list).GetArrayLength());
    }

    [Fact]
    public async Task Every_read_is_accounted_for()
    {
        await using var house = await ApiHouse.Open();
        using var agent = await house.Agent(house.Only("customer", "name", "city"));
        await house.Bring("customer", ("k1", """{"name":"Ada"}"""), ("k2", """{"name":"Bob"}"""));
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        await Asked(agent, Customers);
        await Asked(agent, $"{Customers}/1?fields=name");
        await Asked(agent, $"{Customers}?where=city:isNull&sort=name&fields=name");
        await Refused(agent, $"{Urls.ApiEntities}/invoice/records", HttpStatusCode.NotFound, "entity-unknown");

        var reads = await house.Reads();

        Assert.Equal(["get customer name 1 120", "query  refused", "query customer city,name 2 120", "query customer name,city 2 120"], reads);
    }

    public static async Task<JsonElement> Asked(HttpClient agent, string path)
    {
        using var answer = await agent.GetAsync(path, Stop);
        var json = await ApiHouse.Json(answer);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {json}");
        return json;
    }

    public static async Task<JsonElement> Refused(HttpClient agent, string path, HttpStatusCode? status, string code)
    {
        using var answer = await agent.GetAsync(path, Stop);
        var json = await ApiHouse.Json(answer);
        Assert.Equal((code, "application/problem+json"), (json.GetProperty("code").GetString(), answer.Content.Headers.ContentType?.MediaType));
        if (status is not null) Assert.Equal(status, answer.StatusCode);
        return json;
    }

    static IReadOnlyList<string> Names(JsonElement page) => [.. page.GetProperty("records").EnumerateArray().Select(record => (record.TryGetProperty("values", out var values) ? values.GetProperty("name") : record.GetProperty("fields").GetProperty("name").GetProperty("value")).GetString()!)];

    static async Task<HttpStatusCode> Again(HttpClient agent, string path, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "If-None-Match", tag } } };
        using var answer = await agent.SendAsync(request, Stop);
        if (answer.StatusCode == HttpStatusCode.NotModified) Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Stop));
        return answer.StatusCode;
    }
}
