using Portal.Engine.Entities;
using Portal.Engine.Persistence;
using Portal.Engine.Projection;
using Portal.Tests.Running;
using static Portal.Tests.Engine.Projection.ProjectionHouse;

namespace Portal.Tests.Engine.Projection;

/// <summary>Whose value counts, and why the others do not.</summary>
public sealed class PrecedenceTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Streams_count_in_their_order_and_per_field_in_another(DatabaseKind kind)
    {
        var precedence = new Precedence { Streams = [Erp, Crm], Fields = new Dictionary<string, IReadOnlyList<long>> { ["phone"] = [Shop] } };
        await using var house = await Open(kind, Customer with { Precedence = precedence });
        await house.Commit(Crm, Row("a", """{"email":"a@x","name":"Crm","phone":"1","revenue":1}""", 3));
        await house.Commit(Shop, Row("a", """{"email":"a@x","name":"Shop","phone":"2","revenue":2,"seen":null}""", 9));
        await house.Bring(Erp, Row("a", """{"email":"a@x","name":"Erp","phone":"3","revenue":null}""", 1));

        var one = (await house.Unified.Get(await house.Of(Crm, "a"), Stop))!;

        Assert.Equal(["email \"a@x\" 3: 1 Agreeing, 2 Agreeing", "name \"Erp\" 3: 1 Precedence, 2 Precedence", "phone \"2\" 2: 1 Precedence, 3 Precedence", "revenue 1 1: 2 Precedence, 3 SayingNothing", "seen null 2: "], Told(one));
        var picture = Assert.Single(await house.Picture());
        Assert.Contains("""{"email":"a@x","name":"Erp","phone":"2","revenue":1,"seen":null} name=Erp revenue=""", picture, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Without_an_order_the_newest_counts_and_of_equals_the_first_record(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        await house.Commit(Crm, Row("a", """{"email":"a@x","name":"Crm","phone":"1"}""", 5));
        await house.Commit(Shop, Row("a", """{"email":"a@x","name":"Shop"}""", 6));
        await house.Bring(Erp, Row("a", """{"email":"a@x","phone":"3"}""", 5));

        var one = (await house.Unified.Get(await house.Of(Crm, "a"), Stop))!;

        Assert.Equal(["email \"a@x\" 2: 1 Agreeing, 3 Agreeing", "name \"Shop\" 2: 1 Age", "phone \"1\" 1: 3 Order"], Told(one));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Another_order_is_followed_through_all_rows_and_what_is_searched_by_with_it(DatabaseKind kind)
    {
        await using var house = await Open(kind, Customer with { Precedence = new() { Streams = [Crm, Shop] } });
        for (var i = 0; i < 5; i++)
        {
            await house.Commit(Crm, Row($"k{i}", $$"""{"email":"{{i}}@x","name":"Crm {{i}}","phone":"1"}""", 1));
            await house.Commit(Shop, Row($"k{i}", $$"""{"email":"{{i}}@x","name":"Shop {{i}}","phone":"2"}""", 1));
        }

        await house.CatchUp();
        var before = await house.Pictures();
        var fields = Customer.Fields.Select(field => field with { Searchable = field.Name is "phone" or "name" }).ToArray();
        Assert.Null((await house.Get<EntityModel>().Change(Ada, Customers, new EntityChange { Precedence = new() { Streams = [Shop, Crm] }, Fields = fields }, Stop)).Refusal);

        // One batch of three records: readers see new rows and old ones, and what is being made again is told.
        await house.Projector.TakeEvents(3, Stop);
        await house.Projector.TakeAgain(3, Stop);
        Assert.Equal([Customers], (await house.Unified.Lag(Stop)).Entities);
        Assert.Equal(5, (await house.Picture()).Count);
        await house.CatchUp(3);

        var after = await house.Pictures();
        Assert.Equal(before.Select(one => one.Id), after.Select(one => one.Id));
        Assert.Equal(
            Enumerable.Range(0, 5).Select(i => $$"""{{i}}@x [1/k{{i}} 2/k{{i}}] {"email":"{{i}}@x","name":"Shop {{i}}","phone":"2"} name=Shop {{i}} phone=2"""),
            after.Select(one => one.Picture).Order(StringComparer.Ordinal));
        Assert.Empty((await house.Unified.Lag(Stop)).Entities);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_higher_number_of_records_in_one_lets_held_ones_go_and_a_lower_one_holds(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        await house.Bring(Crm, [.. Enumerable.Range(0, 6).Select(i => Row($"k{i}", """{"email":"a@x"}""", 1))]);
        Assert.Equal(6, (await house.Picture()).Count);

        await house.Get<EntityModel>().Change(Ada, Customers, new EntityChange { MostInOne = 6 }, Stop);
        await house.CatchUp(2);
        Assert.Single(await house.Picture());

        await house.Get<EntityModel>().Change(Ada, Customers, new EntityChange { MostInOne = 5 }, Stop);
        await house.CatchUp(2);
        Assert.Equal(6, (await house.Picture()).Count);
    }

    static IEnumerable<string> Told(UnifiedRecord one) => one.Fields.Select(field =>
        $"{field.Name} {field.Value} {field.Stream}: {string.Join(", ", field.Others.OrderBy(other => other.Stream).Select(other => $"{other.Stream} {other.By}"))}");
}
