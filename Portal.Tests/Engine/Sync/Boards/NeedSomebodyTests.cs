using Microsoft.EntityFrameworkCore;
using Portal.Engine.Audit;
using Portal.Engine.Persistence;
using Portal.Engine.Resilience;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Signs;
using Portal.Engine.Store.Rows;
using Portal.Engine.Sync.Boards;
using Portal.Engine.Sync.Drifting;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Sync.Boards;

/// <summary>Each of what may not be well at a source is found by itself, and no longer than it is so.</summary>
public sealed class NeedSomebodyTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_source_is_found_by_each_thing_that_somebody_must_act_for(DatabaseKind kind)
    {
        await using var house = await Read(kind);
        var feeds = house.Get<FeedRegistry>();
        Assert.False(await IsFound(house));

        await Run(house, RunState.Failed, Who.Owner);
        Assert.True(await IsFound(house));
        await Run(house, RunState.Failed, Who.Source);
        Assert.True(await IsFound(house));
        await Run(house, RunState.Doubtful, Who.Nobody);
        Assert.True(await IsFound(house));

        // A schedule tries it again, unless it rests.
        await Run(house, RunState.Failed, Who.Nobody);
        Assert.False(await IsFound(house));
        Assert.Null((await feeds.Pause(Actor.Portal, house.Feed.Id, "It moves.", Stop)).Refusal);
        Assert.True(await IsFound(house));
        Assert.Null((await feeds.Resume(Actor.Portal, house.Feed.Id, Stop)).Refusal);
        Assert.False(await IsFound(house));
        await Run(house, RunState.Succeeded, null);

        await State(house, held: 1, waiting: 0);
        Assert.True(await IsFound(house));
        await State(house, held: 0, waiting: 1);
        Assert.True(await IsFound(house));
        await State(house, held: 0, waiting: 0);
        Assert.False(await IsFound(house));

        await Drift(house);
        Assert.True(await IsFound(house));
        await Write(house, db => db.Set<Drift>().ExecuteUpdateAsync(set => set.SetProperty(drift => drift.ClosedAt, house.Now), Stop));
        Assert.False(await IsFound(house));

        await Sign(house);
        Assert.True(await IsFound(house));
        await Write(house, db => db.Set<ApiSign>().ExecuteDeleteAsync(Stop));
        Assert.False(await IsFound(house));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_is_not_as_it_was_is_told_of_each_source_that_has_it(DatabaseKind kind)
    {
        await using var house = await Read(kind);
        var (board, source) = (house.Get<SourceBoard>(), await Source(house));
        var other = (await house.Get<SourceRegistry>().Add(Actor.Portal, new SourceDraft { Name = "Another", Address = new("https://other.example.com") }, Stop)).Value.Id;
        Assert.Empty(await board.Signs([source, other], Stop));

        await Drift(house);
        var drifted = Assert.Single(await board.Signs([source, other], Stop));
        Assert.Equal((source, null, 1), (drifted.Source, drifted.Sign, drifted.Open.Count));

        await Sign(house);
        await Drift(house, 2);
        var both = Assert.Single(await board.Signs([source, other], Stop));
        Assert.True(both.Sign!.IsDeprecated);
        Assert.Equal([1, 2], both.Open.Select(drift => drift.Id));
        Assert.Empty(await board.Signs([other], Stop));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task The_mark_is_another_when_a_run_begins_or_ends_and_when_somebody_decides_and_else_the_same(DatabaseKind kind)
    {
        await using var house = await Read(kind);
        var board = house.Get<SourceBoard>();
        var first = await board.Mark(Stop);
        Assert.Equal(first, await board.Mark(Stop));

        await Run(house, RunState.Running, null);
        var running = await board.Mark(Stop);
        Assert.NotEqual(first, running);
        await Run(house, RunState.Failed, Who.Owner);
        Assert.NotEqual(running, await board.Mark(Stop));

        var ended = await board.Mark(Stop);
        Assert.Null((await house.Get<FeedRegistry>().Pause(Actor.Portal, house.Feed.Id, "It moves.", Stop)).Refusal);
        Assert.NotEqual(ended, await board.Mark(Stop));
    }

    static async Task<SyncHouse> Read(DatabaseKind kind)
    {
        var house = await SyncHouse.Open(kind);
        house.Script.Say(new ScriptedPage("""[{"id":"a","name":"Ada"}]"""));
        await house.Run();
        return house;
    }

    static async Task<bool> IsFound(SyncHouse house) =>
        (await house.Get<SourceRegistry>().Page(await house.Get<SourceBoard>().NeedSomebody(new SourceFilter(), Stop), 0, 10, Stop)).Total == 1;

    static async Task<long> Source(SyncHouse house) => (await house.Get<StreamRegistry>().Find(house.Feed.StreamId, Stop))!.SourceId;

    /// <summary>The last run was so.</summary>
    static Task<int> Run(SyncHouse house, RunState state, Who? who) => Write(house, db => db.Set<Run>().ExecuteUpdateAsync(set => set.SetProperty(run => run.State, state).SetProperty(run => run.Who, who), Stop));

    static Task<int> State(SyncHouse house, long held, long waiting) => Write(house, db => db.Set<FeedState>().ExecuteUpdateAsync(set => set.SetProperty(state => state.Held, held).SetProperty(state => state.Waiting, waiting), Stop));

    static Task<int> Drift(SyncHouse house, long id = 1) => Write(house, db =>
    {
        db.Add(new Drift { Id = id, FeedId = house.Feed.Id, StreamId = house.Feed.StreamId, OpenedAt = house.Now, UpdatedAt = house.Now, Mapping = SyncHouse.Mapping });
        return db.SaveChangesAsync(Stop);
    });

    static async Task Sign(SyncHouse house)
    {
        var source = await Source(house);
        await Write(house, db =>
        {
            db.Add(new ApiSign { SourceId = source, IsDeprecated = true, NoticedAt = house.Now });
            return db.SaveChangesAsync(Stop);
        });
    }

    static Task<int> Write(SyncHouse house, Func<PortalDb, Task<int>> work) => house.Get<IDatabase>().Write(work, WritePriority.Program, Stop);
}
