using Portal.Engine.Audit;
using Portal.Engine.Entities;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Sync.Drifting;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Sync.LookingUp;

/// <summary>One record alone proves nothing of a source, but what is known of the source counts for it.</summary>
public sealed class LookUpDriftTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_was_cleared_is_cleared_and_while_a_field_is_missing_it_stays_and_is_not_sure(DatabaseKind kind)
    {
        await using var house = await LookUpHouse.Open(kind);
        var stream = (await house.Inner.Get<StreamRegistry>().Find(house.Stream, Stop))!;
        var entity = (await house.Inner.Get<EntityModel>().Get(stream.EntityId, Stop))!;
        Assert.Null((await house.Inner.Get<EntityModel>().Change(Actor.Portal, entity.Id, new EntityChange { Fields = [.. entity.Fields, new("city", FieldType.Text)] }, Stop)).Refusal);
        await house.Map("""{"mode":"full","fields":[{"to":"name","from":"name"},{"to":"city","from":"city"}]}""");
        for (var i = 10; i < 40; i++) house.People[$"p{i}"] = $"{{'id':'p{i}','name':'Ada {i}','city':'City {i}'}}";
        await house.Inner.Run();

        house.Inner.Clock.Advance(TimeSpan.FromHours(1));
        house.People["p10"] = "{'id':'p10','name':'Ada 10'}";
        var found = (await house.LookUp("p10")).Value;
        Assert.Equal(["city", "name"], found.Fields.Order());
        Assert.Empty(found.Unsaid);
        Assert.Equal("""{"name":"Ada 10"}""", (await house.Inner.Records())["p10"]);

        house.Inner.Clock.Advance(TimeSpan.FromHours(1));
        for (var i = 10; i < 40; i++) house.People[$"p{i}"] = $"{{'id':'p{i}','name':'Bo {i}'}}";
        await house.Inner.Run();
        Assert.NotNull(await house.Inner.Get<DriftBook>().Open(house.Inner.Feed.Id, Stop));
        house.Inner.Clock.Advance(TimeSpan.FromHours(1));
        house.People["p11"] = "{'id':'p11','name':'Cy 11'}";
        found = (await house.LookUp("p11")).Value;
        Assert.Equal(["name"], found.Fields);
        Assert.Equal(["city"], found.Unsaid);
        Assert.Equal("""{"city":"City 11","name":"Cy 11"}""", (await house.Inner.Records())["p11"]);
    }
}
