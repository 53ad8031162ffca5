using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Portal.Tests.Web.Features.Api.Mcp;
using Portal.Web;
using AgentScope = Portal.Engine.Agents.Scopes.Scope;

namespace Portal.Tests.Web.Features.Api;

/// <summary>Questions that wait for changes, by both ways: what becomes of them when whoever asked goes away, when the portal stops, and when there are many.</summary>
public sealed class WaitingTests
{
    static readonly TimeSpan Time = TimeSpan.FromSeconds(17);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, InlineData(Urls.Api), InlineData(Urls.Mcp)]
    public async Task A_question_whose_asker_goes_away_ends_at_once(string way)
    {
        await using var house = await McpHouse.Open();
        using var agent = await Agent(house);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Stop);

        var asked = Ask(agent, way, leaving.Token);
        await house.Clock.SomebodyWaits(Time, stop: Stop);
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        await house.Clock.NobodyWaits(Time, Stop);
    }

    [Theory, InlineData(Urls.Api), InlineData(Urls.Mcp)]
    public async Task A_portal_that_stops_answers_those_who_wait_with_what_there_is(string way)
    {
        await using var house = await McpHouse.Open();
        using var agent = await Agent(house);

        var asked = Ask(agent, way, Stop);
        await house.Clock.SomebodyWaits(Time, stop: Stop);
        house.Get<IHostApplicationLifetime>().StopApplication();

        Assert.Contains("\"changes\":[]", await asked, StringComparison.Ordinal);
        await house.Portal.Stopped(Stop);
    }

    [Fact]
    public async Task An_agent_has_so_many_open_at_once_by_both_ways_together()
    {
        await using var house = await McpHouse.Open();
        using var agent = await Agent(house);

        var open = Enumerable.Range(0, 10).Select(at => Ask(agent, at < 5 ? Urls.Mcp : Urls.Api, Stop)).ToArray();
        await house.Clock.SomebodyWaits(Time, 10, Stop);

        Assert.Contains("too-many-at-once", await Ask(agent, Urls.Mcp, Stop), StringComparison.Ordinal);
        Assert.Contains("too-many-at-once", await Ask(agent, Urls.Api, Stop), StringComparison.Ordinal);
        house.Clock.Advance(Time);
        foreach (var one in open) Assert.Contains("\"changes\":[]", await one, StringComparison.Ordinal);
    }

    static async Task<HttpClient> Agent(McpHouse house)
    {
        var agent = house.Portal.NewClient();
        agent.DefaultRequestHeaders.Add("Authorization", $"Bearer {(await house.Key(AgentScope.All)).Key.Reveal()}");
        return agent;
    }

    /// <summary>Asks for what changes from now on, and waits.</summary>
    static async Task<string> Ask(HttpClient agent, string way, CancellationToken stop)
    {
        const string Changes = $"{Urls.ApiEntities}/customer/changes";
        if (way == Urls.Api) return await (await agent.GetAsync($"{Changes}?after=now&wait={Time.TotalSeconds}", stop)).Content.ReadAsStringAsync(stop);
        using var now = JsonDocument.Parse(await agent.GetStringAsync($"{Changes}?after=now", stop));
        var arguments = new { entity = "customer", after = now.RootElement.GetProperty("next").GetString(), waitSeconds = Time.TotalSeconds };
        var call = JsonSerializer.Serialize(new { jsonrpc = "2.0", id = 1, method = "tools/call", @params = new { name = "changes", arguments } });
        using var request = new HttpRequestMessage(HttpMethod.Post, Urls.Mcp) { Content = new StringContent(call, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Accept", McpCaller.Accepted);
        return await (await agent.SendAsync(request, stop)).Content.ReadAsStringAsync(stop);
    }
}
