using Microsoft.EntityFrameworkCore;
using Portal.Engine.Sources;
using Portal.Engine.Store;
using Portal.Engine.Store.Reading;
using Portal.Engine.Store.Rows;

namespace Portal.Tests.Web.Deeds;

/// <summary>What is said before rows in quarantine are dropped is what happens, and who did it is written down.</summary>
public sealed class QuarantineDeedTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_dropped_is_lost_what_is_stored_stays_and_what_is_read_again_waits_again_or_is_taken()
    {
        await using var house = await DeedHouse.Open();
        var contacts = await house.Stream("Contacts");
        var feed = contacts.Feeds[0].Feed;
        // An address is no number, so that no row can be taken.
        await Map(house, feed, FeedDraft.Of(feed).Mapping.Replace("\"from\":\"score\"", "\"from\":\"email\"", StringComparison.Ordinal));
        await house.Read(feed.Id, everything: true);
        var told = await Whole(house, feed);
        var all = told.Count;
        var (stored, row) = (await Stored(house, contacts.Stream.Id), (await house.Get<QuarantineBrowser>().Page(feed.Id, new RefusedQuery(), 1, Stop)).Rows[0]);
        Assert.True(all > 10);

        Assert.Equal("The row is dropped.", (await house.Desk.Drop(house.Ada, feed, row.Id)).Value);
        Assert.Equal("The row had gone already.", (await house.Desk.Drop(house.Ada, feed, row.Id)).Value);
        Assert.Null((await house.Desk.Replay(house.Ada, feed)).Refusal);
        await house.Rest();
        Assert.Equal((all - 1, false), ((await Whole(house, feed)).Count, await Waits(house, feed, row)));

        // All were refused again since somebody was told of them, so that none goes.
        Assert.Equal("0 rows are dropped.", (await house.Desk.DropAll(house.Ada, feed, told)).Value);
        told = await Whole(house, feed);
        Assert.Equal($"{all - 1} rows are dropped.", (await house.Desk.DropAll(house.Ada, feed, told)).Value);
        Assert.Equal((0, 0L), ((await Whole(house, feed)).Count, (await house.Get<RecordStore>().Standing(feed.Id, Stop))!.Waiting));
        Assert.Equal(stored, await Stored(house, contacts.Stream.Id));
        Assert.All(await house.Audited("quarantine.dropped"), entry => Assert.Equal((house.Ada.Name, $"{feed.Id}"), (entry.Who, entry.TargetId)));

        await house.Read(feed.Id);
        Assert.True((await Whole(house, feed)).Count < all);
        await house.Read(feed.Id, everything: true);
        Assert.True(await Waits(house, feed, row));
        await Map(house, feed, FeedDraft.Of(feed).Mapping);
        await house.Read(feed.Id, everything: true);
        Assert.Equal(0, (await Whole(house, feed)).Count);
    }

    static async Task Map(DeedHouse house, Feed feed, string mapping)
    {
        var draft = FeedDraft.Of((await house.Get<FeedRegistry>().Find(feed.Id, Stop))!);
        Assert.Null((await house.Get<FeedRegistry>().Change(house.Ada, feed.Id, draft with { Mapping = mapping }, Stop)).Refusal);
    }

    static Task<RefusedWhole> Whole(DeedHouse house, Feed feed) => house.Get<QuarantineBrowser>().Whole(feed.Id, Stop);

    static async Task<bool> Waits(DeedHouse house, Feed feed, RefusedRow row) => (await house.Get<QuarantineBrowser>().Page(feed.Id, new RefusedQuery(row.Key!), 100, Stop)).Rows.Any(one => one.Key == row.Key);

    static async Task<IReadOnlyList<string>> Stored(DeedHouse house, long stream)
    {
        await using var db = house.Read();
        return await db.Set<RecordRow>().Where(record => record.Stream == stream).OrderBy(record => record.Id).Select(record => $"{record.Key} {record.Position} {record.Deleted}").ToListAsync(Stop);
    }
}
