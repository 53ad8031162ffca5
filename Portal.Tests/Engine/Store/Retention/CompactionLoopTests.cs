using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Portal.Engine.Persistence;
using Portal.Engine.Store.Retention;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Store.Retention;

/// <summary>The log is compacted by itself: each day, by what is set, and on one instance at a time.</summary>
public sealed class CompactionLoopTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task It_compacts_a_while_after_the_start_and_each_day(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind, services => services.AddSingleton(new RetentionOptions { History = TimeSpan.FromDays(2), Deletions = TimeSpan.FromDays(2) }));
        await Bring(house, 1);
        await Bring(house, 2);
        var loop = house.Get<IEnumerable<IHostedService>>().OfType<CompactionLoop>().Single();

        await loop.StartAsync(Stop);
        await house.Clock.SomebodyWaits(CompactionLoop.First, stop: Stop);
        house.Clock.Advance(CompactionLoop.First);
        await house.Clock.SomebodyWaits(CompactionLoop.Pause, stop: Stop);
        Assert.Equal(["1 Added a {\"v\":1}", "2 Changed a {\"v\":2}"], await house.Log());

        house.Clock.Advance(CompactionLoop.Pause);
        await house.Clock.SomebodyWaits(CompactionLoop.Pause, stop: Stop);
        Assert.Equal(2, (await house.Log()).Count);

        house.Clock.Advance(CompactionLoop.Pause);
        await house.Clock.SomebodyWaits(CompactionLoop.Pause, stop: Stop);
        Assert.Equal(["2 Changed a {\"v\":2}"], await house.Log());
        await loop.StopAsync(Stop);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task While_another_compacts_it_lets_the_day_pass(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        await Bring(house, 1);
        await Bring(house, 2);
        house.Clock.Advance(house.Get<RetentionOptions>().History);
        var loop = house.Get<IEnumerable<IHostedService>>().OfType<CompactionLoop>().Single();
        var hold = await house.Database.Hold(CompactionLoop.Hold, Stop);

        await loop.StartAsync(Stop);
        await house.Clock.SomebodyWaits(CompactionLoop.First, stop: Stop);
        house.Clock.Advance(CompactionLoop.First);
        await house.Clock.SomebodyWaits(CompactionLoop.Pause, stop: Stop);
        Assert.Equal(2, (await house.Log()).Count);

        await hold!.DisposeAsync();
        house.Clock.Advance(CompactionLoop.Pause);
        await house.Clock.SomebodyWaits(CompactionLoop.Pause, stop: Stop);
        Assert.Single(await house.Log());
        await loop.StopAsync(Stop);
    }

    static async Task Bring(StoreHouse house, int v)
    {
        await house.Bring(StoreHouse.Feed, house.Row("a", $$"""{"v":{{v}}}"""));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
    }
}
