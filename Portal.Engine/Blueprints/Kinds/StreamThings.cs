using Portal.Engine.Audit;
using Portal.Engine.Blueprints.Drafts;
using Portal.Engine.Forms;
using Portal.Engine.Sources;
using Streams = Portal.Engine.Sources.StreamRegistry;

namespace Portal.Engine.Blueprints.Kinds;

/// <summary>Streams, with what is promised of them.</summary>
sealed class StreamThings(StreamRegistry registered) : IThings
{
    public const string Feeds = "feeds", Fallback = "fallback";

    public ThingKind Kind => ThingKind.Stream;

    public IEnumerable<Thing> Here(Census census, Names names) => census.Streams.Select(stream => Made(names.Path(ReferenceKind.Stream, stream.Id)![0], StreamDraft.Of(stream), names, stream.Id));

    public Thing Read(Proposal proposal, Names names, ProblemList problems)
    {
        var draft = (StreamDraft)new DraftReader(names, problems).Read(typeof(StreamDraft), proposal.Node, proposal.Where, new Dictionary<string, object?> { [nameof(StreamDraft.Name)] = proposal.Path[1].Trim() }, Feeds, Fallback);
        if (proposal.Node.Find("entity") is null) problems.Add(proposal.Name, proposal.Where, "entity is missing: the name of what its records are.");
        return Made(proposal.Path[0], draft, names, 0);
    }

    public Task Check(Thing thing, Thing? before, Wanted wanted, FormProblems problems, CancellationToken stop)
    {
        var draft = (StreamDraft)thing.Draft;
        SettingsCheck.Check(draft, problems);
        if (before?.Draft is StreamDraft now && now.EntityId != draft.EntityId && draft.EntityId != 0) problems.Add("Entity", new StreamKeepsEntity().Message);
        if (wanted.Entity(draft.EntityId) is { } entity) Streams.CheckFields(draft, entity.Label, entity.Fields, problems);
        return Task.CompletedTask;
    }

    public async Task<Outcome<long>> Add(Actor actor, Thing thing, Names names, CancellationToken stop)
    {
        if (names.Find(ReferenceKind.Source, [thing.Path[0]]) is not long source) return new NoSuchSource();
        return (await registered.Add(actor, source, (StreamDraft)thing.Draft, stop)).Succeeded(out var made, out var refusal) ? made.Id : refusal;
    }

    public async Task<Refusal?> Change(Actor actor, Thing before, Thing thing, CancellationToken stop) => (await registered.Change(actor, before.Id, (StreamDraft)thing.Draft, stop)).Refusal;

    public async Task<Refusal?> Remove(Actor actor, Thing thing, CancellationToken stop) => (await registered.Remove(actor, thing.Id, withAll: false, stop)).Refusal;

    static Thing Made(string source, StreamDraft draft, Names names, long id) => new(ThingKind.Stream, [source, draft.Name], new DraftWriter(names).Write(draft, nameof(draft.Name)), draft, id);
}
