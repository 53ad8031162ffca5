using Portal.Engine.Freshness;
using Portal.Engine.Resilience;
using Portal.Engine.Resilience.Pipelines;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Schedules;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Web.Deeds;
using Portal.Web;
using Portal.Web.Features.Sources;
using Portal.Web.Shell;

namespace Portal.Tests.Web.Features.Sources;

/// <summary>Among very many sources those are found that somebody must look at.</summary>
public sealed class SourceListTests
{
    [Fact]
    public async Task Sources_are_found_by_how_fresh_they_are_and_by_runs_that_went_wrong()
    {
        await using var house = await DeedHouse.Open();
        var list = house.Get<SourceList>();
        async Task<IEnumerable<string>> Names(string? freshness, string? run) =>
            (await list.Page(new SourceQuery(house.Connected.Source.Name, null, freshness, run, null), 0)).Rows.Select(row => row.Source.Name);

        var verdict = Assert.Single((await list.Page(new SourceQuery(house.Connected.Source.Name, null, null, null, null), 0)).Rows).Worst!.Value.Verdict;
        Assert.Equal([house.Connected.Source.Name], await Names($"{verdict}", null));
        foreach (var other in Enum.GetValues<Verdict>().Except([verdict])) Assert.Empty(await Names($"{other}", null));
        Assert.Empty(await Names(null, SourceQuery.Wrong));

        house.Switches.Set("empty");
        Assert.Equal(RunState.Doubtful, (await house.Read((await house.Stream("Tickets")).Feeds[0].Feed.Id)).State);

        Assert.Equal([house.Connected.Source.Name], await Names(null, SourceQuery.Wrong));
    }

    [Theory]
    [InlineData("revoked", null, NeedKind.Failure, Who.Owner)]
    [InlineData("limit", "1", NeedKind.Failure, Who.Owner)]
    [InlineData("empty", null, NeedKind.Doubt, Who.Owner)]
    [InlineData("schema", "rename", NeedKind.Drift, Who.Owner)]
    public async Task What_somebody_must_act_for_is_found_with_who_that_is_until_it_is_over(string fault, string? value, NeedKind kind, Who who)
    {
        await using var house = await DeedHouse.Open();
        Assert.Empty(await InNeed(house));
        house.Switches.Set(fault, value);
        var feed = (await house.Stream("Deals")).Feeds[0].Feed.Id;
        await house.Read(feed, everything: true);

        var need = Assert.Single(Assert.Single(await InNeed(house)).Needs);
        Assert.Equal((kind, who), (need.Kind, need.Who));
        var told = Assert.Single((await house.Get<IWaiting>().Now(5, TestContext.Current.CancellationToken)).First);
        Assert.Equal((house.Connected.Source.Name, Urls.Source(house.Connected.Source.Id), need.Text, 0), (told.Name, told.Url, told.Text, told.More));

        house.Switches.Clear(fault);
        // A limit is waited for.
        house.Get<SourcePipelines>().Forget($"{house.Connected.Source.Id}");
        Assert.Equal(RunState.Succeeded, (await house.Read(feed, everything: true)).State);
        Assert.Empty(await InNeed(house));
        Assert.Equal(0, (await house.Get<IWaiting>().Now(5, TestContext.Current.CancellationToken)).All);
    }

    /// <summary>What a schedule tries again is nobody's; without one it would wait for ever.</summary>
    [Fact]
    public async Task What_goes_on_by_itself_waits_for_nobody()
    {
        await using var house = await DeedHouse.Open();
        var feed = (await house.Stream("Deals")).Feeds[0].Feed;
        house.Switches.Set("limit", "300");
        await house.Read(feed.Id);
        Assert.Single(await InNeed(house));

        Assert.Null((await house.Get<FeedRegistry>().Change(house.Ada, feed, FeedDraft.Of(feed) with { Schedule = Schedule.Each(TimeSpan.FromHours(1)) }, TestContext.Current.CancellationToken)).Refusal);

        Assert.Empty(await InNeed(house));
        house.Switches.Clear("limit");
    }

    static async Task<IReadOnlyList<SourceRow>> InNeed(DeedHouse house)
    {
        var (rows, total) = await house.Get<SourceList>().Page(new SourceQuery(null, null, null, null, null, SourceQuery.Somebody), 0);
        Assert.Equal(rows.Count, total);
        return rows;
    }
}
