using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Engine.Sources.Fallbacks;
using Portal.Tests.Running;
using Portal.Web;
using AgentScope = Portal.Engine.Agents.Scopes.Scope;

namespace Portal.Tests.Web.Features.Api.Book;

/// <summary>The OpenAPI document says what is so: every way and parameter there is, and the form of what is really answered.</summary>
public sealed partial class ApiBookTests
{
    /// <summary>Judges the document, and answers by the schema that the document gives for them.</summary>
    const string Judge = """
        import { Validator } from '@seriousme/openapi-schema-validator';
        import Ajv2020 from 'ajv/dist/2020.js';
        import formats from 'ajv-formats';
        import { readFileSync } from 'node:fs';
        const { document, answers } = JSON.parse(readFileSync(0, 'utf8'));
        const judged = await new Validator().validate(structuredClone(document));
        const wrong = judged.valid ? [] : [JSON.stringify(judged.errors)];
        const ajv = formats(new Ajv2020({ strict: false, allErrors: true }));
        ajv.addSchema(document, 'api');
        const pointer = part => part.replaceAll('~', '~0').replaceAll('/', '~1');
        for (const { path, method, status, body } of answers) {
            const of = document.paths[path][method].responses;
            const key = of[status] ? status : 'default';
            const kind = Object.keys(of[key].content).find(kind => kind.endsWith('json'));
            const check = ajv.compile({ $ref: `api#/paths/${pointer(path)}/${method}/responses/${key}/content/${pointer(kind)}/schema` });
            if (!check(body)) wrong.push(`${method} ${path} ${status}: ${JSON.stringify(check.errors)} in ${JSON.stringify(body)}`);
        }
        console.log(JSON.stringify(wrong));
        """;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_way_there_is_stands_in_it_and_no_other()
    {
        await using var house = await ApiHouse.Open();
        var document = await Document(house);

        var told = document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(way => $"{way.Name.ToUpperInvariant()} {Urls.Api}{path.Name}")).Append($"GET {Urls.ApiDocument}");

