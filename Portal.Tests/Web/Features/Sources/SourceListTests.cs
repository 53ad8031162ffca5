using Portal.Engine.Freshness;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Web.Deeds;
using Portal.Web.Features.Sources;

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
}
