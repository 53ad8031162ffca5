using Portal.Engine.Freshness;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Persistence;
using Portal.Engine.Workflows;
using Portal.Tests.Engine.Workflows;
using Portal.Web.Features.Home.Now;

namespace Portal.Tests.Web.Features.Home;

public sealed class OutlookTests
{
    static readonly TimeSpan Minute = WorkflowHouse.Minute, Hour = WorkflowHouse.Hour;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_goes_stale_next_says_which_workflows_it_would_flag_and_pause()
    {
        await using var house = await WorkflowHouse.Open(DatabaseKind.Sqlite);
        await house.Read();
        Assert.Equal(
            [(house.Now + Hour + (6 * Minute), Verdict.Late, Reaction.Flag), (house.Now + (3 * Hour), Verdict.Stale, Reaction.Pause)],
            (await Ahead(house)).Select(turn => (turn.At, turn.To, turn.Workflows.Single().Says)));
    }

    [Fact]
    public async Task A_workflow_that_accepts_less_than_was_promised_is_told_of_at_its_own_moment()
    {
        await using var house = await WorkflowHouse.Open(DatabaseKind.Sqlite, draft => draft with { Needs = [draft.Needs[0] with { Tolerance = 20 * Minute }] });
        await house.Read();

        var turns = await Ahead(house);
        Assert.Equal([(house.Now + (20 * Minute), Verdict.Stale, 1), (house.Now + (3 * Hour), Verdict.Stale, 0)], turns.Select(turn => (turn.At, turn.To, turn.Workflows.Count)));
        Assert.Equal("name", turns[0].Field);
    }

    static async Task<IReadOnlyList<Turn>> Ahead(WorkflowHouse house) =>
        Outlook.Of(await house.Get<FreshnessBoard>().Look(Stop), await house.Get<WorkflowRegistry>().List(Stop), house.Now, 10);
}
