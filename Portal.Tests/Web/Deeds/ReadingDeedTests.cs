using Portal.Engine.Sources;
using Portal.Web.Features.Sources;
using Portal.Web.Features.Sources.Connecting;

namespace Portal.Tests.Web.Deeds;

/// <summary>What is said before a list is read otherwise is what happens to what was read under its old key.</summary>
public sealed class ReadingDeedTests
{
    const string Goes = "What is stored under the old key is taken for gone when everything was read, or read twice where rows may move between pages meanwhile, and is removed; more than usual at once waits for approval.";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_stood_under_the_old_key_is_removed_if_it_is_little_and_waits_for_approval_if_it_is_much()
    {
        await using var house = await DeedHouse.Open();
        var tickets = await house.Stream("Tickets");
        var (feed, count) = (tickets.Feeds[0].Feed.Id, tickets.Records);
        Assert.True(tickets.Feeds[0].Feed.Sweeps && count > tickets.Stream.GuardRows);

        Assert.Equal((Goes, count), await Read(house, feed, "number", "opened"));
        // Its pages are counted off, so that one reading alone proves nothing.
        Assert.Equal((2 * count, 0L), (await house.Stream("Tickets") is var both ? (both.Records, both.Feeds[0].Standing!.Held) : default));
        await house.Read(feed, everything: true);
        var much = await house.Stream("Tickets");
        Assert.Equal((2 * count, count), (much.Records, much.Feeds[0].Standing!.Held));
        await house.Do(FeedAsk.Approve(much, much.Feeds[0]));
        Assert.Equal(count, (await house.Stream("Tickets")).Records);

        // As many are little where more may go without being asked.
        Assert.Null((await house.Get<StreamRegistry>().Change(house.Ada, tickets.Stream.Id, StreamDraft.Of(tickets.Stream) with { GuardRows = (int)count }, Stop)).Refusal);
        Assert.Equal((Goes, count), await Read(house, feed, "number"));
        await house.Read(feed, everything: true);
        var little = await house.Stream("Tickets");
        Assert.Equal((count, 0L, count), (little.Records, little.Feeds[0].Standing!.Held, little.Feeds[0].Last!.Deleted));
        foreach (var action in new[] { "feed.changed", "feed.set-back" }) Assert.Equal(2, (await house.Audited(action)).Count(entry => entry.Who == house.Ada.Name && entry.TargetId == $"{feed}"));
    }

    /// <summary>As the page does it, to the end of the run.</summary>
    /// <returns>What was said of what is stored, and how much that is.</returns>
    static async Task<(string? Said, long Stored)> Read(DeedHouse house, long feed, params string[] key)
    {
        var (desk, seen) = (house.Scoped<ReadingDesk>(), (await house.Get<FeedRegistry>().Find(feed, Stop))!);
        var change = (await desk.Means(seen, ReadingDesk.Of(seen)! with { Key = key, LookUp = new() })).Value;
        Assert.Null((await desk.Save(house.Ada, seen, change, readNow: true)).Refusal);
        await house.Rest();
        return (change.UnderOldKey, change.Cost.Rows);
    }
}
