using Portal.Engine.Audit;
using Portal.Engine.Connectors;
using Portal.Engine.Persistence;
using Portal.Engine.Resilience;
using Portal.Engine.Sources;
using Portal.Engine.Store;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Sync;

/// <summary>What is seen is marked as long as something may be removed by the marks, and nothing is removed where it was not marked.</summary>
public sealed class MarkTests
{
    const string All = """[{"id":"a","name":"A"},{"id":"b","name":"B"},{"id":"c","name":"C"}]""";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_pass_that_began_before_its_feed_swept_does_not_go_on_as_one_that_sweeps(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind);
        house.Script.Proves = Coverage.Everything;
        house.Script.Say(new ScriptedPage(All));
        await house.Run();
        var first = new ScriptedPage("""[{"id":"a","name":"A"}]""");
        house.Script.Say(first, ScriptedPage.No(new Failure(Who.Source, "down")));
        await house.Run();

        await Sweep(house, true);
        house.Script.Say(first, new ScriptedPage("""[{"id":"b","name":"B"}]"""));
        var run = await house.Run();

        Assert.Equal(1, run.Deleted);
        Assert.Equal(["a", "b"], (await house.Records()).Where(one => one.Value is not null).Select(one => one.Key));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_comes_back_while_its_removal_waits_is_not_removed_though_the_feed_sweeps_no_more(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind, draft => draft with { Sweeps = true });
        house.Script.Proves = Coverage.Everything;
        var (all, few) = (People(0, 45), People(0, 23));
        house.Script.Say(all);
        await house.Run();
        house.Script.Say(few);
        await house.Run();
        var asked = await house.Standing();
        Assert.Equal(22, asked.Held);

        await Sweep(house, false);
        house.Script.Say(all);
        await house.Run();
        var removed = await house.Get<Removals>().Approve(Actor.Portal, house.Feed, house.Feed.Id, asked.EndedPass, Stop);

        Assert.Equal(0, removed.Value);
        Assert.Equal(45, (await house.Records()).Values.Count(body => body is not null));
    }

    static async Task Sweep(SyncHouse house, bool sweeps) =>
        Assert.Null((await house.Get<FeedRegistry>().Change(Actor.Portal, house.Feed.Id, FeedDraft.Of(house.Feed) with { Sweeps = sweeps }, Stop)).Refusal);

    static ScriptedPage People(int from, int count) => new($"[{string.Join(',', Enumerable.Range(from, count).Select(i => $$"""{"id":"k{{i}}","name":"P"}"""))}]");
}
