using System.Text.Json.Nodes;
using Portal.Engine.Audit;
using Portal.Engine.Blueprints.Drafts;
using Portal.Engine.Credentials;
using Portal.Engine.Forms;
using Portal.Engine.Sources;

namespace Portal.Engine.Blueprints.Kinds;

/// <summary>Sources, with how each is authorised at and where the secret is kept, and without the secret.</summary>
sealed class SourceThings(SourceRegistry registered, SourceCheck check) : IThings
{
    public const string Streams = "streams";

    public ThingKind Kind => ThingKind.Source;

    public IEnumerable<Thing> Here(Census census, Names names) => census.Sources.Select(source => Made(SourceDraft.Of(source), names, source.Id));

    public Thing Read(Proposal proposal, Names names, ProblemList problems)
    {
        var draft = (SourceDraft)new DraftReader(names, problems).Read(typeof(SourceDraft), proposal.Node, proposal.Where, new Dictionary<string, object?> { [nameof(SourceDraft.Name)] = proposal.Path[0].Trim() }, Streams);
        return Made(draft, names, 0);
    }

    public async Task Check(Thing thing, Thing? before, Wanted wanted, FormProblems problems, CancellationToken stop)
    {
        // What stays as it is needs no leave, which another process may not have for it.
        if (before is not null && before.Path.SequenceEqual(thing.Path) && JsonNode.DeepEquals(before.Stored, thing.Stored)) return;
        var draft = (SourceDraft)thing.Draft;
        var isPlain = draft.Auth.Secret is { } secret && SecretReference.Parse(secret) is { Refusal: null, Value.Place: SecretPlace.Name };
        if (isPlain) problems.Add("Auth.Secret", "Say where the secret is kept, as vault:name, env:NAME or file:/full/path. The secret itself never stands in a file.");
        foreach (var problem in (await check.Of(isPlain ? draft with { Auth = draft.Auth with { Secret = "vault:x" } } : draft, stop)).All) problems.Add(problem.Setting, problem.Text);
    }

    public async Task<Outcome<long>> Add(Actor actor, Thing thing, Names names, CancellationToken stop) =>
        (await registered.Add(actor, (SourceDraft)thing.Draft, stop)).Succeeded(out var made, out var refusal) ? made.Id : refusal;

    public async Task<Refusal?> Change(Actor actor, Thing before, Thing thing, CancellationToken stop) => (await registered.Change(actor, before.Id, (SourceDraft)thing.Draft, stop)).Refusal;

    public async Task<Refusal?> Remove(Actor actor, Thing thing, CancellationToken stop) => (await registered.Remove(actor, thing.Id, withAll: false, stop)).Refusal;

    static Thing Made(SourceDraft draft, Names names, long id)
    {
        var shown = draft with { Auth = Named(draft.Auth.Kept(), isHere: id > 0), Per = draft.Requests is null ? new SourceDraft().Per : draft.Per };
        return new(ThingKind.Source, [draft.Name], new DraftWriter(names).Write(shown, nameof(draft.Name)), shown, id);
    }

    /// <summary>What is kept by a plain name was found in the vault; a file says so, because there a plain text might be anything.</summary>
    static SourceAuth Named(SourceAuth auth, bool isHere) =>
        isHere && auth.Secret is { } secret && SecretReference.Parse(secret) is { Refusal: null, Value: { Place: SecretPlace.Name } name } ? auth with { Secret = $"vault:{name.Name}" } : auth;
}
