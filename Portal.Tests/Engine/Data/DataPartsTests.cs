using Portal.Engine.Data;
using Portal.Engine.Entities;
using Portal.Engine.Persistence;
using Portal.Tests.Running;
using static Portal.Tests.Engine.Projection.ProjectionHouse;

namespace Portal.Tests.Engine.Data;

/// <summary>What unified records are made of, and how many there are.</summary>
public sealed class DataPartsTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_record_is_made_of_records_of_sources_and_counted_once(DatabaseKind kind)
    {
        await using var house = await DataHouse.Open(kind);
        await house.Bring(Crm, Row("a", """{"email":"a@x","name":"Ada"}""", 1), Row("b", """{"email":"b@x","name":"Bob"}""", 1));
        await house.Bring(Shop, Row("7", """{"email":"a@x","phone":"1"}""", 3));
        var (model, ada) = (await house.Seeing(), await house.Inner.Of(Crm, "a"));
        var parts = house.Inner.Get<DataParts>();

        Assert.Equal(["Company Stream 1 a 1", "Company Stream 2 7 3"], (await parts.Of(model, "customer", ada, Stop)).Select(part => $"{part.Source} {part.Stream} {part.Key} {part.ChangedAt.Minute}"));
        Assert.Empty(await parts.Of(model, "customer", 999, Stop));
        Assert.Empty(await parts.Of(model, "made_up", ada, Stop));
        Assert.Null((await house.Inner.Get<EntityModel>().Add(Ada, Customer with { Name = "company", Match = null }, Stop)).Refusal);
        Assert.Empty(await parts.Of(await house.Seeing(), "company", ada, Stop));
        Assert.Equal(2, (await house.Inner.Get<DataCounts>().Of(model, Stop))[Customers]);
    }
}
