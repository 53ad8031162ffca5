using Portal.Engine.Audit;
using Portal.Engine.Entities;
using Portal.Engine.Freshness;
using Portal.Engine.Freshness.History;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Sync.Boards;
using Portal.Engine.Workflows;
using Portal.Tests.Engine.Workflows;
using Portal.Web.Features.Freshness;
using Portal.Web.Ui.Tables;

namespace Portal.Tests.Web.Features.Freshness;

public sealed class FreshnessListTests
{
    static readonly FreshnessFilter All = new(Gathered.Source, null, null, FreshnessOrder.Worst, 0);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_row_says_its_verdict_since_when_and_how_much_of_the_time_it_was_fresh()
    {
        await using var house = await WorkflowHouse.Open(DatabaseKind.Sqlite);
        await house.Read();
        var begun = house.Now;
        await house.Go(4 * WorkflowHouse.Hour);

        var row = Assert.Single(Assert.Single((await List(house).Page(All, TimeZoneInfo.Utc)).Groups).Rows);
        Assert.Equal(Verdict.Stale, row.Finding.Verdict);
        Assert.Equal(begun + (3 * WorkflowHouse.Hour), row.Since!.Value, TimeSpan.FromMilliseconds(1));
        Assert.Equal(66.0 / 240, row.Past.Share!.Value, 3);
        Assert.Equal(Past.Length, row.Past.Days.Count);
    }

    [Fact]
    public async Task Streams_are_found_by_verdict_and_name_and_gathered_by_workflow_as_that_sees_them()
    {
        await using var house = await WorkflowHouse.Open(DatabaseKind.Sqlite, draft => draft with { Needs = [draft.Needs[0] with { Tolerance = 20 * WorkflowHouse.Minute }] });
        await house.Read();
        await house.Go(30 * WorkflowHouse.Minute);
        var list = List(house);

        Assert.Equal((1, 1), await Count(list, All with { Verdict = Verdict.Fresh }));
        Assert.Equal((0, 1), await Count(list, All with { Verdict = Verdict.Stale }));
        Assert.Equal((0, 1), await Count(list, All with { Text = "nothing like it" }));
        var group = Assert.Single((await list.Page(All with { By = Gathered.Workflow }, TimeZoneInfo.Utc)).Groups);
        Assert.Equal(("Churn watch", Verdict.Stale, Reaction.Pause), (group.Name, group.Worst, group.Says!.Value));
    }

    [Fact]
    public async Task Of_many_streams_a_page_is_shown_and_each_is_on_one_of_them()
    {
        const int many = 120;
        await using var house = await WorkflowHouse.Open(DatabaseKind.Sqlite);
        var streams = house.Get<StreamRegistry>();
        var source = (await streams.Find(house.House.Feed.StreamId, Stop))!.SourceId;
        foreach (var number in Enumerable.Range(1, many - 1)) Assert.Null((await streams.Add(Actor.Portal, source, new StreamDraft { Name = $"Stream {number}", EntityId = house.Person }, Stop)).Refusal);
        await house.Look();
        var list = List(house);

        var seen = new List<long>();
        foreach (var page in Enumerable.Range(0, 5)) seen.AddRange((await list.Page(All with { Page = page }, TimeZoneInfo.Utc)).Groups.SelectMany(group => group.Rows).Select(row => row.Stream.Plan.Id));
        Assert.Equal((many, many), (seen.Count, seen.Distinct().Count()));
        Assert.Equal(Pager.Rows, Assert.Single((await list.Page(All, TimeZoneInfo.Utc)).Groups).Rows.Count);
    }

    [Theory]
    [InlineData(FreshnessOrder.Worst, "stale, never, late, fresh")]
    [InlineData(FreshnessOrder.Name, "fresh, late, never, stale")]
    [InlineData(FreshnessOrder.Oldest, "never, late, stale, fresh")]
    [InlineData(FreshnessOrder.Expected, "late, stale, fresh, never")]
    [InlineData(FreshnessOrder.Stale, "stale, fresh, late, never")]
    public void Streams_stand_in_the_order_that_is_asked_for(FreshnessOrder order, string shown)
    {
        FreshnessRow[] rows =
        [
            Row("stale", Verdict.Stale, verified: -5, expected: -2, stale: -1),
            Row("fresh", Verdict.Fresh, verified: -1, expected: 1, stale: 2),
            Row("never", Verdict.Unknown, null, null, null),
            Row("late", Verdict.Late, verified: -6, expected: -3, stale: 9),
        ];
        var filter = All with { Order = order };

        Assert.Equal(shown, string.Join(", ", filter.Sort(rows).Select(row => row.Stream.Plan.Name)));
        Assert.Equal(shown, string.Join(", ", filter.Sort(rows.Select(row => new FreshnessGroup(row.Stream.Plan.Name, null, [row], row.Finding.Verdict))).Select(group => group.Name)));
        // What nothing is read for stands where what was never read does.
        Assert.Equal(shown, string.Join(", ", filter.Sort(rows.Select(row => new FreshnessGroup(row.Stream.Plan.Name, null, row.Stream.Plan.Name == "never" ? [] : [row], row.Finding.Verdict))).Select(group => group.Name)));
    }

    static FreshnessRow Row(string name, Verdict verdict, int? verified, int? expected, int? stale)
    {
        var plan = new StreamPlan(1, name, 1, "CRM", 1, new Promise(), new Dictionary<string, Promise>(), new HashSet<string>(), []);
        return new FreshnessRow(new WatchedStream(plan, new StreamFacts(1, [])), new Limits(At(verified), At(expected), At(stale), Reason.InTime, false), new Finding(verdict, Reason.InTime));

        static DateTimeOffset? At(int? hours) => hours is { } many ? DateTimeOffset.UnixEpoch.AddHours(many) : null;
    }

    static async Task<(int Total, int Streams)> Count(FreshnessList list, FreshnessFilter filter)
    {
        var (_, total, streams) = await list.Page(filter, TimeZoneInfo.Utc);
        return (total, streams);
    }

    static FreshnessList List(WorkflowHouse house) =>
        new(house.Get<FreshnessBoard>(), house.Get<VerdictHistory>(), house.Get<SourceBoard>(), house.Get<EntityModel>(), house.Get<WorkflowRegistry>(), house.House.Clock);
}
