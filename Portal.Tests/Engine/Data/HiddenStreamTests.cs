using Portal.Engine.Agents.Scopes;
using Portal.Engine.Data;
using Portal.Engine.Data.Answers;
using Portal.Engine.Data.Asking;
using Portal.Engine.Entities;
using Portal.Engine.Freshness;
using Portal.Engine.Persistence;
using Portal.Tests.Running;
using static Portal.Tests.Engine.Projection.ProjectionHouse;

namespace Portal.Tests.Engine.Data;

/// <summary>Two streams of one entity, of which one brings only what an asker may not see: it is not there, and neither is what it alone knows of.</summary>
public sealed class HiddenStreamTests
{
    /// <summary>More than are looked at for one answer.</summary>
    const int Many = 5600;

    static readonly EntityDraft Visit = Customer with { Kind = EntityKind.Happening, Match = null };

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Nothing_is_found_by_what_it_is_called_there(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        await house.Bring(Crm, Row("a", """{"email":"a@x","name":"Ada"}""", 1));
        await house.Bring(Shop, Row("7", """{"email":"a@x"}""", 2));
        var model = await house.Seeing("name");

        Assert.Equal(1, (await house.Reader.GetBySource(model, "customer", "Company", "Stream 1", "a", stop: Stop)).Value.Id);
        Assert.Equal(1, (await house.Reader.GetBySource(await house.Seeing("name", "email"), "customer", "Company", "Stream 2", "7", stop: Stop)).Value.Id);
        foreach (var (stream, key) in new[] { ("Stream 2", "7"), ("Stream 2", "8"), ("Nowhere", "7") })
            Assert.Equal(new NothingThere("customer"), (await house.Reader.GetBySource(model, "customer", "Company", stream, key, stop: Stop)).Refusal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_record_that_it_alone_knows_of_is_not_there(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        await house.Bring(Shop, Row("7", """{"email":"b@x"}""", 1));
        await house.Bring(Crm, Row("a", """{"email":"a@x","name":"Ada"}""", 1), Row("c", """{"email":"c@x"}""", 1));
        var (model, hidden, ada) = (await house.Seeing("name", "phone"), await house.Inner.Of(Shop, "7"), await house.Inner.Of(Crm, "a"));

        Assert.Equal([ada], (await house.All(model, new DataQuery("customer"))).Select(record => record.Id));
        Assert.Equal([ada], (await house.All(model, new DataQuery("customer") { Where = [new("name", FilterOp.IsNot, "Bo")], Sort = new(null) })).Select(record => record.Id));
        Assert.Empty(await house.All(model, new DataQuery("customer") { Where = [new("name", FilterOp.IsNull)] }));
        Assert.Equal(1, (await house.Summaries.Of(model, new SummaryQuery("customer"), Stop)).Value.Count);
        Assert.Equal([ada], (await house.Changes.Read(model, new ChangesQuery("customer"), Stop)).Value.Changes.Select(change => change.Id));
        Assert.Equal(new NothingThere("customer"), (await house.Reader.Get(model, "customer", hidden, stop: Stop)).Refusal);
        Assert.Equal(new NothingThere("customer"), (await house.History.AsOf(model, "customer", hidden, house.Inner.Clock.GetUtcNow(), stop: Stop)).Refusal);
        Assert.Equal(["a"], (await house.Streams.Query(model, new StreamQuery("Company", "Stream 1"), Stop)).Value.Records.Select(record => record.Key));
        Assert.Equal(new NothingThere("customer"), (await house.Streams.Get(model, "Company", "Stream 1", "c", stop: Stop)).Refusal);
        Assert.Equal(3, (await house.All(await house.Seeing(), new DataQuery("customer"))).Count);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task When_it_first_had_a_record_is_not_told(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        await house.Bring(Shop, Row("7", """{"email":"a@x"}""", 1));
        house.Inner.Clock.Advance(TimeSpan.FromHours(1));
        await house.Bring(Crm, Row("a", """{"email":"a@x","name":"Ada"}""", 2));
        var (model, all) = (await house.Seeing("name"), await house.Seeing());
        var (now, between) = (house.Inner.Clock.GetUtcNow(), house.Inner.Clock.GetUtcNow().AddMinutes(-30));

        Assert.Equal(new NotKnownThen("customer", between), (await house.History.AsOf(model, "customer", 1, between, stop: Stop)).Refusal);
        Assert.Equal(["email"], (await house.History.AsOf(all, "customer", 1, between, stop: Stop)).Value.Fields.Select(field => field.Name));
        Assert.Equal(["name"], (await house.History.AsOf(model, "customer", 1, now, stop: Stop)).Value.Fields.Select(field => field.Name));
    }

    static async Task<ChangesPage> Next(DataHouse house, ScopedModel model, string? after, int most = 100) =>
        (await house.Changes.Read(model, new ChangesQuery("customer", after) { Most = most }, Stop)).Value;

    static string Told(ChangesPage page) => string.Join("; ", page.Changes.Select(change => change.Record is null ? $"{change.Id} gone" : $"{change.Id} {string.Join(',', change.Changed)}"));

    static async Task<DataHouse> Open(DatabaseKind kind, EntityDraft? draft = null)
    {
        var house = await DataHouse.Open(kind, draft);
        await house.Restrict(Shop, "email");
        return house;
    }
}
