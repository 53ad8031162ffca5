using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Agents;
using Portal.Engine.Agents.Use;
using Portal.Engine.Audit;
using Portal.Engine.Calendars;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Store;
using Portal.Engine.Store.Commits;
using Portal.Engine.Store.Reading;
using Portal.Engine.Sync.Boards;
using Portal.Engine.Sync.Drifting;
using Portal.Engine.Sync.Runs;
using Portal.Engine.Sync.Timelines;
using Portal.Engine.Workflows;
using Portal.Engine.Workflows.Keeping;
using Portal.Tests.Bench.Pages;
using Portal.Tests.Engine.Store;
using Portal.Tests.Running;
using Portal.Web.Features.Agents;
using Portal.Web.Features.Calendars;
using Portal.Web.Features.Data;
using Portal.Web.Features.Freshness;
using Portal.Web.Features.Home.Now;
using Portal.Web.Features.Sources;
using Portal.Web.Features.Sources.Drifting;
using Portal.Web.Features.Sources.Mapping;
using Portal.Web.Features.Sources.Quarantine;
using Portal.Web.Features.Sources.Streams;
using Portal.Web.Features.Workflows;

namespace Portal.Tests.Web.Features;

/// <summary>With a thousand sources a page of a list asks the database a few things and reads what it shows, with what belongs to that, and not what there is.</summary>
public sealed class BoundedListTests
{
    const int Sources = 1000, Runs = 4000, FewStatements = 10, FewParts = 16, ForEachRow = 10, FewRows = 150;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_page_of_a_list_is_a_few_questions_and_a_few_rows(DatabaseKind kind)
    {
        await using var storage = await TestStorage.New(kind);
        await PagesTown.Fill(storage, Sources, Runs, Stop);
        // It stands still, so that a slow machine does not have what everybody shares read once more in between.
        await using var portal = await PortalUnderTest.StartOn(storage, new TestClock(TimeProvider.System.GetUtcNow()));
        T Get<T>() where T : notnull => portal.Services.GetRequiredService<T>();
        var (sources, rest) = await Get<SourceRegistry>().Page(new SourceFilter { Text = "100050" }, 0, 1, Stop);
        var source = sources[0];
        Assert.Equal(1, rest);
        var (agents, _) = await Get<AgentBook>().Page(new AgentFilter(), 0, 1, Stop);
        var hours = new Dictionary<DayOfWeek, IReadOnlyList<WorkSpan>> { [DayOfWeek.Monday] = [new(TimeSpan.FromHours(9), TimeSpan.FromHours(10))] };
        for (var i = 0; i < 60; i++) Assert.Null((await Get<CalendarRegistry>().Add(Actor.Portal, new CalendarDraft { Name = $"Calendar {i}", Zone = "UTC", Hours = hours }, Stop)).Refusal);
        var spoilt = StoreHouse.Page(await Get<RecordStore>().Claim(100_001, 100_001, Runs, false, Stop), []) with { Read = 400, Bad = [.. Enumerable.Range(0, 400).Select(i => new BadRow($"{i:000}", "name: the record does not have it, name is required", "{}"u8.ToArray(), new Stamp(null, i)))] };
        Assert.Null((await Get<RecordStore>().Commit(spoilt, Stop)).Refusal);
        await BoundedRows.Add(portal, 100_002, agents[0].Agent, Stop);

        (string List, Func<Task<int>> Shown)[] lists =
        [
            ("sources", async () => (await Get<SourceList>().Page(new SourceQuery(null, null, null, null, null), 3)).Rows.Count),
            ("sources searched", async () => (await Get<SourceList>().Page(new SourceQuery("source 1005", null, null, null, "-name"), 1)).Rows.Count),
            ("sources by freshness", async () => (await Get<SourceList>().Page(new SourceQuery(null, null, "Unknown", null, null), 0)).Rows.Count),
            ("sources, the worst first", async () => (await Get<SourceList>().Page(new SourceQuery(null, null, null, null, "freshness"), 3)).Rows.Count),
            ("sources whose run went wrong", async () => (await Get<SourceList>().Page(new SourceQuery(null, null, null, SourceQuery.Wrong, null), 0)).Rows.Count),
            ("quarantine of a feed", async () =>
            {
                var scene = Get<QuarantineScene>();
                Assert.True(await scene.Load(100_001, 100_001, new RefusedQuery(), 25));
                return scene.Rows!.Count;
            }),
            ("records of a stream", async () => (await Get<RecordBrowser>().Page(100_002, new RecordQuery(), 25, Stop)).Records.Count),
            ("drifts of a stream", async () => (await Get<DriftBook>().History(100_002, new DriftFilter { End = DriftEnd.Mapped }, null, 26, Stop)).Count),
            ("questions of an agent", async () => (await Get<AgentBook>().Reads(agents[0].Agent.Id, AgentAnswer.Refused, null, null, 25, Stop)).Reads.Count),
            ("history of a gate", async () => (await Get<GateHistory>().Page(1, Reaction.Flag, null, 26, Stop)).Count),
            ("runs", async () => (await Get<RunBook>().Page(source.Id, new RunFilter(), default, 50, Stop)).Runs.Count),
            ("runs of the busiest", async () => (await Get<RunBook>().Page(100_000, new RunFilter { State = RunState.Failed }, default, 50, Stop)).Runs.Count),
            ("timeline", async () => (await Get<SourceTimeline>().Page(100_000, new TimelineFilter(), TimelinePlace.Newest, 50, Stop)).Events.Count),
            ("who is in the timeline", async () => 1 + (await Get<SourceTimeline>().People(100_000, Stop)).Count),
            ("schema of a source", async () => (await Get<StreamSchemas>().Of(await Streams())).Count),
            ("mappings of a source", async () => (await Get<StreamMappings>().Of(await Streams())).Count),
            ("streams of a source", async () => (await Streams()).Count),
            ("audit", async () => (await Get<AuditLog>().Page(new AuditFilter { Text = "person 17" }, AuditPlace.Newest, 50, Stop)).Entries.Count),
            ("people", async () => (await Get<PeopleDirectory>().Page(new PeopleFilter { BySignIn = true }, 50, 50, Stop)).People.Count),
            ("agents", async () => (await Get<AgentBook>().Page(new AgentFilter { ByUse = true, Descending = true }, 50, 50, Stop)).Agents.Count),
            ("calendars", async () => (await Get<CalendarList>().Page(new CalendarQuery(null, null), 0, Stop)).Rows.Count),
            ("workflows", async () => (await Get<WorkflowList>().Page(new WorkflowQuery(null, null, null), 1, Stop)).Rows.Count),
            ("workflows by gate", async () => (await Get<WorkflowList>().Page(new WorkflowQuery("workflow", $"{Reaction.Pause}", "name"), 0, Stop)).Rows.Count),
            ("freshness", async () => (await Get<FreshnessList>().Page(new FreshnessQuery("Source", null, null, null).Filter(2), TimeZoneInfo.Utc)).Groups.Sum(group => group.Rows.Count)),
            ("verdicts of a stream", async () => (await Get<StreamVerdicts>().Of(100_000, TimeZoneInfo.Utc))!.Value.Lasted.Count),
            ("entities", async () => (await Get<DataShelf>().Page(new ShelfQuery(null, null, null), 0)).Rows.Count),
            ("home", async () =>
            {
                var home = Get<HomeScene>();
                await home.Load(byDay: true, TimeZoneInfo.Utc);
                return home.Heat.Rows.Count;
            }),
        ];
        async Task<IReadOnlyList<StreamOnBoard>> Streams()
        {
            var scene = Get<StreamsScene>();
            Assert.True(await scene.Load(100_002, new StreamsQuery("stream"), 0));
            return scene.Streams;
        }

        // One thing and all that belongs to it: a workflow here is held by more than 100 streams, and each of them is explained.
        (string Page, Func<Task<bool>> Open)[] pages =
        [
            ("a source", () => Get<SourceScene>().Load(100_002, new StreamsQuery(null), 0)),
            ("an agent", () => Get<AgentScene>().Load(agents[0].Agent.Id, new ReadsQuery(null))),
            ("a workflow", async () =>
            {
                var scene = Get<WorkflowScene>();
                return await scene.Load("workflow_77", new GateQuery(null)) && scene.Gate.Lacks.Count > 100;
            }),
        ];
        foreach (var (page, open) in pages)
        {
            await Get<FreshnessBoard>().Look(Stop);
            using var counted = new CountedStatements();
            Assert.True(await open(), page);
            Assert.True(counted.Statements <= FewParts, $"{page} asks {counted.Statements} things");
        }

        foreach (var (list, shown) in lists)
        {
            // What verdicts are made of is read for everybody at most twice a second, and is none of the page's own.
            await Get<FreshnessBoard>().Look(Stop);
            using var counted = new CountedStatements();
            var rows = await shown();
            Assert.True(rows is > 0 and <= 50, $"{list} shows {rows}");
            Assert.True(counted.Statements <= FewStatements, $"{list} asks {counted.Statements} things");
            // Of a stream that is each change of its verdict in 30 days, and of a source all that is in it.
            Assert.True(counted.Rows > 0 && counted.Rows <= FewRows + (ForEachRow * rows), $"{list} reads {counted.Rows} rows for {rows}");
        }
    }
}
