using System.Net;
using Portal.Engine.Persistence;
using Portal.Engine.Resilience.Pipelines;
using Portal.Engine.Sources;
using Portal.Engine.Sync.Runs;

namespace Portal.Tests.Engine.Sync;

/// <summary>A source that failed again and again is spared by schedules, and tried at once when a person asks.</summary>
public sealed class SparedTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_who_asks_lets_one_call_try_and_a_schedule_does_not()
    {
        await using var house = await SyncHouse.Open(DatabaseKind.Sqlite);
        house.Script.Say(new ScriptedPage("[]"));
        var source = Assert.Single((await house.Get<SourceRegistry>().Page(new SourceFilter(), 0, 10, Stop)).Sources);
        var pipeline = house.Get<SourcePipelines>().For($"{source.Id}", source.Name, new SourceLimits { Retries = 0 });
        using var down = new HttpClient(new Down());
        for (var i = 0; i < 5; i++) await pipeline.Send(down, new Call<string>(() => new(HttpMethod.Get, "http://crm.example.com/"), (_, _) => throw new InvalidOperationException("It answers well.")), Stop);

        await house.Run();
        Assert.Equal(BreakerPosition.Open, pipeline.State.Breaker.Position);
        await house.Run(by: RunTrigger.Person);
        Assert.Equal(BreakerPosition.HalfOpen, pipeline.State.Breaker.Position);
    }

    sealed class Down : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.InternalServerError));
    }
}
