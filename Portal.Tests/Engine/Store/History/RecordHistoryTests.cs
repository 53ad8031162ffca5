using Microsoft.EntityFrameworkCore;
using Portal.Engine.Persistence;
using Portal.Engine.Store;
using Portal.Engine.Store.Commits;
using Portal.Engine.Store.History;
using Portal.Engine.Store.Retention;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Store.History;

/// <summary>What happened to a record, and what was known of it at a moment.</summary>
public sealed class RecordHistoryTests
{
    const string One = """{"v":1}""", Two = """{"v":2}""", Three = """{"v":3}""";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_record_tells_its_events_newest_first_with_what_it_was_before_and_after(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        var moments = await FourEvents(house);

        var page = await house.Get<RecordHistory>().Of(StoreHouse.Stream, "a", 10, stop: Stop);

        Assert.Equal(
            [(EventKind.Added, null, Three), (EventKind.Deleted, Two, null), (EventKind.Changed, One, Two), (EventKind.Added, null, One)],
            page.Events.Select(e => (e.Kind, e.Before, e.After)));
        Assert.Equal(moments.Reverse(), page.Events.Select(e => e.At));
        Assert.Equal([4L, 3, 2, 1], page.Events.Select(e => e.Run));
        Assert.Equal([StoreHouse.OtherFeed, StoreHouse.Feed, StoreHouse.Feed, StoreHouse.Feed], page.Events.Select(e => e.Feed));
        Assert.All(page.Events, e => Assert.Equal(Stamp.Of(null, e.At), e.Stamp));
        Assert.Equal((null, null), (page.Older, page.CutAt));
        Assert.Empty((await house.Get<RecordHistory>().Of(StoreHouse.Stream, "nobody", 10, stop: Stop)).Events);
        Assert.Empty((await house.Get<RecordHistory>().Of(StoreHouse.Stream + 1, "a", 10, stop: Stop)).Events);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task It_is_read_page_by_page_and_new_events_do_not_shift_the_pages(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        await FourEvents(house);
        var history = house.Get<RecordHistory>();
        var all = (await history.Of(StoreHouse.Stream, "a", 10, stop: Stop)).Events;

        for (var size = 1; size <= 4; size++)
        {
            var read = new List<RecordEvent>();
            var page = await history.Of(StoreHouse.Stream, "a", size, stop: Stop);
            await house.Bring(StoreHouse.Feed, house.Row("a", $$"""{"size":{{size}}}""", seenAt: house.Clock.GetUtcNow().AddSeconds(size)));
            for (read.AddRange(page.Events); page.Older is { } older; read.AddRange(page.Events))
            {
                Assert.Equal(size, page.Events.Count);
                page = await history.Of(StoreHouse.Stream, "a", size, older, Stop);
            }

            Assert.Equal(all, read.TakeLast(all.Count));
        }

        Assert.Empty((await history.Of(StoreHouse.Stream, "b", 10, older: 1, Stop)).Events);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task At_each_moment_is_known_what_was_committed_by_then(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        var moments = await FourEvents(house);
        await house.Bring(StoreHouse.Feed, house.Row("b", One));
        var history = house.Get<RecordHistory>();

        Assert.Null(await Known(moments[0].AddMicroseconds(-1)));
        Assert.Equal((1L, One), await Known(moments[0]));
        Assert.Equal((1L, One), await Known(moments[1].AddMicroseconds(-1)));
        Assert.Equal((2L, Two), await Known(moments[1]));
        Assert.Equal((3L, null), await Known(moments[2]));
        Assert.Equal((4L, Three), await Known(moments[3].AddYears(1)));

        var many = (await history.AsOf(StoreHouse.Stream, ["a", "b", "it's \"nobody\""], house.Clock.GetUtcNow(), Stop)).Value;
        Assert.Equal(["a", "b"], many.Select(then => then.Key));
        Assert.Empty((await history.AsOf(StoreHouse.Stream, [], moments[3], Stop)).Value);

        async Task<(long, string?)?> Known(DateTimeOffset moment) =>
            (await history.AsOf(StoreHouse.Stream, "a", moment, Stop)).Value is { } then ? (then.Position, then.Body) : null;
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Before_what_is_kept_it_refuses_and_names_the_date_and_history_says_where_it_is_cut(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        var moments = await FourEvents(house);
        await house.Get<LogCompaction>().Run(moments[3], moments[0], Stop);
        var history = house.Get<RecordHistory>();

        var early = await history.AsOf(StoreHouse.Stream, "a", moments[1], Stop);

        Assert.Equal(new BeforeHistory(moments[2]), early.Refusal);
        Assert.Contains("2026-03-02 09:02:00 UTC", early.Refusal!.Message);
        Assert.Null((await history.AsOf(StoreHouse.Stream, "a", moments[2], Stop)).Value!.Body);
        Assert.Equal(Three, (await history.AsOf(StoreHouse.Stream, "a", moments[3], Stop)).Value!.Body);
        var page = await history.Of(StoreHouse.Stream, "a", 10, stop: Stop);
        Assert.Equal([4L, 3], page.Events.Select(e => e.Position));
        Assert.Equal(moments[2], page.CutAt);
        Assert.Null((await history.Of(StoreHouse.Stream, "a", 1, stop: Stop)).CutAt);
        var removed = await history.Of(StoreHouse.Stream, "a", 10, older: 2, Stop);
        Assert.Equal((0, moments[2]), (removed.Events.Count, removed.CutAt));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_long_history_is_walked_to_its_end(DatabaseKind kind)
    {
        await using var house = await StoreHouse.Open(kind);
        var start = house.Clock.GetUtcNow();
        for (var batch = 0; batch < 3; batch++)
        {
            var rows = Enumerable.Range(1, 400).Select(i => house.Row("a", $$"""{"v":{{(batch * 400) + i}}}""", seenAt: start.AddSeconds((batch * 400) + i))).ToArray();
            await house.Bring(StoreHouse.Feed, rows);
            house.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(1200, (await house.Get<RecordHistory>().Of(StoreHouse.Stream, "a", 5000, stop: Stop)).Events.Count);
        Assert.Equal("""{"v":400}""", (await house.Get<RecordHistory>().AsOf(StoreHouse.Stream, "a", start.AddMinutes(1), Stop)).Value!.Body);
    }

    /// <summary>Added, changed, deleted and added again, a minute between each two.</summary>
    static async Task<DateTimeOffset[]> FourEvents(StoreHouse house)
    {
        var moments = new List<DateTimeOffset>();
        (long Feed, string Body, Act Act)[] acts = [(StoreHouse.Feed, One, Act.Full), (StoreHouse.Feed, Two, Act.Full), (StoreHouse.Feed, "", Act.Delete), (StoreHouse.OtherFeed, Three, Act.Full)];
        foreach (var (feed, body, act) in acts)
        {
            moments.Add(house.Clock.GetUtcNow());
            await house.Bring(feed, house.Row("a", body, act: act));
            house.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await using var db = house.Database.Read();
        Assert.Equal(4, await db.Set<Portal.Engine.Store.Rows.EventRow>().CountAsync(Stop));
        return [.. moments];
    }
}
