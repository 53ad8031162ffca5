using System.Globalization;
using System.Text;
using System.Text.Json;
using Portal.Engine.Data;
using Portal.Engine.Data.Asking;
using Portal.Engine.Persistence;
using Portal.Engine.Store.Commits;
using Portal.Tests.Running;
using static Portal.Tests.Engine.Projection.ProjectionHouse;

namespace Portal.Tests.Engine.Data;

/// <summary>Whatever is asked, the answer is what somebody finds who looks at every record, and its pages joined are the whole.</summary>
public sealed class QueryTests
{
    const string Planted = "PLANTED";

    static readonly string[] Names = ["Ada", "Adam", "Bob", "Élan", "zoe", "Z", "𝄞x", "\uFFFDy"];

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite, 1)]
    [InlineData(DatabaseKind.Sqlite, 2)]
    [InlineData(DatabaseKind.Postgres, 3)]
    [InlineData(DatabaseKind.Postgres, 4)]
    public async Task An_answer_is_what_a_look_at_every_record_finds(DatabaseKind kind, int seed)
    {
        await using var house = await DataHouse.Open(kind);
        var dice = new Random(seed);
        var people = Enumerable.Range(0, 60).Select(at => new Person(at, dice.Next(6) == 0 ? null : Names[dice.Next(Names.Length)], dice.Next(5) == 0 ? null : dice.Next(-3, 4) / 2m)).ToArray();
        await house.Bring(Crm, [.. people.Select(Told)]);
        var (all, some) = (await house.Seeing(), await house.Seeing("name", "revenue"));
        for (var round = 0; round < 150; round++)
        {
            var (where, holds) = Where(dice);
            var sort = dice.Next(3) switch { 0 => null, 1 => new DataSort(null, dice.Next(2) == 0), _ => new DataSort(dice.Next(2) == 0 ? "name" : "revenue", dice.Next(2) == 0) };
            var model = dice.Next(2) == 0 ? all : some;
            var query = new DataQuery("customer") { Where = where, Sort = sort, Most = dice.Next(9) + 1, Fields = dice.Next(2) == 0 ? ["revenue"] : null };
            var expected = people.Where(person => holds.All(one => one(person)) && (sort?.Field is null || person.Value(sort.Field) is not null));

            var answer = await house.All(model, query);

            var ids = expected.Select(person => person.At + 1L).ToArray();
            Assert.Equal(ids, answer.Select(record => record.Id).Order());
            if (sort is not null) Assert.Equal(Sorted(people, ids, sort), answer.Select(record => record.Id));
            var whole = await house.All(model, query with { Most = 1000 });
            Assert.Equal(whole.Select(record => DataHouse.Json(record)), answer.Select(record => DataHouse.Json(record)));
            foreach (var record in answer) Assert.Equal(people[record.Id - 1].Shown(query.Fields is not null, model == some), Values(DataHouse.Json(record)));
            if (model == some) Assert.DoesNotContain(Planted, string.Concat(answer.Select(record => DataHouse.Json(record) + DataHouse.Json(record, full: true))), StringComparison.Ordinal);
        }
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_cursor_is_for_its_own_question_and_says_nothing(DatabaseKind kind)
    {
        await using var house = await DataHouse.Open(kind);
        await house.Bring(Crm, Row("a", $$"""{"name":"{{Planted}}"}""", 1), Row("b", $$"""{"name":"{{Planted}}2"}""", 1));
        var model = await house.Seeing();
        var query = new DataQuery("customer") { Sort = new("name"), Most = 1 };
        var cursor = (await house.Reader.Query(model, query, Stop)).Value.Next!;

        Assert.DoesNotContain(Planted, Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(cursor)), StringComparison.Ordinal);
        Assert.Null((await house.Reader.Query(model, query with { Cursor = cursor }, Stop)).Refusal);
        Assert.IsType<TokenUnknown>((await house.Reader.Query(model, query with { Sort = new(null), Cursor = cursor }, Stop)).Refusal);
        Assert.IsType<TokenUnknown>((await house.Reader.Query(model, query with { Cursor = "no cursor" }, Stop)).Refusal);
        for (var at = 0; at < cursor.Length; at += 7)
        {
            var changed = $"{cursor[..at]}{(cursor[at] == 'A' ? 'B' : 'A')}{cursor[(at + 1)..]}";
            Assert.IsType<TokenUnknown>((await house.Reader.Query(model, query with { Cursor = changed }, Stop)).Refusal);
        }
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Empty_texts_are_sorted_and_compared_as_others_are(DatabaseKind kind)
    {
        await using var house = await DataHouse.Open(kind);
        await house.Bring(Crm, Row("a", """{"name":"b"}""", 1), Row("b", """{"name":""}""", 1), Row("c", """{"name":""}""", 1), Row("d", """{"email":"d@x"}""", 1));
        var model = await house.Seeing("name");
        var query = new DataQuery("customer") { Sort = new("name"), Most = 1 };

        Assert.Equal([2L, 3L, 1L], (await house.All(model, query)).Select(record => record.Id));
        Assert.Equal([1L, 3L, 2L], (await house.All(model, query with { Sort = new("name", true) })).Select(record => record.Id));
        Assert.Equal([2L, 3L, 1L], (await house.All(model, query with { Where = [new("name", FilterOp.AtLeast, "")] })).Select(record => record.Id));
        Assert.Equal([2L, 3L], (await house.All(model, query with { Where = [new("name", FilterOp.Is, "")] })).Select(record => record.Id));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_no_database_can_hold_is_not_looked_for(DatabaseKind kind)
    {
        await using var house = await DataHouse.Open(kind);
        await house.Bring(Crm, Row("\uFFFD", """{"email":"\uFFFD","name":"\uFFFD"}""", 1));
        var model = await house.Seeing();
        foreach (var (op, value) in new[] { (FilterOp.BeginsWith, "a\0"), (FilterOp.BeginsWith, "\ud800"), (FilterOp.Is, "\ud800"), (FilterOp.In, "\udc00a"), (FilterOp.More, "a\ud800") })
            Assert.IsType<ValueUnreadable>((await house.Reader.Query(model, new DataQuery("customer") { Where = [new("name", op, value)] }, Stop)).Refusal);

        Assert.Empty(await house.All(model, new DataQuery("customer") { Where = [new("name", FilterOp.Is, "a\0b")] }));
        foreach (var key in new[] { "\0", "a\0", "\ud800", "\udc00" })
        {
            Assert.IsType<NothingThere>((await house.Reader.GetBySource(model, "customer", "Company", "Stream 1", key, stop: Stop)).Refusal);
            Assert.IsType<NothingThere>((await house.Streams.Get(model, "Company", "Stream 1", key, stop: Stop)).Refusal);
            Assert.IsType<NothingThere>((await house.Reader.GetByMatch(model, "customer", key, stop: Stop)).Refusal);
        }

        Assert.Null((await house.Reader.GetBySource(model, "customer", "Company", "Stream 1", "\uFFFD", stop: Stop)).Refusal);
        Assert.Equal(1, Assert.Single(await house.All(model, new DataQuery("customer") { Where = [new("name", FilterOp.BeginsWith, "\uFFFD")] })).Id);
    }

    static Incoming Told(Person person) => Row($"k{person.At:D3}", JsonSerializer.Serialize(new Dictionary<string, object?>
    {
        ["email"] = $"{Planted}{person.At}@x", ["name"] = person.Name, ["revenue"] = person.Revenue, ["seen"] = null,
    }.OrderBy(one => one.Key, StringComparer.Ordinal).ToDictionary(), Readable), 1);

    static JsonSerializerOptions Readable { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static (IReadOnlyList<DataFilter> Where, IReadOnlyList<Func<Person, bool>> Holds) Where(Random dice)
    {
        var (where, holds) = (new List<DataFilter>(), new List<Func<Person, bool>>());
        for (var i = dice.Next(3); i > 0; i--)
        {
            var (name, number) = (Names[dice.Next(Names.Length)], dice.Next(-3, 4) / 2m);
            var op = Enum.GetValues<FilterOp>()[dice.Next(9)];
            if (op == FilterOp.BeginsWith)
            {
                var prefix = char.IsHighSurrogate(name[0]) ? name[..2] : name[..1];
                where.Add(new("name", op, prefix));
                holds.Add(person => person.Name?.StartsWith(prefix, StringComparison.Ordinal) == true);
                continue;
            }

            var byName = dice.Next(2) == 0;
            var text = byName ? name : number.ToString("0.00", CultureInfo.InvariantCulture);
            where.Add(op == FilterOp.IsNull ? new(byName ? "name" : "revenue", op) : new(byName ? "name" : "revenue", op, text));
            Func<Person, int?> compare = byName
                ? person => person.Name is { } own ? Encoding.UTF8.GetBytes(own).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(name)) : null
                : person => person.Revenue?.CompareTo(number);
            holds.Add(person => op switch
            {
                FilterOp.Is or FilterOp.In => compare(person) == 0,
                FilterOp.IsNot => compare(person) is not (null or 0),
                FilterOp.Less => compare(person) < 0,
                FilterOp.AtMost => compare(person) <= 0,
                FilterOp.More => compare(person) > 0,
                FilterOp.AtLeast => compare(person) >= 0,
                _ => compare(person) is null,
            });
        }

        return (where, holds);
    }

    static IEnumerable<long> Sorted(Person[] people, long[] ids, DataSort sort)
    {
        var order = Comparer<long>.Create((one, other) =>
        {
            var (a, b) = (people[one - 1], people[other - 1]);
            var by = sort.Field switch
            {
                "name" => Encoding.UTF8.GetBytes(a.Name!).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b.Name!)),
                "revenue" => a.Revenue!.Value.CompareTo(b.Revenue!.Value),
                _ => 0,
            };
            return by == 0 ? one.CompareTo(other) : by;
        });
        return sort.Descending ? ids.OrderDescending(order) : ids.Order(order);
    }

    static string Values(string json) => JsonDocument.Parse(json).RootElement.GetProperty("values").GetRawText();

    sealed record Person(int At, string? Name, decimal? Revenue)
    {
        public object? Value(string field) => field == "name" ? Name : Revenue;

        public string Shown(bool onlyRevenue, bool isHidden)
        {
            var (name, revenue) = (JsonSerializer.Serialize(Name, Readable), Revenue?.ToString(CultureInfo.InvariantCulture) ?? "null");
            return onlyRevenue ? $$"""{"revenue":{{revenue}}}"""
                : isHidden ? $$"""{"name":{{name}},"revenue":{{revenue}}}"""
                : $$"""{"email":"{{Planted}}{{At}}@x","name":{{name}},"revenue":{{revenue}},"seen":null}""";
        }
    }
}
