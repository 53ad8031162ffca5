using System.Text;
using Portal.Engine.Data;
using Portal.Engine.Data.Asking;
using Portal.Engine.Persistence;
using Portal.Engine.Store.Erasing;
using Portal.Tests.Running;
using static Portal.Tests.Engine.Projection.ProjectionHouse;

namespace Portal.Tests.Engine.Data;

/// <summary>What is sensitive is opened for those who may see it, and found by its whole value alone.</summary>
public sealed class SensitiveDataTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_sensitive_field_is_opened_only_where_the_scope_names_it(DatabaseKind kind)
    {
        await using var house = await DataHouse.Open(kind, DataHouse.Secretive);
        await house.BringSealed(Crm, "a", """{"email":"a@x","name":"planted-name","phone":"1"}""", 1);
        await house.BringSealed(Shop, "b", """{"email":"a@x","name":"planted-other"}""", 2);
        var (all, named) = (await house.Seeing(), await house.Seeing("name", "phone"));

        Assert.Equal("""{"id":1,"values":{"phone":"1"}""", DataHouse.Json((await house.Reader.Get(all, "customer", 1, stop: Stop)).Value)[..30]);
        var record = (await house.Reader.Get(named, "customer", 1, new Looking { Disagreements = true }, Stop)).Value;
        Assert.Equal("\"planted-other\"", Encoding.UTF8.GetString(record.Fields[0].Value.Span));
        Assert.Equal("\"planted-name\"", Encoding.UTF8.GetString(Assert.Single(record.Fields[0].Others!).Value.Span));
        Assert.DoesNotContain("$sealed", DataHouse.Json((await house.Reader.Query(named, new DataQuery("customer"), Stop)).Value), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task It_is_found_by_its_whole_value_and_neither_sorted_nor_compared(DatabaseKind kind)
    {
        await using var house = await DataHouse.Open(kind, DataHouse.Secretive);
        await house.BringSealed(Crm, "a", """{"email":"a@x","name":"Ada"}""", 1);
        await house.BringSealed(Crm, "b", """{"email":"b@x","name":"Bo"}""", 1);
        var model = await house.Seeing("name", "email");

        async Task<Portal.Engine.Outcome<Portal.Engine.Data.Answers.DataPage>> Ask(FilterOp op, params string[] values) =>
            await house.Reader.Query(model, new DataQuery("customer") { Where = [new("name", op, values)] }, Stop);

        Assert.Equal([2L], (await Ask(FilterOp.Is, "Bo")).Value.Records.Select(record => record.Id));
        Assert.Equal(2, (await Ask(FilterOp.In, "Bo", "Ada")).Value.Records.Count);
        Assert.Empty((await Ask(FilterOp.Is, "bo")).Value.Records);
        foreach (var op in new[] { FilterOp.BeginsWith, FilterOp.More, FilterOp.IsNot, FilterOp.AtMost }) Assert.IsType<OnlyExact>((await Ask(op, "B")).Refusal);
        Assert.IsType<OnlyExact>((await house.Reader.Query(model, new DataQuery("customer") { Sort = new("name") }, Stop)).Refusal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_sensitive_match_value_finds_its_record_also_as_the_source_wrote_it(DatabaseKind kind)
    {
        await using var house = await DataHouse.Open(kind, DataHouse.Secretive);
        await house.BringSealed(Crm, "a", """{"email":"a@x","name":"Ada"}""", 1);
        await house.BringSealed(Crm, "b", """{"email":"Bo@X","name":"Bo"}""", 1);
        var model = await house.Seeing("name", "email");

        Assert.Equal(1, (await house.Reader.GetByMatch(model, "customer", " A@x", stop: Stop)).Value.Id);
        Assert.Equal(2, (await house.Reader.GetByMatch(model, "customer", "Bo@X", stop: Stop)).Value.Id);
        Assert.IsType<NothingThere>((await house.Reader.GetByMatch(model, "customer", "c@x", stop: Stop)).Refusal);
        Assert.IsType<NoMatchHere>((await house.Reader.GetByMatch(await house.Seeing(), "customer", "a@x", stop: Stop)).Refusal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task So_many_rows_are_looked_at_for_a_page_and_nothing_is_lost_or_twice(DatabaseKind kind)
    {
        await using var house = await DataHouse.Open(kind, Customer with { Match = null });
        await house.Bring(Crm, [.. Enumerable.Range(0, DataReader.MostLooked + 300).Select(i => Row($"{i:D6}", $$"""{"name":"{{(i % 5000 == 100 ? $"yes {i}" : "no")}}"}""", 1))]);
        var query = new DataQuery("customer") { Where = [new("name", FilterOp.IsNot, "no")], Most = 3 };
        var model = await house.Seeing("name");

        var pages = new List<Portal.Engine.Data.Answers.DataPage>();
        for (var cursor = (string?)null; pages.Count == 0 || cursor is not null; cursor = pages[^1].Next) pages.Add((await house.Reader.Query(model, query with { Cursor = cursor }, Stop)).Value);

        Assert.Equal(5, pages.SelectMany(page => page.Records).Select(record => record.Id).Distinct().Count());
        Assert.Equal(5, pages.Sum(page => page.Records.Count));
        var whole = (await house.Reader.Query(model, query with { Most = 10 }, Stop)).Value;
        Assert.StartsWith("20000 records were looked at for this page.", whole.Note, StringComparison.Ordinal);
        Assert.Equal(4, whole.Records.Count);
        Assert.Single((await house.Reader.Query(model, query with { Most = 10, Cursor = whole.Next }, Stop)).Value.Records);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Of_who_was_erased_nothing_is_left_in_any_table_or_file(DatabaseKind kind)
    {
        await using var house = await DataHouse.Open(kind);
        await house.Bring(Crm, Row("a", """{"email":"planted@x","name":"planted-name","phone":"1"}""", 1), Row("b", """{"email":"b@x","name":"Bo"}""", 1));
        await house.Bring(Crm, Row("a", """{"email":"planted@x","name":"planted-name 2","phone":"1"}""", 3));
        await house.Bring(Shop, Row("p", """{"email":"planted@x","name":"planted-other","revenue":5}""", 2));
        Assert.Contains("planted", await house.Resting(), StringComparison.Ordinal);

        foreach (var (stream, key) in new[] { (Crm, "a"), (Shop, "p") }) Assert.Null((await house.Inner.Get<Erasure>().Erase(Portal.Tests.Engine.Projection.ProjectionHouse.Ada, stream, [key], "They asked for it.", Stop)).Refusal);
        await house.Inner.CatchUp();

        Assert.DoesNotContain("planted", await house.Resting(), StringComparison.Ordinal);
        Assert.Contains("b@x", await house.Resting(), StringComparison.Ordinal);
        Assert.Single(await house.All(await house.Seeing(), new DataQuery("customer")));
        Assert.IsType<NothingThere>((await house.Reader.Get(await house.Seeing(), "customer", 1, stop: Stop)).Refusal);
    }
}
