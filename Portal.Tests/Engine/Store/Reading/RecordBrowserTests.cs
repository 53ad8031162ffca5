using Portal.Engine.Persistence;
using Portal.Engine.Store.Commits;
using Portal.Engine.Store.Reading;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Store.Reading;

public sealed class RecordBrowserTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Pages_go_on_and_back_by_key_and_show_each_record_once(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        await house.Bring(StoreHouse.Feed, [.. Enumerable.Range(0, 7).Select(i => house.Row($"k{i}", $$"""{"n":{{i}}}"""))]);
        var browser = new RecordBrowser(house.Database);

        var first = await browser.Page(StoreHouse.Stream, new RecordQuery(), 3, Stop);
        var second = await browser.Page(StoreHouse.Stream, new RecordQuery(After: "k2"), 3, Stop);
        var last = await browser.Page(StoreHouse.Stream, new RecordQuery(After: "k5"), 3, Stop);
        var back = await browser.Page(StoreHouse.Stream, new RecordQuery(Before: "k6"), 3, Stop);
        var begin = await browser.Page(StoreHouse.Stream, new RecordQuery(Before: "k3"), 3, Stop);

        Assert.Equal([("k0,k1,k2", false, true), ("k3,k4,k5", true, true), ("k6", true, false), ("k3,k4,k5", true, true), ("k0,k1,k2", false, true)],
            new[] { first, second, last, back, begin }.Select(page => (string.Join(',', page.Records.Select(record => record.Key)), page.HasEarlier, page.HasLater)));
        Assert.Equal("""{"n":0}""", first.Records[0].Body);
        Assert.Empty((await browser.Page(StoreHouse.Stream + 1, new RecordQuery(), 3, Stop)).Records);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Against_the_order_of_keys_pages_go_on_and_back_too(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        await house.Bring(StoreHouse.Feed, [.. Enumerable.Range(0, 7).Select(i => house.Row($"k{i}", $$"""{"n":{{i}}}"""))]);
        var browser = new RecordBrowser(house.Database);
        var down = new RecordQuery { Descending = true };

        async Task<(string Keys, bool HasEarlier, bool HasLater)> Page(RecordQuery query)
        {
            var page = await browser.Page(StoreHouse.Stream, query, 3, Stop);
            return (string.Join(',', page.Records.Select(record => record.Key)), page.HasEarlier, page.HasLater);
        }

        Assert.Equal(("k6,k5,k4", false, true), await Page(down));
        Assert.Equal(("k3,k2,k1", true, true), await Page(down with { After = "k4" }));
        Assert.Equal(("k0", true, false), await Page(down with { After = "k1" }));
        Assert.Equal(("k3,k2,k1", true, true), await Page(down with { Before = "k0" }));
        Assert.Equal(("k6,k5,k4", false, true), await Page(down with { Before = "k3" }));
        Assert.Equal(["k6", "k5", "k4", "k3", "k2", "k1", "k0"], await browser.All(StoreHouse.Stream, down, Stop).Select(record => record.Key).ToArrayAsync(Stop));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_search_takes_the_beginning_of_a_key_letter_by_letter(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        await house.Bring(StoreHouse.Feed, [.. new[] { "a%1", "a_1", "A_1", "ab", "😀x", "b" }.Select(key => house.Row(key, "{}"))]);
        var browser = new RecordBrowser(house.Database);

        async Task<string> Found(string prefix) => string.Join(' ', (await browser.Page(StoreHouse.Stream, new RecordQuery(prefix), 10, Stop)).Records.Select(record => record.Key).Order(StringComparer.Ordinal));

        Assert.Equal(("a%1 a_1 ab", "a_1", "a%1", "A_1", "😀x", ""), (await Found("a"), await Found("a_"), await Found("a%"), await Found("A"), await Found("😀"), await Found("c")));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_is_deleted_is_shown_as_gone(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        await house.Bring(StoreHouse.Feed, house.Row("a", """{"n":1}"""));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.Bring(StoreHouse.Feed, house.Row("a", "", act: Act.Delete));
        var browser = new RecordBrowser(house.Database);

        var gone = await browser.Find(StoreHouse.Stream, "a", Stop);

        Assert.Equal((true, null, house.Clock.GetUtcNow()), (gone!.IsDeleted, gone.Body, gone.At));
        Assert.Null(await browser.Find(StoreHouse.Stream, "b", Stop));
        Assert.Empty((await browser.Page(StoreHouse.Stream, new RecordQuery(), 10, Stop)).Records);
        Assert.True(Assert.Single((await browser.Page(StoreHouse.Stream, new RecordQuery { WithDeleted = true }, 10, Stop)).Records).IsDeleted);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task The_newest_are_those_that_became_known_last_and_are_still_there(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        foreach (var key in new[] { "c", "a", "d", "b" }) await house.Bring(StoreHouse.Feed, house.Row(key, """{"n":1}"""));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.Bring(StoreHouse.Feed, house.Row("b", "", act: Act.Delete), house.Row("c", """{"n":2}"""));
        var browser = new RecordBrowser(house.Database);

        var newest = await browser.Newest(StoreHouse.Stream, 2, Stop);

        Assert.Equal([("d", """{"n":1}"""), ("a", """{"n":1}""")], newest.Select(record => (record.Key, record.Body)));
        Assert.Equal("""{"n":2}""", (await browser.Newest(StoreHouse.Stream, 5, Stop))[^1].Body);
        Assert.Empty(await browser.Newest(StoreHouse.Stream + 1, 5, Stop));
    }
}
