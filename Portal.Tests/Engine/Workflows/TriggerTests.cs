using Portal.Engine;
using Portal.Engine.Persistence;
using Portal.Engine.Workflows;
using Portal.Engine.Workflows.Triggers;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Workflows;

/// <summary>What becomes of triggers while a workflow is paused, and when it goes on.</summary>
public sealed class TriggerTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task While_the_gate_is_open_a_trigger_goes_at_once_and_nothing_is_kept(DatabaseKind kind)
    {
        await using var house = await Open(kind, Keeps.All);
        await house.Read();
        Assert.Equal(new TriggerVerdict(true, Reaction.Run, null), (await Take(house, "{}")).Value);
        Assert.Equal(0, await house.Get<TriggerDesk>().Waiting(house.Workflow.Id, Stop));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Triggers_wait_while_it_is_paused_and_go_in_their_order_when_it_is_not(DatabaseKind kind)
    {
        await using var house = await Open(kind, Keeps.All);
        await Stale(house);
        foreach (var i in Enumerable.Range(1, 5)) Assert.False((await Take(house, $$"""{"n":{{i}}}""", $"k{i}")).Value.Goes);
        Assert.Equal((await Take(house, """{"n":3}""", "k3")).Value.Waits, (await Take(house, """{"n":3}""", "k3")).Value.Waits);
        Assert.Equal(5, await house.Get<TriggerDesk>().Waiting(house.Workflow.Id, Stop));
        Assert.Empty(await house.Get<TriggerDesk>().Released(house.Workflow, stop: Stop));

        await house.Read();
        var released = await house.Get<TriggerDesk>().Released(house.Workflow, stop: Stop);
        Assert.Equal([1, 2, 3, 4, 5], released.Select(trigger => trigger.Body.GetProperty("n").GetInt32()));
        Assert.Equal("k1", released[0].Key);
        Assert.True(await house.Get<TriggerDesk>().Taken(house.Workflow, released[0].Id, Stop));
        Assert.False(await house.Get<TriggerDesk>().Taken(house.Workflow, released[0].Id, Stop));
        Assert.Equal(4, (await house.Get<TriggerDesk>().Released(house.Workflow, stop: Stop)).Count);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Of_the_newest_older_ones_give_way_of_all_one_too_many_is_refused_and_where_nothing_is_kept_each_is(DatabaseKind kind)
    {
        await using var house = await Open(kind, Keeps.Newest, most: 2);
        await Stale(house);
        foreach (var i in Enumerable.Range(1, 4)) Assert.NotNull((await Take(house, $"{i}")).Value.Waits);
        await Change(house, Keeps.All);
        Assert.Equal(2, Assert.IsType<TooManyTriggers>((await Take(house, "5")).Refusal).Most);
        await Change(house, Keeps.Nothing);
        Assert.IsType<KeepsNoTriggers>((await Take(house, "6")).Refusal);
        await house.Read();
        Assert.Equal([3, 4], (await house.Get<TriggerDesk>().Released(house.Workflow, stop: Stop)).Select(trigger => trigger.Body.GetInt32()));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Two_that_send_at_once_keep_to_the_bound(DatabaseKind kind)
    {
        await using var house = await Open(kind, Keeps.All, most: 10);
        await Stale(house);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => Task.Run(() => Take(house, $"{i}"), Stop)));
        Assert.Equal(10, outcomes.Count(outcome => outcome.Refusal is null));
        Assert.Equal(10, await house.Get<TriggerDesk>().Waiting(house.Workflow.Id, Stop));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_is_too_large_or_has_no_fit_key_is_refused(DatabaseKind kind)
    {
        await using var house = await Open(kind, Keeps.All);
        Assert.IsType<TriggerUnfit>((await Take(house, $"\"{new string('x', 256 * 1024)}\"")).Refusal);
        Assert.IsType<TriggerUnfit>((await Take(house, "{}", "")).Refusal);
        Assert.IsType<TriggerUnfit>((await Take(house, "{}", new string('k', 201))).Refusal);
    }

    static Task<WorkflowHouse> Open(DatabaseKind kind, Keeps keeps, int most = 100) => WorkflowHouse.Open(kind, draft => draft with { Keeps = keeps, MostKept = most });

    static async Task Stale(WorkflowHouse house)
    {
        await house.Read();
        house.House.Clock.Advance(4 * WorkflowHouse.Hour);
        await house.Look();
    }

    static async Task Change(WorkflowHouse house, Keeps keeps)
    {
        var workflows = house.Get<WorkflowRegistry>();
        var workflow = (await workflows.Find(house.Workflow.Name, Stop))!;
        Assert.Null((await workflows.Change(Portal.Engine.Audit.Actor.Portal, workflow.Id, WorkflowDraft.Of(workflow) with { Keeps = keeps }, Stop)).Refusal);
    }

    static async Task<Outcome<TriggerVerdict>> Take(WorkflowHouse house, string body, string? key = null) =>
        await house.Get<TriggerDesk>().Take((await house.Get<WorkflowRegistry>().Find(house.Workflow.Name, Stop))!, key, body, Stop);
}
