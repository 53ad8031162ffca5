using Portal.Engine.Persistence;
using Portal.Engine.Resilience.Pipelines;
using Portal.Tests.Engine.Sync;
using Portal.Web.Features.Sources;
using Portal.Web.Ui.Times;

namespace Portal.Tests.Web.Features.Sources;

public sealed class SyncWatchTests
{
    static readonly ScriptedPage One = new("""[{"id":"a","name":"Ada"}]"""), Two = new("""[{"id":"b","name":"Bo"}]""");

    [Fact]
    public async Task A_page_is_told_once_of_all_that_moved_and_of_nothing_once_it_has_gone()
    {
        await using var house = await SyncHouse.Open(DatabaseKind.Sqlite);
        house.Script.Say(One, Two);
        using var watch = new SyncWatch(house.Engine, house.Get<SourcePipelines>(), house.Clock);
        var (mine, others) = (new List<IReadOnlySet<long>>(), 0);
        using var elsewhere = watch.Watch(watch.Moves, feed => feed != house.Feed.Id, _ => false, _ => others++);

        using (watch.Watch(watch.Moves, feed => feed == house.Feed.Id, _ => false, mine.Add))
        {
            await house.Run();
            Assert.Empty(mine);
            house.Clock.Advance(Throttle.ForPages);
            Assert.Equal([house.Feed.Id], Assert.Single(mine));
        }

        await house.Run();
        house.Clock.Advance(Throttle.ForPages);
        Assert.Equal((1, 0), (mine.Count, others));
    }

    [Fact]
    public async Task What_moved_while_a_page_was_read_is_told_as_soon_as_it_listens()
    {
        await using var house = await SyncHouse.Open(DatabaseKind.Sqlite);
        house.Script.Say(One, Two);
        using var watch = new SyncWatch(house.Engine, house.Get<SourcePipelines>(), house.Clock);
        var told = new List<IReadOnlySet<long>>();
        var before = watch.Moves;
        await house.Run();

        using (watch.Watch(before, feed => feed == house.Feed.Id, _ => false, told.Add)) house.Clock.Advance(Throttle.ForPages);
        Assert.Equal([house.Feed.Id], Assert.Single(told));

        using (watch.Watch(watch.Moves, feed => feed == house.Feed.Id, _ => false, told.Add)) house.Clock.Advance(Throttle.ForPages);
        using (watch.Watch(before, _ => false, _ => false, told.Add)) house.Clock.Advance(Throttle.ForPages);
        Assert.Single(told);
    }
}
