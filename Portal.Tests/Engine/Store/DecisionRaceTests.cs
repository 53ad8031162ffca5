using Portal.Engine.Audit;
using Portal.Engine.Persistence;
using Portal.Engine.Store;
using Portal.Engine.Store.Rows;

namespace Portal.Tests.Engine.Store;

/// <summary>What a person decides while a commit of the same feed is under way on PostgreSQL; on SQLite one waits for the other anyway.</summary>
public sealed class DecisionRaceTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_feed_is_set_back_though_it_moves_meanwhile()
    {
        await using var house = await StoreHouse.OpenWithKey(DatabaseKind.Postgres);
        var place = (await house.Commit(await house.Claim(), house.Row("a", "{}"))).Place;
        var (taken, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        var ahead = house.Database.Write(async db =>
        {
            await LogHead.Take(db, 1);
            taken.SetResult();
            return await go.Task.ContinueWith(_ => 0, TaskScheduler.Default);
        }, WritePriority.Bulk, Stop);
        await taken.Task.WaitAsync(Stop);
        // It has the stream, and waits for the end of the log.
        var commit = house.Commit(place, house.Row("b", "{}"));
        await Waiting(house, 1);
        var setBack = house.Get<Resets>().SetBack(Actor.Portal, new Target(), StoreHouse.Feed, "monday", Stop);
        await Waiting(house, 2);

        go.SetResult();
        await ahead;
        await commit;

        Assert.Null((await setBack).Refusal);
        var state = await house.State();
        Assert.Equal(("monday", false), (state.Place.Cursor.Watermark, state.InPass));
        Assert.Equal(2, (await house.StreamNow()).Live);
    }

    /// <summary>Until so many wait for another's lock.</summary>
    static async Task Waiting(StoreHouse house, int many)
    {
        await using var connection = await house.Database.Open(Stop);
        await using var count = connection.CreateCommand();
        count.CommandText = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
        while ((long)(await count.ExecuteScalarAsync(Stop))! < many)
        {
        }
    }

    sealed class Target : IAudited
    {
        public string AuditKind => "feed";

        public string AuditId => "3";

        public string AuditName => "Hourly";
    }
}
