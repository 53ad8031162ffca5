using Portal.Engine.Persistence;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Sync;

public sealed class RunBookTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Pages_of_runs_go_on_and_back_from_the_newest_and_from_the_oldest(DatabaseKind kind)
    {
        await using var house = await SyncHouse.Open(kind);
        var ids = new List<long>();
        for (var i = 0; i < 7; i++)
        {
            house.Script.Say(new ScriptedPage("[]"));
            ids.Add((await house.Run()).Id);
        }

        async Task<(string Runs, bool HasEarlier, bool HasLater)> Page(bool oldestFirst, RunPlace place)
        {
            var page = await house.Book.Page(house.Feed.Id, new RunFilter { OldestFirst = oldestFirst }, place, 3, Stop);
            return (string.Join(',', page.Runs.Select(run => ids.IndexOf(run.Id))), page.HasEarlier, page.HasLater);
        }

        Assert.Equal(("6,5,4", false, true), await Page(false, default));
        Assert.Equal(("3,2,1", true, true), await Page(false, new RunPlace(After: ids[4])));
        Assert.Equal(("0", true, false), await Page(false, new RunPlace(After: ids[1])));
        Assert.Equal(("6,5,4", false, true), await Page(false, new RunPlace(Before: ids[3])));
        Assert.Equal(("0,1,2", false, true), await Page(true, default));
        Assert.Equal(("3,4,5", true, true), await Page(true, new RunPlace(After: ids[2])));
        Assert.Equal(("6", true, false), await Page(true, new RunPlace(After: ids[5])));
        Assert.Equal(("3,4,5", true, true), await Page(true, new RunPlace(Before: ids[6])));
        Assert.Equal(ids, await house.Book.All(house.Feed.Id, new RunFilter { OldestFirst = true }, Stop).Select(run => run.Id).ToArrayAsync(Stop));
    }
}
