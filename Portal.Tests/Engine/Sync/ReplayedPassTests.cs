using System.Globalization;
using Portal.Engine.Audit;
using Portal.Engine.Connectors;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Sync;

/// <summary>A replay does not ask the source, so nothing of it counts as read from it.</summary>
public sealed class ReplayedPassTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task After_a_replay_an_empty_answer_is_as_strange_as_before(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind, draft => draft with { Sweeps = true });
        house.Script.Proves = Coverage.Everything;
        house.Script.Say(new ScriptedPage($"[{string.Join(',', Enumerable.Range(0, 20).Select(Person))}]"));
        Assert.Equal((8, 12), ((await house.Run()).Added, (int)(await house.Standing()).Waiting));
        house.Clock.Advance(TimeSpan.FromMinutes(5));
        await house.Get<FeedRegistry>().Change(Actor.Portal, house.Feed.Id, FeedDraft.Of(house.Feed) with { Mapping = SyncHouse.Mapping.Replace("\"from\":\"name\"", "\"from\":\"title\"", StringComparison.Ordinal) }, Stop);
        Assert.Equal(12, (await house.Run(replay: true)).Added);
        house.Clock.Advance(TimeSpan.FromHours(1));
        var began = house.Clock.GetUtcNow();

        house.Script.Say(new ScriptedPage("[]"));
        var empty = await house.Run();

        Assert.Equal((RunState.Doubtful, 0), (empty.State, empty.Deleted));
        Assert.Equal(20, (await house.Records()).Values.Count(body => body is not null));

        // Nor does a good pass count as begun when the replay was.
        house.Script.Say(new ScriptedPage($"[{string.Join(',', Enumerable.Range(0, 20).Select(i => Person(i).Replace("name", "title", StringComparison.Ordinal)))}]"));
        Assert.Equal(RunState.Succeeded, (await house.Run()).State);
        Assert.Equal((began, 20), ((await house.Standing()).GoodAt, (await house.Standing()).FullRead));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task The_pass_after_a_replay_is_one_of_its_own(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind);
        house.Script.Say(new ScriptedPage("""[{"id":"a"}]"""));
        await house.Run();
        var replay = await house.Run(replay: true);
        house.Clock.Advance(TimeSpan.FromHours(1));

        var next = await house.Run();

        Assert.Equal(replay.Pass + 1, next.Pass);
        Assert.Equal(house.Clock.GetUtcNow(), (await house.Standing()).GoodAt);
    }

    static string Person(int i) => string.Create(CultureInfo.InvariantCulture, $$"""{"id":"k{{i}}","{{(i < 8 ? "name" : "title")}}":"Person {{i}}"}""");
}
