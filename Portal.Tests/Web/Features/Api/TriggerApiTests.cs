using System.Net;
using System.Text;
using System.Text.Json;
using Portal.Engine.Persistence;
using Portal.Engine.Workflows;
using Portal.Engine.Workflows.Keeping;
using Portal.Engine.Workflows.Triggers;
using Portal.Tests.Running;
using Portal.Web;

namespace Portal.Tests.Web.Features.Api;

/// <summary>What asks a workflow to run, over HTTP.</summary>
public sealed class TriggerApiTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task It_goes_while_the_gate_is_open_and_waits_once_while_it_is_not(DatabaseKind kind)
    {
        await using var house = await ApiHouse.Open(kind);
        await house.Register("mailer", null, "customer.name");
        var paused = await house.RegisterPaused("churn-watch", Keeps.All);
        using var agent = await house.Agent(house.Only("customer"));

        await Expect(await Send(agent, "mailer", "{}"), HttpStatusCode.OK, ("goes", "True"), ("gate", "flag"));
        await Expect(await Send(agent, "churn-watch", """{"customer":7}""", "order-1"), HttpStatusCode.Accepted, ("goes", "False"), ("id", "1"));
        await Expect(await Send(agent, "churn-watch", """{"customer":7}""", "order-1"), HttpStatusCode.Accepted, ("goes", "False"), ("id", "1"));
        await Expect(await Send(agent, "churn-watch", ""), HttpStatusCode.Accepted, ("goes", "False"), ("id", "2"));
        Assert.Empty((await List(agent)).GetProperty("triggers").EnumerateArray());

        await LetGo(house, paused);
        var released = await List(agent);
        Assert.Equal(["""{"customer":7}""", "null"], released.GetProperty("triggers").EnumerateArray().Select(trigger => trigger.GetProperty("body").GetRawText()));
        Assert.Equal(0, released.GetProperty("waiting").GetInt32());
        Assert.Equal(HttpStatusCode.NoContent, (await agent.DeleteAsync(new Uri($"{Urls.ApiTriggers("churn-watch")}/1", UriKind.Relative), Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await agent.DeleteAsync(new Uri($"{Urls.ApiTriggers("churn-watch")}/1", UriKind.Relative), Stop)).StatusCode);
        Assert.Equal([2], (await List(agent)).GetProperty("triggers").EnumerateArray().Select(trigger => trigger.GetProperty("id").GetInt32()));
        Assert.Empty((await List(agent, "?after=2")).GetProperty("triggers").EnumerateArray());
    }

    [Fact]
    public async Task What_cannot_be_kept_is_refused_with_a_code()
    {
        await using var house = await ApiHouse.Open();
        await house.RegisterPaused("keeps-none");
        await house.RegisterPaused("churn-watch", Keeps.All, most: 1);
        using var agent = await house.Agent(house.Only("customer"));

        await Expect(await Send(agent, "keeps-none", "{}"), HttpStatusCode.Conflict, ("code", "keeps-no-triggers"));
        Assert.Equal(HttpStatusCode.Accepted, (await Send(agent, "churn-watch", "{}")).StatusCode);
        await Expect(await Send(agent, "churn-watch", "{}"), HttpStatusCode.TooManyRequests, ("code", "too-many-triggers"));
        await Expect(await Send(agent, "churn-watch", "{no"), HttpStatusCode.BadRequest, ("code", "body-no-json"));
        await Expect(await Send(agent, "churn-watch", $"\"{new string('x', 256 * 1024)}\""), HttpStatusCode.RequestEntityTooLarge, ("code", "body-too-large"));
        await Expect(await Send(agent, "churn-watch", "{}", new string('k', 201)), HttpStatusCode.BadRequest, ("code", "trigger-unfit"));
        using var odd = await agent.GetAsync(new Uri($"{Urls.ApiTriggers("churn-watch")}?after=x", UriKind.Relative), Stop);
        await Expect(odd, HttpStatusCode.BadRequest, ("code", "after-unfit"));
    }

    /// <summary>Lets it run, and waits until what waited was let go.</summary>
    static async Task LetGo(ApiHouse house, Workflow workflow)
    {
        await house.Override(workflow, TimeSpan.FromHours(1));
        var desk = house.Get<TriggerDesk>();
        var turned = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        house.Get<GateNews>().Turned += which =>
        {
            if (which == workflow.Id) turned.TrySetResult();
        };
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        await turned.Task.WaitAsync(Stop);
        // They are let go right after the gate is told; a look later at the latest.
        while (await desk.Waiting(workflow.Id, Stop) > 0) await Task.Yield();
    }

    static async Task<HttpResponseMessage> Send(HttpClient agent, string workflow, string body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Urls.ApiTriggers(workflow)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return await agent.SendAsync(request, Stop);
    }

    static async Task<JsonElement> List(HttpClient agent, string query = "")
    {
        using var answer = await agent.GetAsync(new Uri(Urls.ApiTriggers("churn-watch") + query, UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await ApiHouse.Json(answer);
    }

    static async Task Expect(HttpResponseMessage answer, HttpStatusCode status, params (string Name, string Value)[] parts)
    {
        Assert.Equal(status, answer.StatusCode);
        var json = await ApiHouse.Json(answer);
        foreach (var (name, value) in parts) Assert.Equal(value, $"{json.GetProperty(name)}");
        answer.Dispose();
    }
}
