using Microsoft.EntityFrameworkCore;
using Portal.Engine.Audit;
using Portal.Engine.Freshness;
using Portal.Engine.Persistence;
using Portal.Engine.Resilience;
using Portal.Engine.Resilience.Pipelines;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Schedules;
using Portal.Engine.Sources.Signs;
using Portal.Engine.Store.Rows;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Boards;
using Portal.Engine.Sync.Drifting;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Web.Deeds;
using Portal.Web;
using Portal.Web.Features.Sources;
using Portal.Web.Shell;

namespace Portal.Tests.Web.Features.Sources;

/// <summary>Among very many sources those are found that somebody must look at.</summary>
public sealed class SourceListTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

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

        var unread = (await house.Get<SourceRegistry>().Add(Actor.Portal, new SourceDraft { Name = "A system that nothing is read of", Address = new("https://other.example.com") }, Stop)).Value.Name;
        async Task<IEnumerable<string>> Sorted(string by) => (await list.Page(new SourceQuery(null, null, null, null, by), 0)).Rows.Select(row => row.Source.Name).Where(name => name == unread || name == house.Connected.Source.Name);
        Assert.Equal([unread, house.Connected.Source.Name], await Sorted("name"));
        Assert.Equal([house.Connected.Source.Name, unread], await Sorted("freshness"));
        Assert.Equal([unread, house.Connected.Source.Name], await Sorted("-freshness"));

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
        var told = Assert.Single((await house.Get<IWaiting>().Now(5, Stop)).First);
        Assert.Equal((house.Connected.Source.Name, Urls.Source(house.Connected.Source.Id), need.Text, 0), (told.Name, told.Url, told.Text, told.More));

        house.Switches.Clear(fault);
        // A limit is waited for.
        house.Get<SourcePipelines>().Forget($"{house.Connected.Source.Id}");
        Assert.Equal(RunState.Succeeded, (await house.Read(feed, everything: true)).State);
        Assert.Empty(await InNeed(house));
        Assert.Equal(0, (await house.Get<IWaiting>().Now(5, Stop)).All);
    }

    [Theory]
    [InlineData(NeedKind.Held, "22 records are gone from the source.")]
    [InlineData(NeedKind.Quarantine, "3 rows could not be taken")]
    [InlineData(NeedKind.Sign, "")]
    public async Task What_waits_for_a_decision_or_is_announced_is_found_too(NeedKind kind, string text)
    {
        await using var house = await DeedHouse.Open();
        var feed = (await house.Stream("Deals")).Feeds[0].Feed.Id;
        await house.Get<IDatabase>().Write(async db =>
        {
            if (kind == NeedKind.Sign) db.Add(new ApiSign { SourceId = house.Connected.Source.Id, IsDeprecated = true, NoticedAt = house.Get<TimeProvider>().GetUtcNow() });
            else await db.Set<FeedState>().Where(state => state.Feed == feed).ExecuteUpdateAsync(set => set.SetProperty(state => state.Held, kind == NeedKind.Held ? 22 : 0).SetProperty(state => state.Waiting, kind == NeedKind.Quarantine ? 3 : 0), Stop);
            return await db.SaveChangesAsync(Stop);
        }, WritePriority.Program, Stop);

        var need = Assert.Single(Assert.Single(await InNeed(house)).Needs);
        Assert.Equal((kind, Who.Owner), (need.Kind, need.Who));
        Assert.StartsWith(text, need.Text, StringComparison.Ordinal);
        Assert.Equal(need.Text, Assert.Single((await house.Get<IWaiting>().Now(5, Stop)).First).Text);
    }

    [Fact]
    public async Task What_somebody_settles_is_told_and_waits_no_longer_though_nothing_runs()
    {
        await using var house = await DeedHouse.Open();
        house.Switches.Set("schema", "rename");
        var feed = (await house.Stream("Deals")).Feeds[0].Feed.Id;
        await house.Read(feed, everything: true);
        var (waiting, told, moved) = (house.Get<IWaiting>(), new SemaphoreSlim(0), 0);
        waiting.Changed += () => told.Release();
        // Whoever comes is told once; what they had read may have been another.
        await told.WaitAsync(Stop);
        Assert.Equal(1, (await waiting.Now(5, Stop)).All);
        house.Get<SyncEngine>().Moved += _ => moved++;

        var drift = Assert.Single(Assert.Single(await house.Get<SourceBoard>().Signs([house.Connected.Source.Id], Stop)).Open);
        Assert.Null((await house.Get<DriftBook>().Accept(house.Ada, drift.Id, Stop)).Refusal);

        await told.WaitAsync(Stop);
        Assert.Equal((0, 0), ((await waiting.Now(5, Stop)).All, moved));
        house.Switches.Clear("schema");
    }

    [Fact]
    public async Task The_owner_is_named_where_there_is_one()
    {
        await using var house = await DeedHouse.Open();
        var source = house.Connected.Source;
        Assert.Null((await house.Get<SourceRegistry>().Change(house.Ada, source.Id, SourceDraft.Of(source) with { OwnerId = house.Ada.PersonId }, Stop)).Refusal);
        house.Switches.Set("revoked");
        await house.Read((await house.Stream("Deals")).Feeds[0].Feed.Id);

        Assert.Equal(house.Ada.Name, Assert.Single((await house.Get<IWaiting>().Now(5, Stop)).First).Who);
        house.Switches.Clear("revoked");
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

        Assert.Null((await house.Get<FeedRegistry>().Change(house.Ada, feed, FeedDraft.Of(feed) with { Schedule = Schedule.Each(TimeSpan.FromHours(1)) }, Stop)).Refusal);

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
