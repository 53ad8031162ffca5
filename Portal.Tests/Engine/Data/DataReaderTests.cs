using Portal.Engine.Agents.Scopes;
using Portal.Engine.Data;
using Portal.Engine.Data.Asking;
using Portal.Engine.Freshness;
using Portal.Engine.Persistence;
using Portal.Engine.Projection;
using Portal.Tests.Running;
using static Portal.Tests.Engine.Projection.ProjectionHouse;

namespace Portal.Tests.Engine.Data;

/// <summary>One record, by whatever it is called, with how old each of its fields is.</summary>
public sealed class DataReaderTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_record_is_found_by_id_and_by_alias_and_by_source_and_by_match_value(DatabaseKind kind)
    {
        await using var house = await DataHouse.Open(kind);
        await house.Bring(Crm, Row("a", """{"email":"a@x","name":"Ada"}""", 1), Row("b", """{"email":"b@x","name":"Bob"}""", 1));
        var (ada, bob) = (await house.Inner.Of(Crm, "a"), await house.Inner.Of(Crm, "b"));
        await house.Bring(Crm, Row("b", """{"email":"A@x","name":"Bob"}""", 2));
        var model = await house.Seeing();

        Assert.Equal(ada, (await house.Reader.Get(model, "customer", ada, stop: Stop)).Value.Id);
        Assert.Equal(ada, (await house.Reader.Get(model, "customer", bob, stop: Stop)).Value.Id);
        Assert.Equal(ada, (await house.Reader.GetBySource(model, "customer", "Company", "Stream 1", "b", stop: Stop)).Value.Id);
        Assert.Equal(ada, (await house.Reader.GetByMatch(model, "customer", " A@X", stop: Stop)).Value.Id);
        Assert.IsType<NothingThere>((await house.Reader.Get(model, "customer", 999, stop: Stop)).Refusal);
        Assert.IsType<NothingThere>((await house.Reader.GetBySource(model, "customer", "Company", "Stream 2", "b", stop: Stop)).Refusal);
        Assert.IsType<StreamUnknown>((await house.Reader.GetBySource(model, "customer", "Nobody", "Stream 1", "b", stop: Stop)).Refusal);
        Assert.IsType<NoMatchHere>((await house.Reader.GetByMatch(await house.Seeing("name"), "customer", "a@x", stop: Stop)).Refusal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Each_field_tells_from_where_it_is_and_since_when(DatabaseKind kind)
    {
        await using var house = await DataHouse.Open(kind);
        await house.Bring(Crm, Row("a", """{"email":"a@x","name":"Ada"}""", 1));
        await house.Bring(Crm, Row("a", """{"email":"a@x","name":"Ada L."}""", 5));
        await house.Bring(Shop, Row("a", """{"email":"a@x","phone":"1"}""", 3));

        var record = (await house.Reader.Get(await house.Seeing(), "customer", await house.Inner.Of(Crm, "a"), stop: Stop)).Value;

        Assert.Equal(["email Stream 1 1", "name Stream 1 5", "phone Stream 2 3"], record.Fields.OrderBy(field => field.Name, StringComparer.Ordinal).Select(field => $"{field.Name} {field.Stream} {field.ChangedAt.Minute}"));
        Assert.Equal(Verdict.Fresh, record.Verdict);
        Assert.Equal("""{"id":1,"values":{"email":"a@x","name":"Ada L.","phone":"1"},"freshness":{"verdict":"fresh","asOf":"2026-03-02T09:00:00Z"}}""", DataHouse.Json(record));
        Assert.Contains(""","name":{"value":"Ada L.","source":"Company","stream":"Stream 1","changedAt":"2026-03-02T09:05:00Z","expectedBy":""", DataHouse.Json(record, full: true), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Since_when_does_not_depend_on_the_size_of_batches_and_outlives_a_rebuild(DatabaseKind kind)
    {
        var told = new List<string>();
        foreach (var batch in new[] { 1, 2, 1000 })
        {
            await using var house = await DataHouse.Open(kind);
            await house.Inner.Commit(Crm, Row("a", """{"email":"a@x","name":"Ada","phone":"1"}""", 1));
            await house.Inner.Commit(Crm, Row("a", """{"email":"a@x","name":"Ada","phone":"2"}""", 2));
            await house.Inner.Commit(Shop, Row("a", """{"email":"a@x","phone":"3"}""", 3));
            await house.Inner.Commit(Crm, Row("a", """{"email":"a@x","name":"Ada L.","phone":"2"}""", 4));
            await house.Inner.Commit(Shop, Row("a", """{"email":"a@x","phone":null}""", 5));
            await house.Inner.CatchUp(batch);
            told.Add(await Told(house));
            await house.Inner.Projector.Rebuild(Stop);
            await house.Inner.CatchUp(batch);
            told.Add(await Told(house));
        }

        Assert.All(told, one => Assert.Equal("email 3, name 4, phone 2", one));

        async Task<string> Told(DataHouse house)
        {
            var record = (await house.Reader.Get(await house.Seeing(), "customer", await house.Inner.Of(Crm, "a"), stop: Stop)).Value;
            return string.Join(", ", record.Fields.OrderBy(field => field.Name, StringComparer.Ordinal).Select(field => $"{field.Name} {field.ChangedAt.Minute}"));
        }
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_stale_first_choice_yields_to_a_fresh_second_and_it_is_said(DatabaseKind kind)
    {
        await using var house = await DataHouse.Open(kind, Customer with { Precedence = new() { Streams = [Crm, Shop] } });
        await house.Bring(Crm, Row("a", """{"email":"a@x","name":"Crm","phone":"1"}""", 1));
        await house.Tolerate(Crm, TimeSpan.FromMinutes(30));
        house.Inner.Clock.Advance(TimeSpan.FromMinutes(45));
        await house.Bring(Shop, Row("a", """{"email":"a@x","name":"Shop"}""", 2));

        var record = (await house.Reader.Get(await house.Seeing("name", "phone"), "customer", 1, new Looking { Disagreements = true }, Stop)).Value;

        Assert.Equal(["name \"Shop\" True Fresh", "phone \"1\" False Stale"], record.Fields.Select(field => $"{field.Name} {System.Text.Encoding.UTF8.GetString(field.Value.Span)} {field.IsSecond} {field.Finding.Verdict}"));
        Assert.Equal("\"Crm\" Stale ", string.Join(' ', record.Fields[0].Others!.Select(other => $"{System.Text.Encoding.UTF8.GetString(other.Value.Span)} {other.Verdict} {other.By}")));
        Assert.Contains("\"secondChoice\":true", DataHouse.Json(record), StringComparison.Ordinal);
        var page = (await house.Reader.Query(await house.Seeing("name"), new DataQuery("customer"), Stop)).Value;
        Assert.True(page.Records[0].Fields[0].IsSecond);

        var tooOld = Assert.IsType<TooOld>((await house.Reader.Get(await house.Seeing(), "customer", 1, new Looking { MaxAge = TimeSpan.FromMinutes(10) }, Stop)).Refusal);
        Assert.Equal(("phone", "Company"), (tooOld.Field, tooOld.Source));
        Assert.Contains("expected to be verified again by", tooOld.Message, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_others_say_is_told_on_request_with_the_reason(DatabaseKind kind)
    {
        await using var house = await DataHouse.Open(kind);
        await house.Bring(Crm, Row("a", """{"email":"a@x","name":"Crm"}""", 1));
        await house.Bring(Shop, Row("a", """{"email":"a@x","name":"Shop"}""", 2));

        var record = (await house.Reader.Get(await house.Seeing("name"), "customer", 1, new Looking { Disagreements = true }, Stop)).Value;

        var other = Assert.Single(Assert.Single(record.Fields).Others!);
        Assert.Equal((LostBy.Age, "Stream 1"), (other.By, other.Stream));
        Assert.Contains("""
            "others":[{"value":"Crm","source":"Company","stream":"Stream 1","changedAt":"2026-03-02T09:01:00Z","verdict":"fresh","because":"age"}]
            """.Trim(), DataHouse.Json(record, full: true), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_was_known_then_is_merged_as_today_and_before_the_first_reading_nothing_was(DatabaseKind kind)
    {
        await using var house = await DataHouse.Open(kind);
        var before = house.Inner.Clock.GetUtcNow().AddMinutes(-1);
        await house.Bring(Crm, Row("a", """{"email":"a@x","name":"Ada"}""", 1));
        house.Inner.Clock.Advance(TimeSpan.FromHours(1));
        await house.Bring(Crm, Row("a", """{"email":"a@x","name":"Ada L."}""", 2));

        var then = (await house.History.AsOf(await house.Seeing("name"), "customer", 1, house.Inner.Clock.GetUtcNow().AddMinutes(-10), stop: Stop)).Value;

        Assert.Equal("name \"Ada\" Stream 1", string.Join(' ', then.Fields.Select(field => $"{field.Name} {System.Text.Encoding.UTF8.GetString(field.Value.Span)} {field.Stream}")));
        Assert.IsType<NotKnownThen>((await house.History.AsOf(await house.Seeing(), "customer", 1, before, stop: Stop)).Refusal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_hidden_field_is_refused_as_one_that_was_made_up(DatabaseKind kind)
    {
        await using var house = await DataHouse.Open(kind);
        await house.Bring(Crm, Row("a", """{"email":"a@x","name":"Ada","revenue":5}""", 1));
        var model = await house.Seeing("name", "phone");

        foreach (var ask in new Func<string, DataQuery>[]
        {
            field => new DataQuery("customer") { Where = [new(field, FilterOp.Is, "5")] }, field => new DataQuery("customer") { Sort = new(field) }, field => new DataQuery("customer") { Fields = [field] },
        })
        {
            var hidden = Assert.IsType<FieldUnknown>((await house.Reader.Query(model, ask("revenue"), Stop)).Refusal);
            var never = Assert.IsType<FieldUnknown>((await house.Reader.Query(model, ask("nothing"), Stop)).Refusal);
            Assert.Equal(never.Message, hidden.Message.Replace("revenue", "nothing", StringComparison.Ordinal));
        }

        var refusal = Assert.IsType<FieldNotSearchable>((await house.Reader.Query(model, new DataQuery("customer") { Where = [new("phone", FilterOp.Is, "1")] }, Stop)).Refusal);
        Assert.Equal("Nothing is found or sorted by phone. customer is searched by name.", refusal.Message);
        Assert.IsType<EntityUnknown>((await house.Reader.Query(new ScopedModel(Scope.Nothing, []), new DataQuery("customer"), Stop)).Refusal);
        Assert.IsType<ValueUnreadable>((await house.Reader.Query(await house.Seeing(), new DataQuery("customer") { Where = [new("revenue", FilterOp.More, "many")] }, Stop)).Refusal);
    }
}
