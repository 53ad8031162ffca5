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
}