        Assert.Equal(Routes(house).Order(), told.Order());
    }

    [Theory]
    [InlineData("GET", "/entites")]
    [InlineData("POST", "/me")]
    [InlineData("DELETE", "/entities")]
    public async Task Where_there_is_nothing_that_is_said_and_not_that_the_key_is_wrong(string method, string path)
    {
        await using var house = await ApiHouse.Open();
        using var agent = await house.Agent(AgentScope.All);
        using var request = new HttpRequestMessage(new HttpMethod(method), $"{Urls.Api}{path}");
        using var answer = await agent.SendAsync(request, Stop);

        Assert.Equal("404 path-unknown", $"{(int)answer.StatusCode} {(await ApiHouse.Json(answer)).GetProperty("code")}");
    }

    /// <summary>Whoever sends a parameter that is not known is told which are.</summary>
    [Fact]
    public async Task Every_parameter_of_the_data_api_stands_in_it_and_no_other()
    {
        await using var house = await ApiHouse.Open();
        using var agent = await house.Agent(AgentScope.All);
        var checkedWays = 0;
        foreach (var path in (await Document(house)).GetProperty("paths").EnumerateObject().Where(path => path.Name.StartsWith("/entities", StringComparison.Ordinal) || path.Name.StartsWith("/sources", StringComparison.Ordinal)))
        {
            var told = path.Value.GetProperty("get").GetProperty("parameters").EnumerateArray().Where(one => one.GetProperty("in").GetString() == "query").Select(one => one.GetProperty("name").GetString()!).Order();
            using var answer = await agent.GetAsync($"{Urls.Api}{Filled(path.Name)}?nobody_knows_this=1", Stop);
            var detail = (await ApiHouse.Json(answer)).GetProperty("detail").GetString()!;
            var known = !detail.EndsWith("It has none.", StringComparison.Ordinal) && Known().Match(detail) is { Success: true } match ? match.Groups[1].Value.Split(", ") : [];
            Assert.Equal(known.Order(), told);
            checkedWays++;
        }

        Assert.Equal(10, checkedWays);
    }

    [Fact]
    public async Task It_is_proper_and_what_is_answered_has_the_form_that_it_says()
    {
        await using var house = await ApiHouse.Open();
        using var agent = await house.Agent(AgentScope.All with { Sensitive = true, Entities = house.Only("customer", "name", "city", "email").Entities });
        await house.Bring("customer", ("k1", """{"city":"Basel","email":"ada@x","name":"Ada"}"""), ("k2", """{"city":null,"name":"Bob"}"""));
        await house.Bring("invoice", ("1", """{"number":"A","total":1.5}"""));
        await house.Bring("visit", ("1", """{"page":"home"}"""));
        await house.Register("watch", null, "customer.name", "invoice");
        await house.RegisterPaused("paused");
        var answers = new List<object>();
        foreach (var (path, query) in Questions())
        {
            var filled = Filled(path);
            using var answer = await agent.GetAsync($"{Urls.Api}{filled}{query}", Stop);
            answers.Add(new { path, method = "get", status = $"{(int)answer.StatusCode}", body = await ApiHouse.Json(answer) });
        }

        using var sent = await agent.PostAsync(Urls.ApiTriggers("watch"), null, Stop);
        answers.Add(new { path = "/workflows/{name}/triggers", method = "post", status = $"{(int)sent.StatusCode}", body = await ApiHouse.Json(sent) });

        Assert.Equal("[]", await Judged(await Document(house), answers));
    }

    [Theory]
    [InlineData(FallbackKind.NextBest)]
    [InlineData(FallbackKind.LastGoodCopy)]
    [InlineData(FallbackKind.NamedStream)]
    public async Task What_is_served_because_something_is_stale_is_told_in_the_form_that_it_says(FallbackKind kind)
    {
        await using var house = await ApiHouse.Open();
        using var agent = await house.Agent(AgentScope.All);
        await house.AddStream("Books", "customer", "books", "name", "city");
        await house.Believe("customer", new StreamFallback { Kind = kind }, "customer", "books");
        await house.Bring("customer", ("k1", """{"city":"Basel","name":"Ada"}"""), ("k2", """{"city":"Rome","name":"Bob"}"""));
        await house.Register("watch", null, "customer.city");
        house.Clock.Advance(TimeSpan.FromHours(2));
        await house.Bring("books", ("7", """{"city":"Bern","name":"Ada"}"""));
        var answers = new List<object>();
        foreach (var (path, filled) in new[]
        {
            ("/entities/{entity}/records", "/entities/customer/records"), ("/entities/{entity}/records", "/entities/customer/records?view=full"), ("/entities/{entity}/records/{id}", "/entities/customer/records/1?view=full"),
            ("/freshness", "/freshness?entity=customer"), ("/workflows/{name}/gate", "/workflows/watch/gate"),
        })
        {
            using var answer = await agent.GetAsync($"{Urls.Api}{filled}", Stop);
            Assert.Equal(200, (int)answer.StatusCode);
            answers.Add(new { path, method = "get", status = "200", body = await ApiHouse.Json(answer) });
        }

        var said = JsonSerializer.Serialize(answers);
        Assert.Contains($"\"serves\":\"{JsonNamingPolicy.CamelCase.ConvertName($"{kind}")}\"", said, StringComparison.Ordinal);
        Assert.Equal(kind == FallbackKind.NamedStream, said.Contains("\"standIn\":{\"source\":\"Books\"", StringComparison.Ordinal));
        Assert.Equal(kind == FallbackKind.LastGoodCopy ? "Basel" : "Bern", ((JsonElement)answers[2].GetType().GetProperty("body")!.GetValue(answers[2])!).GetProperty("fields").GetProperty("city").GetProperty("value").GetString());
        Assert.Equal("[]", await Judged(await Document(house), answers));
    }

    /// <summary>A judge that finds nothing wrong in rubbish would be none.</summary>
    [Fact]
    public async Task An_answer_of_another_form_is_found()
    {
        await using var house = await ApiHouse.Open();

        var judged = await Judged(await Document(house), [new { path = "/entities/{entity}/records", method = "get", status = "200", body = new { records = new[] { new { id = "one" } } } }]);

        Assert.Contains("must be integer", judged, StringComparison.Ordinal);
    }

    static (string Path, string Query)[] Questions() =>
    [
        ("/me", ""), ("/entities", ""), ("/entities/{entity}", ""), ("/entities/{entity}/records", "?limit=1"), ("/entities/{entity}/records", "?view=full&disagreements=true&sort=name"),
        ("/entities/{entity}/records", "?maxAge=0"), ("/entities/{entity}/records", "?where=nothing"), ("/entities/{entity}/records/{id}", ""), ("/entities/{entity}/records/{id}", "?view=full"),
        ("/entities/{entity}/records/{id}", "?asOf=2030-01-01T00:00:00Z"), ("/entities/{entity}/records/by-key", "?source=Sample CRM&stream=Sample CRM customer&key=k1"),
        ("/entities/{entity}/records/by-match", "?value=Ada"), ("/entities/{entity}/changes", ""), ("/entities/{entity}/changes", "?limit=1"), ("/entities/{entity}/summary", "?by=city&distinct=name"),
        ("/sources/{source}/streams/{stream}/records", ""), ("/sources/{source}/streams/{stream}/records", "?view=full"), ("/sources/{source}/streams/{stream}/records/by-key", "?key=k1"),
        ("/freshness", ""), ("/freshness", "?entity=nobody"), ("/workflows", ""), ("/workflows/{name}/gate", ""), ("/workflows/{name}/triggers", ""),
    ];

    static string Filled(string path) => path.Replace("{entity}", "customer", StringComparison.Ordinal).Replace("{name}", "paused", StringComparison.Ordinal).Replace("{id}", "1", StringComparison.Ordinal).Replace("{source}", "Sample CRM", StringComparison.Ordinal).Replace("{stream}", "Sample CRM customer", StringComparison.Ordinal);

    static IEnumerable<string> Routes(ApiHouse house) =>
        from endpoint in house.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let path = $"/{endpoint.RoutePattern.RawText?.TrimStart('/')}"
        where path.StartsWith(Urls.Api, StringComparison.Ordinal) && path != Urls.ApiBook && path != Urls.ApiNowhere
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
        select $"{method} {path}";

    static async Task<JsonElement> Document(ApiHouse house)
    {
        using var anybody = house.Portal.NewClient();
        using var answer = await anybody.GetAsync(Urls.ApiDocument, Stop);
        answer.EnsureSuccessStatusCode();
        return await ApiHouse.Json(answer);
    }

    static async Task<string> Judged(JsonElement document, IEnumerable<object> answers)
    {
        await using var node = new ChildProgram(new ProcessStartInfo("node", ["--input-type=module", "-e", Judge]) { WorkingDirectory = Repository.Path("Portal.Tests") });
        await node.Input.WriteAsync(JsonSerializer.Serialize(new { document, answers }));
        node.Input.Close();
        Assert.True(await node.Ended(Stop) == 0, node.Output);
        return node.StandardOutput.Last();
    }

    [GeneratedRegex("It has ([A-Za-z, ]+)\\.$")]
    private static partial Regex Known();
}
