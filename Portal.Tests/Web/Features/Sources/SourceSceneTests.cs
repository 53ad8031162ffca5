using Portal.Engine.Audit;
using Portal.Engine.Calendars;
using Portal.Engine.Freshness;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Engine.Resilience.Pipelines;
using Portal.Engine.Scheduling.Costs;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Schedules;
using Portal.Engine.Sources.Signs;
using Portal.Engine.Store;
using Portal.Engine.Sync.Boards;
using Portal.Engine.Sync.Drifting;
using Portal.Tests.Engine.Sync;
using Portal.Web.Features.Sources;
using Portal.Web.Features.Sources.Drifting;
using Portal.Web.Features.Sources.Streams;

namespace Portal.Tests.Web.Features.Sources;

public sealed class SourceSceneTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>What the page of a source goes by, with what a house of the engine has.</summary>
    internal static SourceScene Scene(SyncHouse house)
    {
        var drifts = new DriftDesk(house.Get<DriftBook>(), house.Get<ApiSigns>(), house.Get<FeedRegistry>(), house.Get<StreamRegistry>(), house.Get<RecordStore>(), house.Engine, house.Get<Rights>());
        return new SourceScene(
            house.Get<SourceRegistry>(), house.Get<SourceBoard>(), house.Engine, house.Get<SourcePipelines>(), house.Get<PeopleDirectory>(), house.Get<FreshnessBoard>(), house.Get<CalendarRegistry>(), house.Get<Timetables>(), house.Get<CostDesk>(), drifts, house.Clock);
    }

    [Fact]
    public async Task What_is_late_or_stale_on_another_page_is_named_on_this_one_and_not_on_its_own()
    {
        await using var house = await SyncHouse.Open(DatabaseKind.Sqlite);
        var tolerance = TimeSpan.FromHours(1);
        var people = (await house.Get<StreamRegistry>().Find(house.Feed.StreamId, Stop))!;
        Assert.Null((await house.Get<StreamRegistry>().Change(Actor.Portal, people.Id, StreamDraft.Of(people) with { Tolerance = tolerance }, Stop)).Refusal);
        // Before it by name, and read by nothing.
        for (var i = 0; i < SourceScene.PageSize; i++)
            Assert.Null((await house.Get<StreamRegistry>().Add(Actor.Portal, people.SourceId, new StreamDraft { Name = $"Attic {i:00}", EntityId = people.EntityId }, Stop)).Refusal);
        house.Script.Say(new ScriptedPage("""[{"id":"a","name":"Ada"}]"""));
        await house.Run();
        var scene = Scene(house);

        async Task<string> Elsewhere(int page, string? text = null)
        {
            Assert.True(await scene.Load(people.SourceId, new StreamsQuery(text), page));
            return string.Join(", ", scene.Elsewhere.Select(one => $"{one.Name} {one.Verdict}"));
        }

        Assert.Equal("", await Elsewhere(0));
        house.Clock.Advance(tolerance * 2);
        Assert.Equal($"{people.Name} {Verdict.Stale}", await Elsewhere(0));
        Assert.Equal("", await Elsewhere(1));
        Assert.Equal("", await Elsewhere(0, people.Name));
        Assert.Equal($"{people.Name} {Verdict.Stale}", await Elsewhere(0, "attic 03"));
    }
}
