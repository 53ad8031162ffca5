using System.Text;
using Portal.Engine.Audit;
using Portal.Engine.Persistence;
using Portal.Engine.Store;
using Portal.Engine.Store.Commits;
using Portal.Engine.Store.Reading;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Store.Reading;

public sealed class QuarantineBrowserTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Pages_go_on_and_back_with_rows_without_a_key_first_and_show_each_row_once(DatabaseKind kind)
    {
        await using var house = await StoreHouse.OpenWithKey(kind);
        await Bring(house, [.. Enumerable.Range(0, 6).Reverse().Select(i => Bad($"k{i}", "x: no")), Bad(null, "It has no key.")]);
        var browser = house.Get<QuarantineBrowser>();

        var first = await browser.Page(StoreHouse.Feed, new RefusedQuery(), 3, Stop);
        var second = await browser.Page(StoreHouse.Feed, new RefusedQuery(After: first.Rows[^1].Place), 3, Stop);
        var last = await browser.Page(StoreHouse.Feed, new RefusedQuery(After: second.Rows[^1].Place), 3, Stop);
        var back = await browser.Page(StoreHouse.Feed, new RefusedQuery(Before: last.Rows[0].Place), 3, Stop);

        Assert.Equal([("-,k0,k1", false, true), ("k2,k3,k4", true, true), ("k5", true, false), ("k2,k3,k4", true, true)], new[] { first, second, last, back }.Select(page => (Keys(page.Rows), page.HasEarlier, page.HasLater)));
        Assert.Equal("-,k0,k1,k2,k3,k4,k5", Keys(await browser.All(StoreHouse.Feed, new RefusedQuery(), Stop).ToArrayAsync(Stop)));
        Assert.Empty((await browser.Page(StoreHouse.OtherFeed, new RefusedQuery(), 3, Stop)).Rows);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Rows_are_found_by_the_beginning_of_the_key_and_by_the_field_that_was_refused(DatabaseKind kind)
    {
        await using var house = await StoreHouse.OpenWithKey(kind);
        await Bring(house, Bad("a1", "mail: no"), Bad("A1", "work.mail: no"), Bad("a%", "age: \"mail\" is not a number; mail: no"), Bad("b", "age: no"), Bad(null, "It has no key."));
        var browser = house.Get<QuarantineBrowser>();

        async Task<string> Found(string prefix, string field = "") => Keys((await browser.Page(StoreHouse.Feed, new RefusedQuery(prefix) { Field = field }, 10, Stop)).Rows);

        Assert.Equal(("a%,a1", "a%", "A1", "", "-,A1,a%,a1,b"), (await Found("a"), await Found("a%"), await Found("A"), await Found("k"), await Found("")));
        Assert.Equal(("a%,a1", "a%,b", "A1", "", "a1"), (await Found("", "mail"), await Found("", "age"), await Found("", "work.mail"), await Found("", "MAIL"), await Found("a1", "mail")));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_the_source_said_is_opened_of_one_row_that_still_waits(DatabaseKind kind)
    {
        await using var house = await StoreHouse.OpenWithKey(kind);
        await Bring(house, Bad("a", "x: no", """{"x":1}"""));
        var browser = house.Get<QuarantineBrowser>();
        var row = (await browser.Page(StoreHouse.Feed, new RefusedQuery(), 10, Stop)).Rows[0];

        Assert.Equal("""{"x":1}""", (await browser.Raw(StoreHouse.Feed, row.Id, Stop)).Value);
        Assert.Equal((house.Clock.GetUtcNow(), 1L), (row.FirstAt, row.Run));
        Assert.IsType<RowGone>((await browser.Raw(StoreHouse.OtherFeed, row.Id, Stop)).Refusal);
        Assert.IsType<RowGone>((await browser.Raw(StoreHouse.Feed, row.Id + 1, Stop)).Refusal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task All_rows_go_but_for_those_that_are_new_since_somebody_looked(DatabaseKind kind)
    {
        await using var house = await StoreHouse.OpenWithKey(kind);
        var browser = house.Get<QuarantineBrowser>();
        Assert.Equal(RefusedWhole.Nothing, await browser.Whole(StoreHouse.Feed, Stop));
        await Bring(house, Bad("a", "x: no"), Bad("c", "x: no"), Bad(null, "It has no key."));
        var told = await browser.Whole(StoreHouse.Feed, Stop);
        await Bring(house, Bad("b", "x: no"), Bad("c", "y: no") with { Stamp = new Stamp(null, 2) });

        var dropped = await house.Get<QuarantineDesk>().DropAll(Actor.Portal, new AuditTarget("feed", "3", "Contacts"), StoreHouse.Feed, told, Stop);

        Assert.Equal((3, 2), (told.Count, dropped.Value));
        Assert.Equal("b,c", Keys((await browser.Page(StoreHouse.Feed, new RefusedQuery(), 10, Stop)).Rows));
        Assert.Equal(2, (await house.State()).Waiting);
    }

    static async Task Bring(StoreHouse house, params BadRow[] rows) => await house.Commit(StoreHouse.Page(await house.Claim(), []) with { Read = rows.Length, Bad = rows });

    static BadRow Bad(string? key, string reason, string raw = "{}") => new(key, reason, Encoding.UTF8.GetBytes(raw), new Stamp(null, 1));

    static string Keys(IEnumerable<RefusedRow> rows) => string.Join(',', rows.Select(row => row.Key ?? "-"));
}
