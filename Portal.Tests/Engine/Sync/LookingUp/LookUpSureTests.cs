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
}
