using Portal.Engine.Audit;
using Portal.Engine.Connectors;
using Portal.Engine.Persistence;
using Portal.Engine.Resilience;
using Portal.Engine.Store;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Sync;

/// <summary>What a run does with what is gone, and with what seems to be: a large removal is asked about, and too little is doubted.</summary>
public sealed class DoubtTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_sweep_removes_what_is_gone_and_a_large_one_asks_first(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind, draft => draft with { Sweeps = true });
        house.Script.Proves = Coverage.Everything;
        house.Script.Say(Many(0, 50));
        await house.Run();

        house.Script.Say(Many(0, 49));
        Assert.Equal((RunState.Succeeded, 1), await Ended(house));

        house.Script.Say(Many(0, 27));
        var held = await house.Run();
        Assert.Equal((RunState.Succeeded, Who.Owner, 0), (held.State, held.Who, held.Deleted));
        Assert.StartsWith("22 records are gone from the source.", held.Message, StringComparison.Ordinal);
        Assert.Equal(22, (await house.Standing()).Held);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_full_pass_that_reads_far_less_is_doubted_and_proves_nothing_until_somebody_believes_it(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind, draft => draft with { Sweeps = true });
        house.Script.Proves = Coverage.Everything;
        house.Script.Say(Many(0, 30));
        await house.Run();
        var good = (await house.Standing()).GoodAt;
        house.Clock.Advance(TimeSpan.FromHours(1));

        house.Script.Say(new ScriptedPage("[]"));
        var run = await house.Run();
        Assert.Equal((RunState.Doubtful, Who.Owner), (run.State, run.Who));
        Assert.StartsWith("It read 0 records, where the last full reading had 30.", run.Message, StringComparison.Ordinal);
        Assert.Equal(good, (await house.Standing()).GoodAt);
        Assert.Equal(30, (await house.Records()).Values.Count(body => body is not null));

        await house.Get<Resets>().Believe(Actor.Portal, house.Feed, house.Feed.Id, Stop);
        Assert.Equal(RunState.Succeeded, (await house.Run()).State);
        // Believed, but they are many: the guard still asks.
        Assert.Equal(30, (await house.Standing()).Held);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_is_doubted_removes_not_even_what_the_guard_would_let_go(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind, draft => draft with { Sweeps = true });
        house.Script.Proves = Coverage.Everything;
        house.Script.Say(Many(0, 15));
        await house.Run();

        house.Script.Say(Many(0, 5));
        var run = await house.Run();

        Assert.Equal((RunState.Doubtful, 0, 0), (run.State, run.Deleted, (await house.Standing()).Held));
        Assert.DoesNotContain(null, (await house.Records()).Values);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task An_incremental_run_that_reads_nothing_where_it_always_reads_much_is_doubted(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind);
        for (var day = 0; day < 5; day++)
        {
            house.Script.Say(Many(day * 100, 30));
            Assert.Equal(RunState.Succeeded, (await house.Run()).State);
            house.Clock.Advance(TimeSpan.FromDays(1));
        }

        var good = (await house.Standing()).GoodAt;
        house.Script.Say(new ScriptedPage("[]"));
        var strange = await house.Run();
        Assert.Equal((RunState.Doubtful, "It read nothing, where at this hour it usually reads about 30. What is stored does not count as verified by it. Look whether the source is well."), (strange.State, strange.Message));
        Assert.Equal(good, (await house.Standing()).GoodAt);

        // At another hour nobody knows what is usual.
        house.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal(RunState.Succeeded, (await house.Run()).State);
    }

    static ScriptedPage Many(int from, int count) => new($"[{string.Join(",", Enumerable.Range(from, count).Select(i => $$"""{"id":"k{{i}}","name":"n"}"""))}]");

    static async Task<(RunState, long)> Ended(SyncHouse house)
    {
        var run = await house.Run();
        return (run.State, run.Deleted);
    }
}
