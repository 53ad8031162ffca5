using System.Net;
using System.Net.Http.Headers;
using Portal.Engine.Agents;
using Portal.Engine.Agents.Use;
using Portal.Engine.Freshness;
using Portal.Engine.Persistence;
using Portal.Engine.Workflows.Keeping;
using Portal.Tests.Running;
using Portal.Web;

namespace Portal.Tests.Web.Features.Api;

/// <summary>A gate as programs ask it, over HTTP.</summary>
public sealed class GateApiTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_paused_gate_is_no_error_and_says_what_is_in_its_way(DatabaseKind kind)
    {
        await using var house = await ApiHouse.Open(kind);
        await house.RegisterPaused("churn-watch");
        using var agent = await house.Agent(house.Only("customer"));

        using var answer = await Ask(agent, Urls.ApiGate("churn-watch"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var gate = await ApiHouse.Json(answer);
        Assert.Equal(("churn-watch", "pause", 0, 1), (gate.GetProperty("workflow").GetString(), gate.GetProperty("gate").GetString(), gate.GetProperty("fresh").GetInt32(), gate.GetProperty("of").GetInt32()));
        var lack = Assert.Single(gate.GetProperty("lacks").EnumerateArray());
        Assert.Equal(("customer", "name", "neverVerified", "Sample CRM"), (lack.GetProperty("entity").GetString(), lack.GetProperty("field").GetString(), lack.GetProperty("reason").GetString(), lack.GetProperty("source").GetString()));
    }

    [Fact]
    public async Task Who_has_the_answer_is_told_that_it_still_holds()
    {
        await using var house = await ApiHouse.Open();
        var workflow = await house.RegisterPaused("churn-watch");
        using var agent = await house.Agent(house.Only("customer"));
        using var first = await Settled(house, agent);

        house.Clock.Advance(TimeSpan.FromMinutes(1));
        using var again = await Ask(agent, Urls.ApiGate("churn-watch"), first.Headers.ETag);
        await house.Override(workflow, TimeSpan.FromHours(1));
        using var other = await Ask(agent, Urls.ApiGate("churn-watch"), first.Headers.ETag);

        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.OK), (again.StatusCode, other.StatusCode));
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.Equal("run", (await ApiHouse.Json(other)).GetProperty("gate").GetString());
    }

    [Fact]
    public async Task Who_waits_is_told_as_soon_as_the_gate_turns()
    {
        await using var house = await ApiHouse.Open();
        var workflow = await house.RegisterPaused("churn-watch");
        using var agent = await house.Agent(house.Only("customer"));
        using var first = await Settled(house, agent);

        var waiting = Ask(agent, $"{Urls.ApiGate("churn-watch")}?wait=41", first.Headers.ETag);
        await house.Clock.SomebodyWaits(TimeSpan.FromSeconds(41), stop: Stop);
        await house.Override(workflow, TimeSpan.FromHours(1));
        Assert.False(waiting.IsCompleted);
        house.Clock.Advance(TimeSpan.FromSeconds(1));

        using var told = await waiting;
        Assert.Equal(HttpStatusCode.OK, told.StatusCode);
        Assert.Equal("It must run.", (await ApiHouse.Json(told)).GetProperty("override").GetProperty("why").GetString());
    }

    [Fact]
    public async Task Who_waits_for_nothing_is_told_so_when_the_time_is_over()
    {
        await using var house = await ApiHouse.Open();
        await house.RegisterPaused("churn-watch");
        using var agent = await house.Agent(house.Only("customer"));
        using var first = await Settled(house, agent);

        var known = Ask(agent, $"{Urls.ApiGate("churn-watch")}?wait=41", first.Headers.ETag);
        var unknown = Ask(agent, $"{Urls.ApiGate("churn-watch")}?wait=41");
        await house.Clock.SomebodyWaits(TimeSpan.FromSeconds(41), many: 2, Stop);
        house.Clock.Advance(TimeSpan.FromSeconds(41));

        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.OK), ((await known).StatusCode, (await unknown).StatusCode));
    }

    [Theory]
    [InlineData(Urls.ApiFreshness, "entities")]
    [InlineData(Urls.ApiWorkflows, "limit")]
    [InlineData("/api/v1/workflows/churn-watch/gate", "waits")]
    [InlineData("/api/v1/workflows/churn-watch/triggers", "from")]
    public async Task A_parameter_that_nobody_knows_is_refused(string path, string parameter)
    {
        await using var house = await ApiHouse.Open();
        await house.RegisterPaused("churn-watch");
        using var agent = await house.Agent(house.Only("customer"));

        using var answer = await agent.GetAsync($"{path}?{parameter}=1", Stop);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("parameter-unknown", (await ApiHouse.Json(answer)).GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("61")]
    [InlineData("-1")]
    [InlineData("long")]
    public async Task A_time_that_nobody_waits_is_refused(string wait)
    {
        await using var house = await ApiHouse.Open();
        await house.RegisterPaused("churn-watch");
        using var agent = await house.Agent(house.Only("customer"));

        using var answer = await Ask(agent, $"{Urls.ApiGate("churn-watch")}?wait={wait}");

        Assert.Equal((HttpStatusCode.BadRequest, "wait-unfit"), (answer.StatusCode, (await ApiHouse.Json(answer)).GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Each_question_is_accounted_for_with_how_bad_the_answer_was()
    {
        await using var house = await ApiHouse.Open();
        await house.RegisterPaused("churn-watch");
        using var agent = await house.Agent(house.Only("customer"));

        (await Ask(agent, Urls.ApiGate("churn-watch"))).Dispose();
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        (await Ask(agent, Urls.ApiGate("made-up"))).Dispose();
        await house.Get<AgentUse>().Flush(Stop);

        var reads = await house.Get<AgentBook>().Reads(1, 10, Stop);
        Assert.Equal([("gate", AgentAnswer.Refused, (byte)0), ("gate", AgentAnswer.Answered, (byte)Verdict.Unknown)], reads.Select(read => (read.Kind, read.Answer, read.Worst)));
    }

    /// <summary>Once the gate is written down, since when it says so no longer changes.</summary>
    static async Task<HttpResponseMessage> Settled(ApiHouse house, HttpClient agent)
    {
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        house.Get<GateNews>().Turned += _ => told.TrySetResult();
        if ((await house.Get<GateHistory>().Of(1, stop: Stop)).Count == 0)
        {
            house.Clock.Advance(TimeSpan.FromSeconds(1));
            await told.Task.WaitAsync(Stop);
        }

        return await Ask(agent, Urls.ApiGate("churn-watch"));
    }

    static async Task<HttpResponseMessage> Ask(HttpClient agent, string path, EntityTagHeaderValue? known = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (known is not null) request.Headers.IfNoneMatch.Add(known);
        return await agent.SendAsync(request, Stop);
    }
}
