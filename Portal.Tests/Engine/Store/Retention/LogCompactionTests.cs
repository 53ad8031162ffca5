using Portal.Engine.Audit;
using Portal.Engine.Persistence;
using Portal.Engine.Store.Commits;
using Portal.Engine.Store.Erasing;
using Portal.Engine.Store.History;
using Portal.Engine.Store.Rebuilding;
using Portal.Engine.Store.Retention;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Store.Retention;

/// <summary>What was superseded long ago goes, and everything else stays as it is.</summary>
public sealed class LogCompactionTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Of_what_is_older_only_the_last_event_of_each_record_stays(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        foreach (var v in new[] { 1, 2, 3 }) await Minute(house, house.Row("a", $$"""{"v":{{v}}}"""));
        await Minute(house, house.Row("b", "{}"), house.Row("gone", "{}"));
        await Minute(house, house.Row("gone", "", act: Act.Delete));
        var since = house.Clock.GetUtcNow();
        await Minute(house, house.Row("a", """{"v":4}"""), house.Row("b", "", act: Act.Delete));

        var done = await house.Get<LogCompaction>().Run(since, DateTimeOffset.UnixEpoch, Stop);

        Assert.Equal(new Compacted(6, 3, 0), done);
        Assert.Equal(["3 Changed a {\"v\":3}", "4 Added b {}", "6 Deleted gone", "7 Changed a {\"v\":4}", "8 Deleted b"], await house.Log());
        Assert.Equal(new() { ["a"] = """{"v":4}""", ["b"] = null, ["gone"] = null }, await house.Records());
        Assert.Equal(new Compacted(6, 0, 0), await house.Get<LogCompaction>().Run(since, DateTimeOffset.UnixEpoch, Stop));
        Assert.True((await house.Get<Rebuild>().Compare(Stop)).IsIdentical);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_was_deleted_long_ago_goes_with_its_record_and_what_came_back_stays(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        await Minute(house, house.Row("back", "", act: Act.Delete), house.Row("gone", "", act: Act.Delete));
        var limit = house.Clock.GetUtcNow();
        await Minute(house, house.Row("late", "", act: Act.Delete));
        var since = house.Clock.GetUtcNow();
        await Minute(house, house.Row("back", "{}"));

        Assert.Equal(new Compacted(3, 0, 1), await house.Get<LogCompaction>().Run(since, limit, Stop));
        Assert.Equal(new() { ["back"] = "{}", ["late"] = null }, await house.Records());

        // Never what is younger than what is kept.
        Assert.Equal(new Compacted(3, 0, 1), await house.Get<LogCompaction>().Run(since, DateTimeOffset.MaxValue, Stop));
        Assert.Equal(["1 Deleted back", "4 Added back {}"], await house.Log());
        Assert.True((await house.Get<Rebuild>().Compare(Stop)).IsIdentical);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_follower_that_was_in_the_compacted_part_is_told_to_start_again_and_one_beyond_it_goes_on(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        foreach (var v in new[] { 1, 2, 3 }) await Minute(house, house.Row("a", $$"""{"v":{{v}}}"""));
        var feed = house.Get<EventFeed>();
        var behind = (await feed.Read(await feed.Start(Stop), 2, Stop)).Value.Place;
        var beyond = (await feed.Read(behind, 2, Stop)).Value.Place;
        Assert.Equal((2, 3), (behind.After, beyond.After));

        await house.Get<LogCompaction>().Run(house.Clock.GetUtcNow(), DateTimeOffset.UnixEpoch, Stop);
        await Minute(house, house.Row("a", """{"v":4}"""));

        Assert.Equal(new BehindCompaction(2, 3), (await feed.Read(behind, 10, Stop)).Refusal);
        Assert.Equal([4L], (await feed.Read(beyond, 10, Stop)).Value.Events.Select(e => e.Position));
        Assert.Equal([3L, 4], (await feed.Read(await feed.Start(Stop), 10, Stop)).Value.Events.Select(e => e.Position));
        // One that has begun since reads its way through the compacted part.
        var young = (await feed.Read(await feed.Start(Stop), 1, Stop)).Value.Place;
        Assert.Equal([4L], (await feed.Read(young, 1, Stop)).Value.Events.Select(e => e.Position));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task One_that_began_while_it_was_compacted_does_not_miss_a_deletion_that_goes(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        await Minute(house, house.Row("gone", "{}"));
        await Minute(house, house.Row("there", "{}"));
        await Minute(house, house.Row("gone", "", act: Act.Delete));
        var feed = house.Get<EventFeed>();
        var begun = new List<Followed>();
        var database = new CutShortDatabase(house.Database, int.MaxValue)
        {
            Between = async () => begun.Add((await feed.Read(await feed.Start(Stop), 1, Stop)).Value),
        };

        Assert.Equal(new Compacted(3, 1, 1), await new LogCompaction(database, []).Run(house.Clock.GetUtcNow(), house.Clock.GetUtcNow(), Stop));

        var sawItThere = begun.Where(read => read.Events[0].Key == "gone" && read.Events[0].Body is not null).ToArray();
        Assert.Equal(2, sawItThere.Length);
        foreach (var read in sawItThere) Assert.IsType<BehindCompaction>((await feed.Read(read.Place, 10, Stop)).Refusal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Random_commits_compactions_and_erasures_leave_every_kept_moment_as_it_was(DatabaseKind kind)
    {
        var (refused, startedAgain) = (0, 0);
        foreach (var seed in new[] { 1, 2, 3 })
        {
            await using var house = await StoreHouse.OpenWithKey(kind);
            var random = new Random(seed);
            var model = new LogModel(house, random);
            for (var step = 0; step < 60; step++)
            {
                await model.Commit();
                if (random.Next(3) == 0) await model.Follow(random.Next(1, 4));
                if (random.Next(10) == 0) await house.Get<LogCompaction>().Run(model.SomeMoment(), model.SomeMoment(), Stop);
                if (random.Next(15) == 0) await Erase(house, model, model.SomeKey());
                if (step % 6 == 5) await model.Check();
            }

            (refused, startedAgain) = (refused + model.Refused, startedAgain + model.StartedAgain);
        }

        Assert.True(refused > 10 && startedAgain > 1, $"{refused} moments were refused, {startedAgain} times the follower started again");
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Cut_short_after_any_step_it_leaves_a_state_that_is_right_and_the_next_run_ends_it(DatabaseKind kind)
    {
        await using var house = await StoreHouse.OpenWithKey(kind);
        var random = new Random(7);
        var model = new LogModel(house, random);
        var cuts = 0;
        for (var writes = 0; ; writes++)
        {
            for (var i = 0; i < 4; i++) await model.Commit();
            await model.Follow(2);
            var database = new CutShortDatabase(house.Database, writes);
            var problem = await Record.ExceptionAsync(() => new LogCompaction(database, []) { Step = 7, TombstoneStep = 2 }.Run(house.Clock.GetUtcNow().AddHours(-2), house.Clock.GetUtcNow().AddHours(-3), Stop));
            await model.Check();
            if (!database.WasCut) break;
            Assert.IsType<CutShortException>(problem);
            cuts++;
            // What is erased in between is gone, although its chain is half removed.
            if (writes % 3 == 2) await Erase(house, model, model.SomeKey());
        }

        Assert.True(cuts >= 4, $"it was cut {cuts} times");
        var live = (await house.Records()).Count;
        await house.Get<LogCompaction>().Run(house.Clock.GetUtcNow().AddDays(1), DateTimeOffset.UnixEpoch, Stop);
        Assert.Equal(live, (await house.Log()).Count);
    }

    static async Task Erase(StoreHouse house, LogModel model, string key)
    {
        var erased = await house.Get<Erasure>().Erase(Actor.Portal, StoreHouse.Stream, [key], "asked to", Stop);
        Assert.True(erased.Refusal is null or NothingToErase);
        Assert.DoesNotContain(await house.Events(), e => e.Key == key);
        model.Forget(key);
        model.FollowerForgets(key);
    }

    static async Task Minute(StoreHouse house, params Incoming[] rows)
    {
        await house.Bring(StoreHouse.Feed, rows);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
    }
}
