using Portal.Engine.Audit;
using Portal.Engine.Blueprints.Drafts;
using Portal.Engine.Calendars;
using Portal.Engine.Forms;

namespace Portal.Engine.Blueprints.Kinds;

sealed class CalendarThings(CalendarRegistry registered) : IThings
{
    public ThingKind Kind => ThingKind.Calendar;

    public IEnumerable<Thing> Here(Census census, Names names) => census.Calendars.Select(calendar => Made(CalendarDraft.Of(calendar), names, calendar.Id));

    public Thing Read(Proposal proposal, Names names, ProblemList problems) =>
        Made((CalendarDraft)new DraftReader(names, problems).Read(typeof(CalendarDraft), proposal.Node, proposal.Where, new Dictionary<string, object?> { [nameof(CalendarDraft.Name)] = proposal.Path[0].Trim() }), names, 0);

    public Task Check(Thing thing, Thing? before, Wanted wanted, FormProblems problems, CancellationToken stop)
    {
        ((CalendarDraft)thing.Draft).Validate(problems);
        return Task.CompletedTask;
    }

    public async Task<Outcome<long>> Add(Actor actor, Thing thing, Names names, CancellationToken stop) =>
        (await registered.Add(actor, (CalendarDraft)thing.Draft, stop)).Succeeded(out var made, out var refusal) ? made.Id : refusal;

    public async Task<Refusal?> Change(Actor actor, Thing before, Thing thing, CancellationToken stop) => (await registered.Change(actor, before.Id, (CalendarDraft)thing.Draft, stop)).Refusal;

    public async Task<Refusal?> Remove(Actor actor, Thing thing, CancellationToken stop) => (await registered.Remove(actor, thing.Id, stop)).Refusal;

    static Thing Made(CalendarDraft draft, Names names, long id) => new(ThingKind.Calendar, [draft.Name], new DraftWriter(names).Write(draft, nameof(draft.Name)), draft, id);
}
