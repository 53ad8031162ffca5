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
            Assert.Equal(new StreamUnknown("Company", stream, "customer"), (await house.Reader.GetBySource(model, "customer", "Company", stream, key, stop: Stop)).Refusal);
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
        // It brought the name once.
        await house.Bring(Shop, Row("7", """{"email":"a@x","name":"A."}""", 1));
        house.Inner.Clock.Advance(TimeSpan.FromHours(1));
        await house.Bring(Crm, Row("a", """{"email":"a@x","name":"Ada"}""", 2));
        var (model, all) = (await house.Seeing("name"), await house.Seeing());
        var (now, between) = (house.Inner.Clock.GetUtcNow(), house.Inner.Clock.GetUtcNow().AddMinutes(-30));

        Assert.Equal(new NotKnownThen("customer", between), (await house.History.AsOf(model, "customer", 1, between, stop: Stop)).Refusal);
        Assert.Equal(["email", "name"], (await house.History.AsOf(all, "customer", 1, between, stop: Stop)).Value.Fields.Select(field => field.Name));
        Assert.Equal(["name"], (await house.History.AsOf(model, "customer", 1, now, stop: Stop)).Value.Fields.Select(field => field.Name));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Its_happenings_are_not_counted_and_its_age_is_not_that_of_the_answer(DatabaseKind kind)
    {
        await using var house = await Open(kind, Visit);
        await house.Bring(Shop, Row("s", """{"email":"s@x","name":"hidden"}""", 1));
        await house.Tolerate(Shop, TimeSpan.FromMinutes(30));
        house.Inner.Clock.Advance(TimeSpan.FromMinutes(45));
        await house.Bring(Crm, Row("v", """{"name":"seen"}""", 1), Row("w", """{"email":"w@x"}""", 1));
        await house.Bring(Erp, Row("e", """{"name":"seen"}""", 1));
        var query = new SummaryQuery("customer");

        var told = (await house.Summaries.Of(await house.Seeing("name"), query, Stop)).Value;
        Assert.Equal((2, Verdict.Fresh, house.Inner.Clock.GetUtcNow()), (told.Count, told.Verdict, told.AsOf));
        var all = (await house.Summaries.Of(await house.Seeing(), query, Stop)).Value;
        Assert.Equal((4, Verdict.Stale, house.Inner.Clock.GetUtcNow().AddMinutes(-45)), (all.Count, all.Verdict, all.AsOf));
        Assert.Equal(3, (await house.Inner.Get<DataCounts>().Of(await house.Seeing("name"), Stop))[Customers]);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task However_much_changes_in_what_is_hidden_a_follower_sees_that_nothing_did_and_loses_nothing(DatabaseKind kind)
    {
        await using var house = await Open(kind, Customer with { Match = null });
        await house.Bring(Crm, Rows(1));
        var model = await house.Seeing("name");
        var token = (await house.Changes.Now(model, "customer", Stop)).Value;
        await house.Bring(Crm, Rows(2));
        await house.Bring(Crm, Row("late", """{"name":"Late"}""", 3));

        var first = await Next(house, model, token);
        Assert.Equal(("", false), (Told(first), first.IsMore));
        Assert.Empty((await house.Changes.Wait(model, new ChangesQuery("customer", token), TimeSpan.Zero, Stop)).Value.Changes);
        Assert.Equal(($"{Many + 1} name", false), (Told(await Next(house, model, first.Next)), (await Next(house, model, first.Next)).IsMore));
        Assert.Equal($"{Many + 1} name", Told((await house.Changes.Wait(model, new ChangesQuery("customer", token), TimeSpan.FromHours(1), Stop)).Value));

        static Portal.Engine.Store.Commits.Incoming[] Rows(int turn) => [.. Enumerable.Range(0, Many).Select(i => Row($"{i}", $$"""{"email":"{{turn}}@x","name":"n"}""", turn))];
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task That_there_is_more_is_said_only_of_what_is_seen(DatabaseKind kind)
    {
        await using var house = await Open(kind, Customer with { Match = null });
        await house.Bring(Crm, [.. "abc".Select(key => Row($"{key}", """{"email":"1@x","name":"n"}""", 1))]);
        var model = await house.Seeing("name");
        var token = (await house.Changes.Now(model, "customer", Stop)).Value;
        await house.Bring(Crm, Row("a", """{"email":"1@x","name":"m"}""", 2));
        await house.Bring(Crm, Row("b", """{"email":"2@x","name":"n"}""", 2));

        var page = await Next(house, model, token, 1);
        Assert.Equal(("1 name", false), (Told(page), page.IsMore));

        await house.Bring(Crm, Row("c", """{"email":"1@x","name":"m"}""", 3));
        page = await Next(house, model, token, 1);
        Assert.Equal(("1 name", true), (Told(page), page.IsMore));
        page = await Next(house, model, page.Next, 1);
        Assert.Equal(("3 name", false), (Told(page), page.IsMore));
        Assert.Equal("", Told(await Next(house, model, page.Next, 1)));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_record_of_which_nothing_is_seen_any_more_is_gone(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        await house.Bring(Crm, Row("a", """{"email":"a@x","name":"Ada"}""", 1));
        await house.Bring(Shop, Row("7", """{"email":"a@x"}""", 1));
        var model = await house.Seeing("name");
        var page = await Next(house, model, null);
        Assert.Equal("1 name", Told(page));

        await house.Bring(Crm, Gone("a", 2));
        page = await Next(house, model, page.Next);
        Assert.Equal("1 gone", Told(page));
        await house.Bring(Crm, Row("a", """{"email":"a@x","name":"Ada"}""", 3));
        Assert.Equal("1 name", Told(await Next(house, model, page.Next)));
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
