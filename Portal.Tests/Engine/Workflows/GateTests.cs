using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Engine.Audit;
using Portal.Engine.Deliveries;
using Portal.Engine.Deliveries.Rows;
using Portal.Engine.Entities;
using Portal.Engine.Forms;
using Portal.Engine.Freshness;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Persistence;
using Portal.Engine.Resilience;
using Portal.Engine.Sources;
using Portal.Engine.Workflows;
using Portal.Engine.Workflows.Asking;
using Portal.Engine.Workflows.Triggers;
using Portal.Tests.Engine.Sync;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Workflows;

/// <summary>What gates say, from what is committed and the time.</summary>
public sealed class GateTests
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1), Minute = WorkflowHouse.Minute, Hour = WorkflowHouse.Hour;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_gate_flags_pauses_and_opens_again_by_itself_and_its_history_says_when_and_why(DatabaseKind kind)
    {
        await using var house = await WorkflowHouse.Open(kind);
        var registered = house.Now;
        await house.Look();
        house.House.Clock.Advance(Minute);
        var begun = house.Now;
        await house.Read();
        await house.Go(4 * Hour);
        Assert.Equal(Reaction.Pause, (await house.Ask()).Gate);
        var again = house.Now;
        await house.Read();

        var history = await house.History();
        Assert.Equal(
            [
                (again, Reaction.Run),
                ((begun + (3 * Hour)).AddMicroseconds(1), Reaction.Pause),
                // Its slots stand by when the feed was made, whenever it was read last.
                ((registered + Hour + (6 * Minute)).AddMicroseconds(1), Reaction.Flag),
                (begun, Reaction.Run),
                (registered, Reaction.Flag),
            ],
            history.Select(told => (told.At, told.Says)));
        Assert.Equal("0 of 1 are fresh. name of Person from Sample CRM (People) has never been read.", history[4].Why);
        Assert.Matches(@"^0 of 1 are fresh\. name of Person from Sample CRM \(People\) has been stale since \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC, and is as of .* UTC\.$", history[1].Why);
        Assert.Equal("Everything it depends on is fresh.", history[0].Why);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task An_answer_says_what_is_stale_since_when_why_who_must_act_and_when_it_is_tried_again(DatabaseKind kind)
    {
        await using var house = await WorkflowHouse.Open(kind);
        var begun = house.Now;
        await house.Read();
        await house.Go(2 * Hour);
        house.House.Script.Say(ScriptedPage.No(new Failure(Who.Owner, "Sample CRM refused the credential (401).")));
        await house.House.Run();
        await house.Go(2 * Hour);

        var answer = await house.Ask();
        Assert.Equal((Reaction.Pause, 0, 1), (answer.Gate, answer.Fresh, answer.Of));
        Assert.Equal((begun + (3 * Hour)).AddMicroseconds(1), answer.Since);
        var lack = Assert.Single(answer.Lacks);
        Assert.Equal(("person", "name", Verdict.Stale, Reason.TooOld, "Sample CRM", "People"), (lack.Entity, lack.Field, lack.Verdict, lack.Reason, lack.Source, lack.Stream));
        Assert.Equal((begun + (3 * Hour), begun, 4 * 3600L), (lack.Since, lack.VerifiedAt, lack.AgeSeconds));
        Assert.Equal((Who.Owner, "Sample CRM refused the credential (401)."), (lack.Who, lack.Cause));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_workflow_may_accept_another_age_than_others_and_do_without_something(DatabaseKind kind)
    {
        await using var house = await WorkflowHouse.Open(kind, draft => draft with
        {
            Needs = [new Need(draft.Needs[0].Entity, "name") { Tolerance = 30 * Minute, OnStale = Reaction.Flag }, new Need(draft.Needs[0].Entity, null) { Tolerance = 10 * Minute, Optional = true }],
        });
        await house.Read();
        Assert.Equal((Reaction.Run, 2, 2), Said(await house.Ask()));
        await house.Go(20 * Minute);
        Assert.Equal((Reaction.Run, 1, 2), Said(await house.Ask()));
        Assert.True(Assert.Single((await house.Ask()).Lacks).Optional);
        await house.Go(20 * Minute);
        Assert.Equal((Reaction.Flag, 0, 2), Said(await house.Ask()));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Who_accepts_less_than_the_schedules_keep_is_told(DatabaseKind kind)
    {
        await using var house = await WorkflowHouse.Open(kind);
        await house.Read();
        var read = house.Now;
        Need[] needs = [.. new TimeSpan?[] { 59 * Minute, Hour, null }.Select(tolerance => new Need(house.Person, "name") { Tolerance = tolerance })];

        var cannot = Assert.Single(await house.Get<GateDesk>().CannotBeMet(needs, Stop));

        Assert.Equal((needs[0], "People"), (cannot.Need, cannot.Stream.Name));
        Assert.Equal((read + (59 * Minute), read + Hour), (cannot.First.StaleAfter, cannot.First.Due));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_nothing_brings_is_unknown_and_does_what_the_workflow_says_of_that(DatabaseKind kind)
    {
        await using var house = await WorkflowHouse.Open(kind);
        await house.Read();
        await house.Get<EntityModel>().Change(Actor.Portal, house.Person, new EntityChange { Fields = [new("name", FieldType.Text) { Required = true }, new("plan", FieldType.Text)] }, Stop);
        var draft = WorkflowDraft.Of(house.Workflow) with { Needs = [new Need(house.Person, "plan") { OnUnknown = Reaction.Pause }] };
        Assert.Null((await house.Get<WorkflowRegistry>().Change(Actor.Portal, house.Workflow.Id, draft, Stop)).Refusal);

        var answer = await house.Ask();
        Assert.Equal(Reaction.Pause, answer.Gate);
        Assert.Equal((Verdict.Unknown, Reason.NothingBringsIt, null), (answer.Lacks[0].Verdict, answer.Lacks[0].Reason, answer.Lacks[0].Source));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Somebody_may_let_it_run_with_a_reason_and_an_end(DatabaseKind kind)
    {
        await using var house = await WorkflowHouse.Open(kind);
        var workflows = house.Get<WorkflowRegistry>();
        await house.Read();
        await house.Go(4 * Hour);
        Assert.IsType<OverrideUnfit>((await workflows.Override(Actor.Portal, house.Workflow.Id, " ", house.Now + Hour, Stop)).Refusal);
        Assert.IsType<OverrideUnfit>((await workflows.Override(Actor.Portal, house.Workflow.Id, "Month's end.", house.Now, Stop)).Refusal);
        Assert.IsType<OverrideUnfit>((await workflows.Override(Actor.Portal, house.Workflow.Id, "Month's end.", house.Now + TimeSpan.FromDays(31), Stop)).Refusal);

        Assert.Null((await workflows.Override(Actor.Portal, house.Workflow.Id, "Month's end.", house.Now + Hour, Stop)).Refusal);
        var until = house.Now + Hour;
        await house.Look();
        var answer = await house.Ask();
        Assert.Equal((Reaction.Run, "Month's end.", until), (answer.Gate, answer.Override!.Why, answer.Override.Until));
        Assert.Equal(Verdict.Stale, Assert.Single(answer.Lacks).Verdict);

        await house.Go(Hour + Minute);
        Assert.Equal(Reaction.Pause, (await house.Ask()).Gate);
        Assert.Equal([(until, Reaction.Pause), (until - Hour, Reaction.Run)], (await house.History()).Take(2).Select(told => (told.At, told.Says)));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_gate_that_turned_while_the_portal_was_off_is_told_afterwards_with_the_moment(DatabaseKind kind)
    {
        await using var house = await WorkflowHouse.Open(kind);
        var begun = house.Now;
        await house.Read();
        await house.House.Restart();
        house.House.Clock.Advance(TimeSpan.FromDays(2));
        await house.Look();
        await house.Look();

        Assert.Equal(
            [((begun + (3 * Hour)).AddMicroseconds(1), Reaction.Pause), ((begun + Hour + (6 * Minute)).AddMicroseconds(1), Reaction.Flag), (begun, Reaction.Run)],
            (await house.History()).Select(told => (told.At, told.Says)));
    }

    /// <summary>Between two readings of what people set nothing is judged anew but what turns then.</summary>
    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_gate_turns_in_the_very_second_in_which_something_becomes_stale_or_an_override_ends(DatabaseKind kind)
    {
        await using var house = await WorkflowHouse.Open(kind);
        await house.Read();
        var begun = house.Now;
        house.House.Clock.Advance((3 * Hour) - (5 * Second));
        await house.Look();
        for (var second = 0; second < 5; second++) await Tick();
        Assert.Equal(Reaction.Flag, (await house.History())[0].Says);
        await Tick();
        Assert.Equal((begun.AddMicroseconds(1) + (3 * Hour), Reaction.Pause), ((await house.History())[0].At, (await house.History())[0].Says));

        Assert.Null((await house.Get<WorkflowRegistry>().Override(Actor.Portal, house.Workflow.Id, "Month's end.", house.Now + (5 * Second), Stop)).Refusal);
        await house.Look();
        for (var second = 0; second < 4; second++) await Tick();
        Assert.Equal(Reaction.Run, (await house.History())[0].Says);
        await Tick();
        Assert.Equal(Reaction.Pause, (await house.History())[0].Says);

        async Task Tick()
        {
            house.House.Clock.Advance(Second);
            await house.Look();
        }
    }

    /// <summary>Nothing is judged anew while it is the same; a clock that goes back makes it another time all the same.</summary>
    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_gate_is_judged_again_when_the_clock_is_set_back_behind_its_last_turn(DatabaseKind kind)
    {
        await using var house = await WorkflowHouse.Open(kind);
        await house.Read();
        await house.Go(4 * Hour);
        await house.Look();
        Assert.Equal(Reaction.Pause, (await house.History())[0].Says);

        house.House.Clock.SetBack(3 * Hour);
        await house.Look();
        Assert.Equal(Reaction.Run, (await house.History())[0].Says);
        Assert.Equal(Reaction.Run, (await house.Ask()).Gate);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Where_nobody_set_a_tolerance_that_of_the_strictest_workflow_counts(DatabaseKind kind)
    {
        await using var house = await WorkflowHouse.Open(kind, draft => draft with { Needs = [draft.Needs[0] with { Tolerance = 90 * Minute }] });
        await house.Promise(stream => stream with { Tolerance = null });
        var other = new WorkflowDraft { Name = "other", Label = "Other", Needs = [new Need(house.Person, null) { Tolerance = 80 * Minute }] };
        Assert.Null((await house.Get<WorkflowRegistry>().Add(Actor.Portal, other, Stop)).Refusal);
        await house.Read();
        Assert.Equal(80 * Minute, (await house.Get<FreshnessBoard>().Look(Stop)).Streams.Single().Plan.Promise.Tolerance);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_workflow_is_checked_kept_audited_and_holds_on_to_its_entities(DatabaseKind kind)
    {
        await using var house = await WorkflowHouse.Open(kind);
        var workflows = house.Get<WorkflowRegistry>();
        Assert.IsType<WorkflowNameTaken>((await workflows.Add(Actor.Portal, WorkflowDraft.Of(house.Workflow), Stop)).Refusal);
        var bad = new WorkflowDraft { Name = "No Such", Label = "x", Needs = [new Need(house.Person, "shoe"), new Need(99, null), new Need(house.Person, "shoe") { Tolerance = TimeSpan.Zero }] };
        var problems = Assert.IsType<SettingsUnfit>((await workflows.Add(Actor.Portal, bad, Stop)).Refusal).Problems;
        Assert.Equal(["Name", "Needs[0]", "Needs[1]", "Needs[2]", "Needs[2].Tolerance"], problems.Select(problem => problem.Setting).Order(StringComparer.Ordinal));
        Assert.IsType<WorkflowKeepsName>((await workflows.Change(Actor.Portal, house.Workflow.Id, WorkflowDraft.Of(house.Workflow) with { Name = "other" }, Stop)).Refusal);

        await house.Get<StreamRegistry>().Remove(Actor.Portal, house.House.Feed.StreamId, withAll: true, Stop);
        Assert.Contains("Churn watch", (await house.Get<EntityModel>().Remove(Actor.Portal, house.Person, Stop)).Refusal!.Message, StringComparison.Ordinal);
        await house.Look();
        Assert.Null((await workflows.Remove(Actor.Portal, house.Workflow.Id, Stop)).Refusal);
        await house.Look();
        Assert.Empty(await house.History());
        Assert.Null((await house.Get<EntityModel>().Remove(Actor.Portal, house.Person, Stop)).Refusal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_workflow_is_told_of_each_change_and_of_what_waited_in_their_order(DatabaseKind kind)
    {
        await using var house = await WorkflowHouse.Open(kind, draft => draft with { Keeps = Keeps.All });
        await house.Read();
        Assert.Null((await house.Get<Destinations>().Create(Actor.Portal, Callbacks.OwnerKind, house.Workflow.Id, "https://hooks.example.com/churn", Stop)).Refusal);
        await house.Go(4 * Hour);
        var workflow = (await house.Get<WorkflowRegistry>().Find(house.Workflow.Name, Stop))!;
        await house.Get<TriggerDesk>().Take(workflow, "k1", """{"customer":7}""", Stop);
        await house.Get<TriggerDesk>().Take(workflow, "k2", """{"customer":8}""", Stop);
        await house.Read();

        await using var db = house.Get<IDatabase>().Read();
        var messages = await db.Set<OutboxMessage>().OrderBy(message => message.Number).ToListAsync(Stop);
        Assert.Equal(
            ["workflow.gate.changed flag", "workflow.gate.changed pause", "workflow.gate.changed run", "workflow.triggered k1", "workflow.triggered k2"],
            messages.Select(message =>
            {
                var data = JsonDocument.Parse(message.Body).RootElement.GetProperty("data");
                return $"{message.Type} {(data.TryGetProperty("gate", out var gate) ? gate : data.GetProperty("key"))}";
            }));
    }

    static (Reaction, int, int) Said(Portal.Engine.Workflows.Asking.GateAnswer answer) => (answer.Gate, answer.Fresh, answer.Of);
}
