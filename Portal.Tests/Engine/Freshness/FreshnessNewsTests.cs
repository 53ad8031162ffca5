using Portal.Engine.Freshness.Ahead;
using Portal.Engine.Freshness.History;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Tests.Engine.Workflows;

namespace Portal.Tests.Engine.Freshness;

public sealed class FreshnessNewsTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task News_comes_when_something_is_another_and_not_while_all_is_the_same()
    {
        await using var house = await WorkflowHouse.Open(DatabaseKind.Sqlite);
        var news = 0;
        house.Get<FreshnessNews>().Came += () => news++;

        await house.Read();
        Assert.NotEqual(0, news);
        news = 0;
        await house.Go(30 * WorkflowHouse.Minute);
        Assert.Equal(0, news);

        // It is late after an hour and its grace of 6 minutes: the verdict is another one, and so is the gate.
        await house.Go(40 * WorkflowHouse.Minute);
        Assert.Equal(2, news);
    }

    [Fact]
    public async Task A_promise_is_checked_before_it_is_made()
    {
        await using var house = await WorkflowHouse.Open(DatabaseKind.Sqlite);
        await house.Read();
        var (desk, stream) = (house.Get<PromiseDesk>(), (await house.Get<StreamRegistry>().Find(house.House.Feed.StreamId, Stop))!);
        var draft = StreamDraft.Of(stream);

        Assert.Null(await desk.Of(stream.Id, draft, Stop));
        Assert.Equal(new Shortfall(null, house.Now + (20 * WorkflowHouse.Minute), house.Now + WorkflowHouse.Hour), await desk.Of(stream.Id, draft with { Tolerance = 20 * WorkflowHouse.Minute }, Stop));
        var field = new Dictionary<string, FieldPromise> { ["name"] = new(30 * WorkflowHouse.Minute) };
        Assert.Equal("name", (await desk.Of(stream.Id, draft with { FieldPromises = field }, Stop))!.Field);
        Assert.Equal(3 * WorkflowHouse.Hour, (await house.Get<StreamRegistry>().Find(stream.Id, Stop))!.Tolerance);
    }
}
