using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Audit;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Sync.Timelines;
using Portal.Tests.Engine.Sync;
using Portal.Web.Features.Sources.Timelines;

namespace Portal.Tests.Web.Features.Sources.Timelines;

public sealed class TimelineChangePageTests : Stage
{
    static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_shows_of_each_field_what_it_was_and_what_it_is_and_who_did_it()
    {
        await using var house = await SyncHouse.Open(DatabaseKind.Sqlite);
        var sources = house.Get<SourceRegistry>();
        var source = (await sources.Page(new SourceFilter(), 0, 1, Stop)).Sources[0];
        var ada = Actor.Portal with { Name = "Ada Stone" };
        Assert.Null((await sources.Change(ada, source.Id, SourceDraft.Of(source) with { Address = new("https://crm.example.com/v2"), Version = "2026-01", VersionHeader = "X-Api-Version" }, Stop)).Refusal);

        var page = await Open(house, source.Id);

        Assert.Equal(("Source: changed", "Sample CRM"), (page.Find("h1").TextContent, page.Find("h1 + p").TextContent));
        Assert.StartsWith("Ada Stone, ", page.Find(".facts-row").TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal(
            ["address: was https://crm.example.com/, is now https://crm.example.com/v2", "version header: is now X-Api-Version", "version: is now 2026-01"],
            Changes(page));
    }

    [Fact]
    public async Task What_is_taken_away_was_something_and_is_nothing()
    {
        await using var house = await SyncHouse.Open(DatabaseKind.Sqlite);
        var sources = house.Get<SourceRegistry>();
        var source = (await sources.Page(new SourceFilter(), 0, 1, Stop)).Sources[0];
        source = (await sources.Change(Actor.Portal, source.Id, SourceDraft.Of(source) with { Version = "1", VersionHeader = "X-Api-Version" }, Stop)).Value;
        Assert.Null((await sources.Change(Actor.Portal, source.Id, SourceDraft.Of(source) with { Version = null, VersionHeader = null }, Stop)).Refusal);

        Assert.Equal(["version header: was X-Api-Version, is now nothing", "version: was 1, is now nothing"], Changes(await Open(house, source.Id)));
    }

    /// <summary>"name: was one, is now another", as it is read out.</summary>
    static string[] Changes(IRenderedComponent<TimelineChangePage> page) =>
    [
        .. page.FindAll("details[open] dt").Zip(page.FindAll("details[open] dd"), (name, change) =>
            $"{name.TextContent}: {string.Join(", ", change.QuerySelectorAll("del, ins").Select(part => part.TextContent.Trim()))}").Order(StringComparer.Ordinal),
    ];

    /// <summary>The newest of them.</summary>
    async Task<IRenderedComponent<TimelineChangePage>> Open(SyncHouse house, long source)
    {
        var timeline = house.Get<SourceTimeline>();
        Services.AddSingleton<TimeProvider>(house.Clock);
        Services.AddSingleton(house.Get<SourceRegistry>());
        Services.AddSingleton(timeline);
        var change = (await timeline.Page(source, new TimelineFilter { Kind = TimelineKind.Change }, TimelinePlace.Newest, 1, Stop)).Events[0].Change!;
        var page = Render<TimelineChangePage>(set => set.Add(it => it.Id, source).Add(it => it.ChangeId, change.Id));
        await page.WaitForStateAsync(() => page.FindAll("#changed-title").Count > 0, TimeSpan.FromSeconds(30));
        return page;
    }
}
