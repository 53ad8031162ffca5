using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Sync.LookingUp;

/// <summary>A look-up beside a run of the same feed: whichever commits first, the newer reading stays.</summary>
public sealed class LookUpRaceTests
{
    public static TheoryData<DatabaseKind, bool> Kinds => [.. new DatabaseKinds().SelectMany(kind => new[] { false, true }.Select(tells => (kind.Data, tells)))];

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_page_that_was_asked_for_before_it_does_not_win_over_it(DatabaseKind kind, bool tells)
    {
        await using var house = await Open(kind, tells);
        var page = house.Hold("/people");
        var run = await Start(house);
        await page.Came;
        house.Inner.Clock.Advance(TimeSpan.FromSeconds(1));
        house.People["a"] = "{'id':'a','name':'New','at':'2026-03-02T08:00:00Z'}";

        Assert.Equal(["name"], (await house.LookUp("a")).Value.Fields);
        page.Give();

        Assert.Equal(RunState.Succeeded, (await run.Ended.WaitAsync(Stop)).State);
        Assert.Equal(new() { ["a"] = """{"name":"New"}""", ["b"] = """{"name":"Bo"}""" }, await house.Inner.Records());
        Assert.Equal(3, await house.Inner.Events());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task It_does_not_win_over_a_page_that_was_asked_for_after_it(DatabaseKind kind, bool tells)
    {
        await using var house = await Open(kind, tells);
        var one = house.Hold("/people/a");
        var found = house.LookUp("a");
        await one.Came;
        house.Inner.Clock.Advance(TimeSpan.FromSeconds(1));
        house.People["a"] = "{'id':'a','name':'New','at':'2026-03-02T08:00:00Z'}";
        Assert.Equal(RunState.Succeeded, (await (await Start(house)).Ended.WaitAsync(Stop)).State);
        one.Give();

        Assert.Equal(["name"], (await found).Value.Fields);
        Assert.Equal("""{"name":"New"}""", (await house.Inner.Records())["a"]);
        Assert.Equal(3, await house.Inner.Events());
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task An_answer_older_than_what_is_known_makes_nothing_sure(DatabaseKind kind)
    {
        await using var house = await Open(kind, tells: true);
        house.Inner.Clock.Advance(TimeSpan.FromSeconds(1));
        house.People["a"] = "{'id':'a','name':'Before','at':'2026-03-02T06:00:00Z'}";

        Assert.Empty((await house.LookUp("a")).Value.Fields);
        Assert.Equal("""{"name":"Old"}""", (await house.Inner.Records())["a"]);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_was_asked_for_before_a_sweep_began_does_not_keep_what_has_gone_since(DatabaseKind kind)
    {
        await using var house = await Open(kind, tells: false, feed => feed with { Sweeps = true });
        var one = house.Hold("/people/a");
        var found = house.LookUp("a");
        await one.Came;
        house.People.TryRemove("a", out _);
        var page = house.Hold("/people");
        var run = await Start(house);
        await page.Came;
        house.HoldNoMore("/people/a");
        one.Give();

        // It is asked for once more, and has gone by then.
        Assert.IsType<Portal.Engine.Connectors.GoneAtSource>((await found).Refusal);
        page.Give();
        Assert.Equal(RunState.Succeeded, (await run.Ended.WaitAsync(Stop)).State);
        Assert.Null((await house.Inner.Records())["a"]);
        Assert.Equal(2, house.Asked("/people/a"));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_a_sweep_passed_before_it_came_is_not_swept_if_it_was_looked_up_since(DatabaseKind kind)
    {
        await using var house = await Open(kind, tells: false, feed => feed with { Sweeps = true });
        var back = house.People["a"];
        house.People.TryRemove("a", out _);
        var page = house.Hold("/people");
        var run = await Start(house);
        await page.Came;
        house.People["a"] = back;
        house.Inner.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["name"], (await house.LookUp("a")).Value.Fields);
        page.Give();

        Assert.Equal(RunState.Succeeded, (await run.Ended.WaitAsync(Stop)).State);
        Assert.Equal("""{"name":"Old"}""", (await house.Inner.Records())["a"]);
    }

    static async Task<LookUpHouse> Open(DatabaseKind kind, bool tells, Func<FeedDraft, FeedDraft>? feed = null)
    {
        var house = await LookUpHouse.Open(kind, settings => tells ? settings with { Updated = new() { Field = "at" } } : settings with { Deletes = new() { By = feed is null ? DeleteKind.None : DeleteKind.Sweep } }, feed);
        house.People["a"] = "{'id':'a','name':'Old','at':'2026-03-02T07:00:00Z'}";
        house.People["b"] = "{'id':'b','name':'Bo','at':'2026-03-02T07:00:00Z'}";
        Assert.Equal(RunState.Succeeded, (await house.Inner.Run()).State);
        house.Inner.Clock.Advance(TimeSpan.FromMinutes(1));
        return house;
    }

    static async Task<RunUnderWay> Start(LookUpHouse house) => (await house.Inner.Engine.Start(house.Inner.Feed.Id, new RunRequest(RunTrigger.Schedule), Stop)).Value;
}
