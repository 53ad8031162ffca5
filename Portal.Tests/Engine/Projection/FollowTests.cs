using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Portal.Engine.Entities;
using Portal.Engine.Persistence;
using Portal.Engine.Projection;
using Portal.Engine.Projection.Rows;
using Portal.Engine.Store;
using Portal.Engine.Store.Retention;
using Portal.Tests.Running;
using static Portal.Tests.Engine.Projection.ProjectionHouse;
using Stream = Portal.Engine.Sources.Stream;

namespace Portal.Tests.Engine.Projection;

/// <summary>How the projector follows the log: alone, by itself, and through whatever fails.</summary>
public sealed class FollowTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_batch_that_breaks_half_way_leaves_nothing_of_it_and_is_taken_again(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        await house.Bring(Crm, Row("a", """{"email":"a@x","name":"Ada"}""", 1));
        await house.Commit(Shop, Row("a", """{"email":"a@x","phone":"1"}""", 2), Row("b", """{"name":"Bob"}""", 2));
        var before = await house.Picture();

        // The rows and their members are written by then; what they are found by is not.
        await house.Sql("ALTER TABLE unified_values RENAME TO elsewhere");
        var failure = await Record.ExceptionAsync(() => house.Projector.TakeEvents(stop: Stop));
        await house.Sql("ALTER TABLE elsewhere RENAME TO unified_values");
        Assert.True(failure is SqliteException or Npgsql.PostgresException, $"{failure}");
        Assert.Equal(before, await house.Picture());
        Assert.Equal(2, (await house.Unified.Lag(Stop)).Events);

        await house.Restart();
        await house.CatchUp(1);
        Assert.Equal(["""- [2/b] {"name":"Bob"} name=Bob""", """a@x [1/a 2/a] {"email":"a@x","name":"Ada","phone":"1"} name=Ada"""], await house.Picture());
        Assert.Equal([UnifiedEventKind.Joined], await house.History(await house.Of(Crm, "a")));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Two_that_project_at_once_take_turns(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        for (var i = 0; i < 10; i++) await house.Commit(Crm, Row($"k{i}", $$"""{"email":"{{i % 4}}@x"}""", i), Row($"o{i}", """{"email":"o@x"}""", i));

        var other = new Projector(house.Database, house.Clock);
        await Task.WhenAll(house.CatchUp(1), other.CatchUp(2, Stop));

        var picture = await house.Picture();
        Assert.Equal(14, picture.Count);
        Assert.Equal(10, (await house.Holds.List(stop: Stop))[0].Count);
        Assert.Equal(20, picture.Sum(line => line.Count(letter => letter == '/')));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task How_far_it_is_behind_is_told_with_since_when(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        Assert.Equal((0, null), (await Lag()));
        await house.Commit(Crm, Row("a", "{}", 1));
        var since = house.Clock.GetUtcNow();
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.Commit(Crm, Row("b", "{}", 2), Row("c", "{}", 2));
        Assert.Equal((3, since), await Lag());

        await house.Projector.TakeEvents(1, Stop);
        Assert.Equal((2, house.Clock.GetUtcNow()), await Lag());
        await house.CatchUp();
        Assert.Equal((0, null), await Lag());

        async Task<(long, DateTimeOffset?)> Lag() => await house.Unified.Lag(Stop) is { Entities.Count: 0 } lag ? (lag.Events, lag.Since) : default;
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Rows_that_went_wrong_are_made_anew_under_their_ids(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        await house.Commit(Crm, Row("a", """{"email":"a@x","name":"Ada"}""", 1), Row("b", """{"email":"b@x","name":"Bob"}""", 1));
        await house.Bring(Shop, Row("a", """{"email":"a@x","revenue":5}""", 1));
        var before = await house.Pictures();

        await house.Sql("UPDATE unified SET body = '[]', origins = NULL, \"match\" = 'x'");
        await house.Sql("DELETE FROM unified_members WHERE record = 2");
        await house.Write(async db =>
        {
            await db.Set<UnifiedValue>().Where(value => value.Field == "name").ExecuteDeleteAsync(Stop);
            db.Add(new UnifiedRow { Id = 90, Entity = Customers, Match = null, Body = "{}", Origins = null, Held = false, ChangedAt = 0, Position = 0 });
            db.Add(new UnifiedMember { Record = 91, Unified = 90, Entity = Customers, Match = null, Position = 0 });
            db.Add(new UnifiedValue { Entity = Customers, Field = "name", Value = "Nobody", Unified = 90 });
        });

        await house.Projector.Rebuild(Stop);
        await house.CatchUp(2);

        Assert.Equal(before.Select(one => one.Picture), (await house.Pictures()).Select(one => one.Picture));
        Assert.Equal(before[0].Id, await house.Of(Shop, "a"));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_deletion_it_has_not_read_yet_is_not_compacted_away(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        await house.Bring(Crm, Row("a", """{"name":"Ada"}""", 1));
        await house.Commit(Crm, Gone("a", 2));
        house.Clock.Advance(TimeSpan.FromDays(1));
        var compaction = house.Get<LogCompaction>();

        Assert.Equal(new Compacted(1, 0, 0), await compaction.Run(house.Clock.GetUtcNow(), house.Clock.GetUtcNow(), Stop));
        await house.CatchUp();

        Assert.Empty(await house.Picture());
        Assert.Equal(new Compacted(2, 1, 1), await compaction.Run(house.Clock.GetUtcNow(), house.Clock.GetUtcNow(), Stop));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task With_its_entity_everything_goes(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        await house.Bring(Crm, Row("a", """{"email":"a@x","name":"Ada"}""", 1));
        var id = await house.Of(Crm, "a");

        await house.Write(db => db.Set<Stream>().ExecuteDeleteAsync(Stop));
        await house.Write(db => db.Set<Entity>().ExecuteDeleteAsync(Stop));
        await house.CatchUp();

        Assert.Empty(await house.Picture());
        Assert.Null(await house.Unified.Get(id, Stop));
        await house.Bring(Crm, Row("b", """{"email":"a@x","name":"Ada"}""", 1));
        Assert.Empty(await house.Picture());
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task It_follows_at_the_start_after_each_commit_and_in_a_few_seconds_what_others_commit(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        await house.Commit(Crm, Row("a", "{}", 1));
        var loop = house.Get<IEnumerable<IHostedService>>().OfType<ProjectorLoop>().Single();

        await loop.StartAsync(Stop);
        await Rests(house);
        Assert.Single(await house.Picture());

        house.Clock.Advance(TimeSpan.FromSeconds(1));
        await house.Commit(Crm, Row("b", "{}", 1));
        await Rests(house);
        Assert.Equal(2, (await house.Picture()).Count);

        // Another instance has a store of its own.
        var store = new RecordStore(house.Database, house.Get<Portal.Engine.Store.Sealing.Seals>(), house.Clock);
        var place = await store.Claim(Shop, Shop, 99, everything: false, Stop);
        await store.Commit(new() { Place = place, Next = place.Cursor, Coverage = Portal.Engine.Connectors.Coverage.Changes, Kind = EntityKind.Keyed, Rows = [Row("c", "{}", 1)], Read = 1 }, Stop);
        house.Clock.Advance(ProjectorLoop.Patience);
        await Rests(house);
        Assert.Equal(3, (await house.Picture()).Count);

        await loop.StopAsync(Stop);
        Assert.Empty(house.Logs.Troubles);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task It_outlives_a_failure_says_so_and_tries_again_later_and_later(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        await house.Commit(Crm, Row("a", """{"name":"Ada"}""", 1));
        await house.Sql("ALTER TABLE unified_values RENAME TO elsewhere");
        var loop = house.Get<IEnumerable<IHostedService>>().OfType<ProjectorLoop>().Single();

        await loop.StartAsync(Stop);
        await house.Clock.SomebodyWaits(TimeSpan.FromSeconds(2), stop: Stop);
        house.Clock.Advance(TimeSpan.FromSeconds(2));
        await house.Clock.SomebodyWaits(TimeSpan.FromSeconds(4), stop: Stop);
        await house.Sql("ALTER TABLE elsewhere RENAME TO unified_values");
        house.Clock.Advance(TimeSpan.FromSeconds(4));
        await Rests(house);

        Assert.Equal(["""- [1/a] {"name":"Ada"} name=Ada"""], await house.Picture());
        Assert.Equal(2, house.Logs.Troubles.Count());
        await loop.StopAsync(Stop);
    }

    static Task Rests(ProjectionHouse house) => house.Clock.SomebodyWaits(ProjectorLoop.Patience, stop: Stop);
}
