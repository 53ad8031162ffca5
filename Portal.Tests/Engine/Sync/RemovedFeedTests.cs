using Portal.Engine.Audit;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Store;
using Portal.Engine.Store.Rows;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Sync;

/// <summary>A feed that goes in the moment in which a run claims it leaves nothing behind.</summary>
public sealed class RemovedFeedTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task One_that_is_gone_is_not_claimed(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind);
        Assert.Null((await house.Get<FeedRegistry>().Remove(Actor.Portal, house.Feed.Id, Stop)).Refusal);

        Assert.IsType<NoSuchFeed>((await house.Get<RecordStore>().Claim(house.Feed, 1, everything: false, Stop)).Refusal);

        Assert.Null(await house.Get<RecordStore>().Standing(house.Feed.Id, Stop));
    }

    [Fact]
    public async Task One_that_goes_waits_for_a_claim_that_is_under_way()
    {
        await using var house = await SyncHouse.Open(DatabaseKind.Postgres);
        var (claimed, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        var claim = house.Get<IDatabase>().Write(async db =>
        {
            await StreamState.Hold(db, house.Feed.StreamId);
            db.Add(FeedState.New(house.Feed.Id, house.Feed.StreamId));
            await db.SaveChangesAsync(Stop);
            claimed.SetResult();
            return await go.Task.ContinueWith(_ => 0, TaskScheduler.Default);
        }, WritePriority.Program, Stop);
        await claimed.Task.WaitAsync(Stop);

        var removal = house.Get<FeedRegistry>().Remove(Actor.Portal, house.Feed.Id, Stop);
        await SomebodyWaits(house, removal);
        go.SetResult();
        await claim;

        Assert.Null((await removal).Refusal);
        Assert.Null(await house.Get<RecordStore>().Standing(house.Feed.Id, Stop));
    }

    static async Task SomebodyWaits(SyncHouse house, Task orEnded)
    {
        await using var connection = await house.Get<IDatabase>().Open(Stop);
        await using var count = connection.CreateCommand();
        count.CommandText = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
        while (!orEnded.IsCompleted && (long)(await count.ExecuteScalarAsync(Stop))! == 0)
        {
        }
    }
}
