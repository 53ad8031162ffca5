using Microsoft.EntityFrameworkCore;
using Portal.Engine.Persistence;
using Portal.Engine.Resilience;
using Portal.Engine.Store.Rows;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Sync.LookingUp;

/// <summary>What an answer makes sure of, and what it leaves alone.</summary>
public sealed class LookUpSureTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_an_answer_says_nothing_of_is_not_sure(DatabaseKind kind)
    {
        await using var house = await LookUpHouse.Open(kind, feed: feed => feed with { Mapping = """{"mode":"patch","fields":[{"to":"name","from":"name"}]}""" });
        house.People["a"] = "{'id':'a','name':'Ada'}";
        await house.Inner.Run();
        house.Inner.Clock.Advance(TimeSpan.FromHours(1));
        house.People["a"] = "{'id':'a'}";

        var found = (await house.LookUp("a")).Value;
        Assert.Empty(found.Fields);
        Assert.Equal(["name"], found.Unsaid);

        house.People["a"] = "{'id':'a','name':'Ada'}";
        Assert.Equal(["name"], (await house.LookUp("a")).Value.Fields);
        Assert.Equal("""{"name":"Ada"}""", (await house.Inner.Records())["a"]);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_was_found_unfit_after_it_was_asked_for_stays_in_quarantine(DatabaseKind kind)
    {
        await using var house = await LookUpHouse.Open(kind);
        house.People["a"] = "{'id':'a','name':'Ada'}";
        house.People["b"] = "{'id':'b','name':'Bo'}";
        await house.Inner.Run();
        var held = house.Hold("/people/a");
        var found = house.LookUp("a");
        await held.Came;
        house.Inner.Clock.Advance(TimeSpan.FromSeconds(1));
        house.People["a"] = "{'id':'a','name':[1]}";
        await house.Inner.Run();
        Assert.Equal(1, (await house.Inner.Standing()).Waiting);
        held.Give();

        Assert.Equal(["name"], (await found).Value.Fields);
        Assert.Equal(1, (await house.Inner.Standing()).Waiting);
        house.People["a"] = "{'id':'a','name':'Ada'}";
        house.Inner.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null((await house.LookUp("a")).Refusal);
        Assert.Equal(0, (await house.Inner.Standing()).Waiting);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task An_answer_older_than_what_is_known_lets_nothing_go(DatabaseKind kind)
    {
        await using var house = await LookUpHouse.Open(kind, settings => settings with { Updated = new() { Field = "at" } });
        house.People["a"] = "{'id':'a','name':'Ada','at':'2026-03-02T07:00:00Z'}";
        house.People["b"] = "{'id':'b','name':'Bo','at':'2026-03-02T07:00:00Z'}";
        await house.Inner.Run();
        house.Inner.Clock.Advance(TimeSpan.FromMinutes(1));
        house.People["a"] = "{'id':'a','name':[1],'at':'2026-03-02T07:30:00Z'}";
        await house.Inner.Run();
        Assert.Equal(1, (await house.Inner.Standing()).Waiting);

        house.Inner.Clock.Advance(TimeSpan.FromMinutes(1));
        house.People["a"] = "{'id':'a','name':'Before','at':'2026-03-02T06:00:00Z'}";
        Assert.Empty((await house.LookUp("a")).Value.Fields);
        Assert.Equal(1, (await house.Inner.Standing()).Waiting);
        house.People["a"] = "{'id':'a','name':'New','at':'2026-03-02T08:00:00Z'}";
        Assert.Equal(["name"], (await house.LookUp("a")).Value.Fields);
        Assert.Equal(0, (await house.Inner.Standing()).Waiting);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task It_wins_over_what_a_clock_stamped_that_has_been_set_back_since(DatabaseKind kind)
    {
        await using var house = await LookUpHouse.Open(kind);
        house.People["a"] = "{'id':'a','name':'Ada'}";
        await house.Inner.Run();
        await house.Inner.Get<IDatabase>().Write(
            db => db.Set<RecordRow>().ExecuteUpdateAsync(set => set.SetProperty(record => record.SeenAt, record => record.SeenAt + 3_600_000_000), Stop), WritePriority.Person, Stop);
        house.People["a"] = "{'id':'a','name':'Ada L.'}";
        house.Inner.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(["name"], (await house.LookUp("a")).Value.Fields);
        Assert.Equal("""{"name":"Ada L."}""", (await house.Inner.Records())["a"]);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Where_the_mapping_changed_meanwhile_it_is_asked_for_once_more(DatabaseKind kind)
    {
        await using var house = await LookUpHouse.Open(kind);
        house.People["a"] = "{'id':'a','name':'Ada','nick':'Al'}";
        Assert.Equal(RunState.Succeeded, (await house.Inner.Run()).State);
        var held = house.Hold("/people/a");
        var found = house.LookUp("a");
        await held.Came;
        house.Inner.Clock.Advance(TimeSpan.FromSeconds(1));
        await house.Map("""{"mode":"full","fields":[{"to":"name","from":"nick"}]}""");
        held.Give();

        Assert.Equal(["name"], (await found).Value.Fields);
        Assert.Equal("""{"name":"Al"}""", (await house.Inner.Records())["a"]);
        Assert.Equal(2, house.Asked("/people/a"));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task When_the_portal_ends_those_that_are_under_way_are_given_up(DatabaseKind kind)
    {
        await using var house = await LookUpHouse.Open(kind);
        house.People["a"] = "{'id':'a','name':'Ada'}";
        await house.Inner.Run();
        var held = house.Hold("/people/a");
        var found = house.LookUp("a");
        await held.Came;

        // The source never answers: nothing but giving up ends it.
        await house.LookUps.DisposeAsync();

        Assert.Equal(Who.Source, Assert.IsType<Failure>((await found).Refusal).Who);
    }
}
