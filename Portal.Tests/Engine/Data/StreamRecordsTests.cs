using Portal.Engine.Agents.Scopes;
using Portal.Engine.Data;
using Portal.Engine.Data.Answers;
using Portal.Engine.Data.Asking;
using Portal.Engine.Data.Reading;
using Portal.Engine.Entities;
using Portal.Engine.Persistence;
using Portal.Tests.Running;
using static Portal.Tests.Engine.Projection.ProjectionHouse;

namespace Portal.Tests.Engine.Data;

/// <summary>The records of one stream, as its source says them.</summary>
public sealed class StreamRecordsTests
{
    static readonly EntityDraft Visit = Customer with { Kind = EntityKind.Happening, Match = null };

    static readonly StreamQuery OfCrm = new("Company", "Stream 1");

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Things_are_listed_by_key_page_by_page_and_what_is_gone_is_not(DatabaseKind kind)
    {
        await using var house = await DataHouse.Open(kind);
        await house.Bring(Crm, [.. new[] { "b", "B", "a", "ä", "c", "10", "9" }.Select(key => Row(key, $$"""{"email":"one@x","name":"Name {{key}}","revenue":{{(key == "c" ? 2 : 1)}}}""", 1))]);
        await house.Bring(Shop, Row("a", """{"email":"one@x","name":"Other"}""", 5));
        await house.Bring(Crm, Gone("b", 2));
        var model = await house.Seeing("name", "revenue");

        Assert.Equal(["10", "9", "B", "a", "c", "ä"], Keys(await All(house, model, OfCrm with { Most = 2 })));
        Assert.Equal(["c"], Keys(await All(house, model, OfCrm with { Where = [new("revenue", FilterOp.More, "1")], Most = 1 })));
        var page = (await house.Streams.Query(model, OfCrm with { Most = 2, Fields = ["name"] }, Stop)).Value;
        Assert.Equal("""{"records":[{"key":"10","values":{"name":"Name 10"},"freshness":{"verdict":"fresh","asOf":"2026-03-02T09:00:00Z"}},{"key":"9",""", DataHouse.Json(page)[..126]);
        Assert.IsType<TokenUnknown>((await house.Streams.Query(model, OfCrm with { Stream = "Stream 2", Cursor = page.Next }, Stop)).Refusal);
        Assert.IsType<QuestionMalformed>((await house.Streams.Query(model, OfCrm with { From = DateTimeOffset.UnixEpoch }, Stop)).Refusal);
        Assert.IsType<QuestionMalformed>((await house.Streams.Query(model, OfCrm with { Most = 1001 }, Stop)).Refusal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task One_is_found_by_its_key_and_says_since_when_each_field_is_so(DatabaseKind kind)
    {
        await using var house = await DataHouse.Open(kind);
        await house.Bring(Crm, Row("a", """{"email":"a@x","name":"Ada","phone":"1"}""", 1));
        await house.Bring(Crm, Row("a", """{"email":"a@x","name":"Ada L.","phone":"1"}""", 3));
        await house.Bring(Crm, Row("b", """{"email":"b@x"}""", 1));
        await house.Bring(Crm, Gone("b", 2));
        var model = await house.Seeing();

        var record = (await house.Streams.Get(model, "Company", "Stream 1", "a", stop: Stop)).Value;

        Assert.Equal(["email 1", "name 3", "phone 1"], record.Fields.OrderBy(field => field.Name, StringComparer.Ordinal).Select(field => $"{field.Name} {field.ChangedAt.Minute}"));
        Assert.IsType<NothingThere>((await house.Streams.Get(model, "Company", "Stream 1", "b", stop: Stop)).Refusal);
        Assert.IsType<NothingThere>((await house.Streams.Get(model, "Company", "Stream 2", "a", stop: Stop)).Refusal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_stream_of_which_nothing_may_be_seen_is_not_there(DatabaseKind kind)
    {
        await using var house = await DataHouse.Open(kind);
        await house.Bring(Crm, Row("a", """{"email":"a@x","name":"Ada","revenue":5}""", 1));
        await house.Restrict(Shop, "phone");
        var model = await house.Seeing("name");

        Assert.Equal("""{"key":"a","values":{"name":"Ada"}""", DataHouse.Json((await house.Streams.Get(model, "Company", "Stream 1", "a", stop: Stop)).Value)[..34]);
        foreach (var (seeing, stream) in new[] { (model, "Stream 2"), (model, "Nowhere"), (new ScopedModel(Scope.Nothing, []), "Stream 1") })
        {
            Assert.Equal($"There is no stream called {stream} in a source called Company.", (await house.Streams.Query(seeing, OfCrm with { Stream = stream }, Stop)).Refusal!.Message);
            Assert.Equal($"There is no stream called {stream} in a source called Company.", (await house.Streams.Get(seeing, "Company", stream, "a", stop: Stop)).Refusal!.Message);
        }

        Assert.IsType<FieldUnknown>((await house.Streams.Query(model, OfCrm with { Where = [new("revenue", FilterOp.Is, "5")] }, Stop)).Refusal);
        Assert.IsType<FieldUnknown>((await house.Streams.Get(model, "Company", "Stream 1", "a", new Looking { Fields = ["revenue"] }, Stop)).Refusal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Happenings_are_listed_the_last_first_within_a_time(DatabaseKind kind)
    {
        await using var house = await DataHouse.Open(kind, Visit);
        for (var i = 1; i <= 5; i++)
        {
            await house.Bring(Crm, Row($"v{i}", $$"""{"name":"{{(i % 2 == 0 ? "even" : "odd")}}"}""", i));
            await house.Bring(Shop, Row($"w{i}", """{"name":"other"}""", i));
        }

        var model = await house.Seeing();
        var start = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

        Assert.Equal(["v5", "v4", "v3", "v2", "v1"], Keys(await All(house, model, OfCrm with { Most = 2 })));
        Assert.Equal(["v3", "v2"], Keys(await All(house, model, OfCrm with { Most = 1, From = start.AddMinutes(2), To = start.AddMinutes(4) })));
        Assert.Equal(["v4", "v2"], Keys(await All(house, model, OfCrm with { Where = [new("name", FilterOp.Is, "even")] })));
        var one = (await house.Streams.Get(model, "Company", "Stream 1", "v2", stop: Stop)).Value;
        Assert.StartsWith("""{"key":"v2","at":"2026-03-02T09:02:00Z","values":{"name":"even"}""", DataHouse.Json(one), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task So_many_rows_are_looked_at_and_the_cursor_goes_on_there(DatabaseKind kind)
    {
        foreach (var draft in new[] { Customer, Visit })
        {
            await using var house = await DataHouse.Open(kind, draft);
            await house.Inner.Commit(Crm, [.. Enumerable.Range(0, DataReader.MostLooked + 300).Select(i => Row($"{i:D6}", $$"""{"name":"{{(i % 5000 == 100 ? "yes" : "no")}}"}""", 1))]);
            var query = OfCrm with { Where = [new("name", FilterOp.Is, "yes")], Fields = ["name"] };
            var model = await house.Seeing();

            var first = (await house.Streams.Query(model, query, Stop)).Value;
            var second = (await house.Streams.Query(model, query with { Cursor = first.Next }, Stop)).Value;

            Assert.StartsWith("Not all could be looked at", first.Note, StringComparison.Ordinal);
            Assert.Null(second.Next);
            Assert.Equal(new[] { "000100", "005100", "010100", "015100", "020100" }, Keys([.. first.Records, .. second.Records]).Order(StringComparer.Ordinal));
        }
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_sensitive_field_is_opened_where_the_scope_names_it_and_found_by_its_whole_value(DatabaseKind kind)
    {
        await using var house = await DataHouse.Open(kind, DataHouse.Secretive);
        await house.BringSealed(Crm, "a", """{"email":"a@x","name":"planted-name","phone":"1"}""", 1);
        await house.BringSealed(Crm, "b", """{"email":"b@x","name":"other"}""", 1);

        var model = await house.Seeing("name", "email");
        Assert.Equal(["a"], Keys(await All(house, model, OfCrm with { Where = [new("name", FilterOp.Is, "planted-name")] })));
        Assert.Contains("planted-name", DataHouse.Json((await house.Streams.Get(model, "Company", "Stream 1", "a", stop: Stop)).Value), StringComparison.Ordinal);
        Assert.IsType<OnlyExact>((await house.Streams.Query(model, OfCrm with { Where = [new("name", FilterOp.BeginsWith, "planted")] }, Stop)).Refusal);
        Assert.DoesNotContain("name", DataHouse.Json((await house.Streams.Get(await house.Seeing(), "Company", "Stream 1", "a", stop: Stop)).Value), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Every_statement_goes_along_an_index(DatabaseKind kind)
    {
        await using var house = await DataHouse.Open(kind);
        foreach (var (sql, index) in new[] { (StreamRows.ByKey, "key"), (StreamRows.Things, "key"), (StreamRows.Happenings, "ix_records_stream_id"), (DataSummaries.Happened, "ix_records_stream_id") })
        {
            var plain = sql.Replace("r.key = $2", "r.key = 'a'", StringComparison.Ordinal).Replace("r.key > $2", "r.key > 'a'", StringComparison.Ordinal)
                .Replace("$1", "1", StringComparison.Ordinal).Replace("$2", "100", StringComparison.Ordinal).Replace("$3", "1", StringComparison.Ordinal);
            var steps = await house.Explain(plain);
            Assert.DoesNotContain(steps, step => step.Contains("Seq Scan", StringComparison.Ordinal) || step.Contains("TEMP B-TREE", StringComparison.Ordinal) || step.StartsWith("SCAN ", StringComparison.Ordinal));
            Assert.Contains(steps, step => step.Contains(index, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Happenings_of_other_streams_are_not_looked_at(DatabaseKind kind)
    {
        await using var house = await DataHouse.Open(kind, Visit);
        await house.Bring(Crm, Row("v", """{"name":"seen"}""", 1));
        await house.Inner.Commit(Shop, [.. Enumerable.Range(0, DataReader.MostLooked + 1).Select(i => Row($"{i}", """{"email":"hidden"}""", 1))]);

        var page = (await house.Streams.Query(await house.Seeing("name"), OfCrm, Stop)).Value;

        Assert.Equal(("v", null, null), (Assert.Single(page.Records).Key, page.Next, page.Note));
    }

    static IEnumerable<string?> Keys(IEnumerable<DataRecord> records) => records.Select(record => record.Key);

    static async Task<IReadOnlyList<DataRecord>> All(DataHouse house, ScopedModel model, StreamQuery query)
    {
        var all = new List<DataRecord>();
        while (true)
        {
            var page = (await house.Streams.Query(model, query, Stop)).Value;
            Assert.True(page.Records.Count <= query.Most);
            all.AddRange(page.Records);
            if (page.Next is null) return all;
            query = query with { Cursor = page.Next };
        }
    }
}
