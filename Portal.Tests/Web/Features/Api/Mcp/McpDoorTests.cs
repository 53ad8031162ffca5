using System.Net;
using System.Text;
using System.Text.Json;
using Portal.Engine.Agents;
using Portal.Engine.Agents.Use;
using Portal.Tests.Web.SignIn;
using Portal.Web;
using AgentScope = Portal.Engine.Agents.Scopes.Scope;

namespace Portal.Tests.Web.Features.Api.Mcp;

/// <summary>What comes to the address of the protocol and is not a proper message of it.</summary>
public sealed class McpDoorTests
{
    const string Proper = """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_no_message_is_refused_in_the_protocols_own_form()
    {
        await using var house = await McpHouse.Open();
        using var agent = await house.Agent(AgentScope.All);

        await Refused(HttpStatusCode.BadRequest, -32700, "message-unreadable", "{");
        await Refused(HttpStatusCode.BadRequest, -32700, "message-unreadable", "");
        await Refused(HttpStatusCode.BadRequest, -32700, "message-unreadable", new string('[', 10_000));
        await Refused(HttpStatusCode.BadRequest, -32600, "message-unfit", $"[{Proper},{Proper}]");
        await Refused(HttpStatusCode.BadRequest, -32600, "message-unfit", "7");
        await Refused(HttpStatusCode.BadRequest, -32600, "message-unfit", "{}");
        await Refused(HttpStatusCode.BadRequest, -32600, "message-unfit", """{"jsonrpc":"1.0","id":1,"method":"tools/list"}""");
        await Refused(HttpStatusCode.RequestEntityTooLarge, -32600, "message-too-large", Proper + new string(' ', 300_000));
        await Refused(HttpStatusCode.UnsupportedMediaType, -32600, "content-type-unfit", Proper, request => request.Content = new StringContent(Proper, Encoding.UTF8, "text/plain"));
        await Refused(HttpStatusCode.NotAcceptable, -32600, "accept-unfit", Proper, request => Accept(request, "application/json"));
        await Refused(HttpStatusCode.BadRequest, -32600, "protocol-unfit", Proper, request => request.Headers.Add("MCP-Protocol-Version", "2019-01-01"));
        await Refused(HttpStatusCode.BadRequest, -32020, "header-mismatch", Proper, request => request.Headers.Add("MCP-Protocol-Version", "2026-07-28"));

        foreach (var accept in new[] { "*/*", "text/event-stream, application/json;q=0.5", "application/*, text/*" })
        {
            using var answer = await agent.Send(Proper, request => Accept(request, accept));
            Assert.True(answer.StatusCode == HttpStatusCode.OK, accept);
        }

        async Task Refused(HttpStatusCode status, int number, string code, string body, Action<HttpRequestMessage>? adjust = null)
        {
            using var answer = await agent.Send(body, adjust);
            var text = await answer.Content.ReadAsStringAsync(Stop);
            Assert.True(answer.StatusCode == status, $"{code}: {text}");
            var error = JsonDocument.Parse(text).RootElement.GetProperty("error");
            Assert.Equal((number, code), (error.GetProperty("code").GetInt32(), error.GetProperty("data").GetProperty("code").GetString()));
            Assert.DoesNotContain("   at ", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_not_known_is_an_error_and_what_wants_no_answer_gets_none()
    {
        await using var house = await McpHouse.Open();
        using var agent = await house.Agent(AgentScope.All);

        Assert.Equal(-32601, Code(await agent.Ask("tools/burn")));
        Assert.Equal(-32602, Code(await agent.Ask("tools/call", new { name = "burn" })));
        Assert.Equal(-32002, Code(await agent.Ask("resources/read", new { uri = "file:///etc/passwd" })));
        Assert.Equal(-32002, Code(await agent.Ask("resources/read", new { uri = "portal://workflows/gate" })));
        using var told = await agent.Send("""{"jsonrpc":"2.0","method":"notifications/initialized"}""");
        Assert.Equal((HttpStatusCode.Accepted, ""), (told.StatusCode, await told.Content.ReadAsStringAsync(Stop)));

        static int Code(JsonElement answer) => answer.GetProperty("error").GetProperty("code").GetInt32();
    }

    [Theory]
    [InlineData("tools/call", """{"name":5}""", "params-unfit")]
    [InlineData("tools/call", """{}""", "params-unfit")]
    [InlineData("tools/call", null, "params-unfit")]
    [InlineData("tools/call", """{"name":"query","arguments":[1]}""", "params-unfit")]
    [InlineData("tools/call", "[]", "params-unfit")]
    [InlineData("tools/list", "[]", "params-unfit")]
    [InlineData("tools/call", """{"name":"query","name":"get"}""", "param-twice")]
    [InlineData("tools/call", """{"name":"query","arguments":{"entity":"customer","where":[{"field":"name","op":"is","value":"\ud800"}]}}""", "text-unfit")]
    [InlineData("tools/call", """{"name":"query","arguments":{"entity":"\ud800"}}""", "text-unfit")]
    [InlineData("tools/call", """{"name":"query","arguments":{"\ud800":1}}""", "text-unfit")]
    [InlineData("tools/call", """{"name":"\udc00"}""", "text-unfit")]
    [InlineData("resources/read", """{"uri":7}""", "params-unfit")]
    [InlineData("resources/read", """{}""", "params-unfit")]
    public async Task Params_that_cannot_be_read_are_refused_with_a_sentence_and_accounted_for(string method, string? given, string code)
    {
        await using var house = await McpHouse.Open();
        using var agent = await house.Agent(AgentScope.All);

        var rest = given is null ? "" : $",\"params\":{given}";
        using var answer = await agent.Send($$"""{"jsonrpc":"2.0","id":7,"method":"{{method}}"{{rest}} }""");
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
        var told = JsonDocument.Parse(text).RootElement;
        Assert.Equal(7, told.GetProperty("id").GetInt32());
        var error = told.GetProperty("error");
        Assert.Equal((-32602, code), (error.GetProperty("code").GetInt32(), error.GetProperty("data").GetProperty("code").GetString()));
        Assert.EndsWith(".", error.GetProperty("message").GetString(), StringComparison.Ordinal);

        await house.Get<AgentUse>().Flush(Stop);
        Assert.Equal(AgentAnswer.Refused, Assert.Single(await house.Get<AgentBook>().Reads(1, 20, Stop)).Answer);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_no_message()
    {
        await using var house = await McpHouse.Open();
        using var agent = await house.Agent(AgentScope.All);
        byte[] body = [.. "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\""u8, 0xFF, .. "\"}}"u8];

        using var answer = await agent.Send("", request =>
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new("application/json");
        });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Other_methods_of_HTTP_are_not_spoken()
    {
        await using var house = await McpHouse.Open();
        using var client = house.Portal.NewClient();
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Delete })
        {
            using var request = new HttpRequestMessage(method, Urls.Mcp);
            using var answer = await client.SendAsync(request, Stop);
            Assert.Equal((HttpStatusCode.MethodNotAllowed, "POST"), (answer.StatusCode, string.Join(',', answer.Content.Headers.Allow)));
        }
    }

    [Theory]
    [InlineData("http://evil.example.com", null, HttpStatusCode.Forbidden)]
    [InlineData("http://evil.example.com", "evil.example.com", HttpStatusCode.Forbidden)]
    [InlineData("null", null, HttpStatusCode.Forbidden)]
    [InlineData("http://localhost:1", null, HttpStatusCode.Forbidden)]
    [InlineData("OWN", null, HttpStatusCode.OK)]
    [InlineData("http://localhost:5080", "localhost:5080", HttpStatusCode.OK)]
    public async Task A_page_of_another_site_is_refused_whatever_name_it_gave_this_machine(string origin, string? host, HttpStatusCode expected)
    {
        await using var house = await McpHouse.Open();
        using var agent = await house.Agent(AgentScope.All);

        using var answer = await agent.Send(Proper, request =>
        {
            request.Headers.Add("Origin", origin == "OWN" ? house.Portal.Address.GetLeftPart(UriPartial.Authority) : origin);
            request.Headers.Host = host;
        });

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task A_key_that_is_revoked_opens_nothing_from_the_next_message_on()
    {
        await using var house = await McpHouse.Open();
        var made = await house.Key(AgentScope.All);
        using var agent = new McpCaller(house.Portal, made.Key.Reveal());

        await agent.Call("list_entities");
        Assert.Null((await house.Get<AgentDesk>().Revoke(house.Ada.AsActor(), made.Agent.Id, made.Kept.Id, Stop)).Refusal);

        using var answer = await agent.Send(Proper);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("key-revoked", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.StartsWith("Bearer", $"{answer.Headers.WwwAuthenticate}", StringComparison.Ordinal);
    }

    static void Accept(HttpRequestMessage request, string types)
    {
        request.Headers.Remove("Accept");
        request.Headers.TryAddWithoutValidation("Accept", types);
    }
}
